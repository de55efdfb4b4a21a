package dev.tocsin.telemetry.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramerTest {

    @Test
    void givesOneObjectALineWithWhereItStands() throws IOException {
        assertThat(frames("{\"a\":1}\r\n\n {\"b\":2}\n")).containsExactly("1@0 json {\"a\":1}", "3@11 json {\"b\":2}");
    }

    @Test
    void givesObjectsThatSpanLines() throws IOException {
        assertThat(frames("{\n  \"a\": [\n 1 ]\n}\n{\n}\n"))
                .containsExactly("1@0 json {\n  \"a\": [\n 1 ]\n}", "5@18 json {\n}");
    }

    @Test
    void givesTheElementsOfAList() throws IOException {
        assertThat(frames("[\n{\"a\":1},\n{\"b\":2}, 3\n]\n{}"))
                .containsExactly(
                        "2@2#1 json {\"a\":1}", "3@11#2 json {\"b\":2}", "3@20#3 json 3", "4@22#3 end", "5@24 json {}");
    }

    @Test
    void givesTheElementsOfAListInAnEnvelope() throws IOException {
        assertThat(frames("{\"more\":true,\"Records\":[{\"a\":1},{\"b\":2}],\"next\":\"x\"}\n{\"c\":3}"))
                .containsExactly("1@24#1 json {\"a\":1}", "1@32#2 json {\"b\":2}", "1@39#2 end", "2@53 json {\"c\":3}");
    }

    @Test
    void givesAnEventWithAListInItWhole() throws IOException {
        String event = "{\"ts\":1,\"data\":[{\"a\":1}]}";
        assertThat(frames(event)).containsExactly("1@0 json " + event);
        String other = "{\"answers\":[{\"a\":1}]}";
        assertThat(frames(other)).containsExactly("1@0 json " + other);
        String numbers = "{\"data\":[1,2]}";
        assertThat(frames(numbers)).containsExactly("1@0 json " + numbers);
        String nested = "{\"x\":{},\"data\":[{}]}";
        assertThat(frames(nested)).containsExactly("1@0 json " + nested);
    }

    @Test
    void saysThatAnEnvelopeHoldsMoreThanItsList() throws IOException {
        assertThat(frames("{\"Records\":[{}],\"more\":{\"x\":1}} {}"))
                .containsExactly("1@12#1 json {}", "1@14#1 end", "1@15 BESIDE_LIST", "1@32 json {}");
    }

    @Test
    void takesAnEmptyListForAList() throws IOException {
        assertThat(frames("{\"Records\": [ ]}")).containsExactly("1@14 end");
        assertThat(frames("[]")).containsExactly("1@1 end");
    }

    @Test
    void givesLinesThatAreNoJson() throws IOException {
        assertThat(frames("#path\tdns\n[INFO] started\n\tx\ty\t\r\nlast"))
                .containsExactly(
                        "1@0 line #path\tdns", "2@10 line [INFO] started", "3@25 line \tx\ty\t", "4@32 line last");
    }

    @Test
    void separatesObjectsOnOneLine() throws IOException {
        assertThat(frames("{\"a\":1}{\"b\":2}, {\"c\":3} rest\n{}"))
                .containsExactly(
                        "1@0 json {\"a\":1}",
                        "1@7 json {\"b\":2}",
                        "1@16 json {\"c\":3}",
                        "1@24 line rest",
                        "2@29 json {}");
    }

    @Test
    void losesOnlyTheLineThatWasCutOff() throws IOException {
        assertThat(frames("{\"a\":\"x\n{\"b\":2}\n{\"c\":[1,\n{\"d\":4}\n{\"e\":\n{\"f\":6}\n"))
                .containsExactly(
                        "1@0 MALFORMED",
                        "2@8 json {\"b\":2}",
                        "3@16 MALFORMED",
                        "4@25 json {\"d\":4}",
                        "5@33 MALFORMED",
                        "6@39 json {\"f\":6}");
    }

    @Test
    void findsTheNextObjectAfterOneThatBreaksOffBetweenValues() throws IOException {
        assertThat(frames("{\"a\":1,\n{\"b\":2}\n{\"c\":3\n{\"d\":4}\n"))
                .containsExactly("1@0 MALFORMED", "2@8 json {\"b\":2}", "3@16 MALFORMED", "4@23 json {\"d\":4}");
    }

    @Test
    void losesOnlyTheElementThatIsMalformed() throws IOException {
        assertThat(frames("[{\"a\":1},{\"b\" 2},{\"c\":3}]"))
                .containsExactly("1@1#1 json {\"a\":1}", "1@9#2 MALFORMED", "1@17#3 json {\"c\":3}", "1@24#3 end");
        assertThat(frames("[\n {\"a\": \"x\n },\n {\"c\":3}]"))
                .containsExactly("2@3#1 MALFORMED", "4@17#2 json {\"c\":3}", "4@24#2 end");
    }

    @Test
    void saysThatTheInputEndsInTheMiddle() throws IOException {
        assertThat(frames("{}\n{\"a\":")).containsExactly("1@0 json {}", "2@3 CUT_OFF");
        assertThat(frames("[{}")).containsExactly("1@1#1 json {}", "1@3 CUT_OFF");
        assertThat(frames("{\"Records\":[{}],")).containsExactly("1@12#1 json {}", "1@14#1 end", "1@16 CUT_OFF");
    }

    @Test
    void stepsOverWhatIsTooLong() throws IOException {
        String text = "{\"a\":\"" + "x".repeat(200_000) + "\"}";
        String input = text + "\n{}\n" + "y".repeat(200_000) + "\n{}\n[" + text + ",{}]";

        assertThat(frames(new ByteArrayInputStream(input.getBytes(UTF_8)), 1000, 100))
                .containsExactly(
                        "1@0 TOO_LONG",
                        "2@200009 json {}",
                        "3@200012 TOO_LONG",
                        "4@400013 json {}",
                        "5@400017#1 TOO_LONG",
                        "5@600026#2 json {}",
                        "5@600028#2 end");
    }

    @Test
    void givesARecordThatIsJustAsLongAsAllowed() throws IOException {
        byte[] input = "{\"a\":123}\n0123456789\n".getBytes(UTF_8);

        assertThat(frames(new ByteArrayInputStream(input), 10, 9))
                .containsExactly("1@0 json {\"a\":123}", "2@10 line 0123456789");
        assertThat(frames(new ByteArrayInputStream(input), 9, 9))
                .containsExactly("1@0 json {\"a\":123}", "2@10 TOO_LONG");
        assertThat(frames(new ByteArrayInputStream(input), 8, 9)).containsExactly("1@0 TOO_LONG", "2@10 TOO_LONG");
    }

    @Test
    void stepsOverWhatNestsTooDeep() throws IOException {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(frames(deep + "\n{}\n[{}," + deep + ",{}]"))
                .containsExactly(
                        "1@0 TOO_DEEP",
                        "2@200007 json {}",
                        "3@200011#1 json {}",
                        "3@200014#2 TOO_DEEP",
                        "3@400021#3 json {}",
                        "3@400023#3 end");
    }

    @Test
    void takesAByteOrderMarkBetweenFilesThatWerePutTogetherForABlank() throws IOException {
        assertThat(frames("{}\n\ufeff{\"a\":1}\n")).containsExactly("1@0 json {}", "2@6 json {\"a\":1}");
    }

    @Test
    void givesARecordAsSoonAsItsLastByteIsThere() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            Framer framer = new Framer(in, 1000, 10);
            out.write("{\"a\":1}\n{\"b\"".getBytes(UTF_8));
            assertThat(framer.next().map(FramerTest::shown)).contains("1@0 json {\"a\":1}");
            out.write(":2}".getBytes(UTF_8));
            assertThat(framer.next().map(FramerTest::shown)).contains("2@8 json {\"b\":2}");
        }
    }

    @Test
    void takesTimeInProportionToTheInputWhateverIsOpenedAndNeverClosed() throws IOException {
        // Would take hours if each line were searched to the end of the input again.
        String input = "{\"a\":[\n".repeat(500_000) + "{\"b\":[1,\n 2,\n".repeat(100_000);

        List<String> frames = frames(input);

        assertThat(frames)
                .isNotEmpty()
                .allMatch(frame -> frame.contains("MALFORMED")
                        || frame.contains("TOO_DEEP")
                        || frame.contains("CUT_OFF")
                        || frame.contains("line"));
    }

    @Test
    void countsBlankLines() throws IOException {
        Framer framer = new Framer(new ByteArrayInputStream("\n{}\n \r\n{\n\n}\n".getBytes(UTF_8)), 1000, 10);
        while (framer.next().isPresent()) {
            assertThat(framer.blankLines()).isPositive();
        }
        assertThat(framer.blankLines()).isEqualTo(2);
    }

    private static List<String> frames(String input) throws IOException {
        byte[] bytes = input.getBytes(UTF_8);
        List<String> whole = frames(new ByteArrayInputStream(bytes), 1 << 20, 100);
        if (bytes.length < 10_000) {
            for (int seed = 0; seed < 20; seed++) {
                assertThat(frames(pieces(bytes, seed), 1 << 20, 100)).isEqualTo(whole);
            }
        }
        return whole;
    }

    private static List<String> frames(InputStream in, int maxBytes, int maxDepth) throws IOException {
        Framer framer = new Framer(in, maxBytes, maxDepth);
        List<String> frames = new ArrayList<>();
        for (Optional<Frame> next = framer.next(); next.isPresent(); next = framer.next()) {
            frames.add(shown(next.get()));
        }
        return frames;
    }

    private static InputStream pieces(byte[] bytes, int seed) {
        Random random = new Random(seed);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(4)));
            }
        };
    }

    private static String shown(Frame frame) {
        Place place = frame.place();
        String where = place.line() + "@" + place.offset() + (place.element() > 0 ? "#" + place.element() : "") + " ";
        return switch (frame) {
            case Frame.Json json -> where + "json " + text(json.text());
            case Frame.Line line -> where + "line " + text(line.text());
            case Frame.ListEnd end -> where + "end";
            case Frame.Fault fault -> where + fault.kind();
        };
    }

    private static String text(Slice slice) {
        return new String(slice.buffer(), slice.start(), slice.length(), UTF_8);
    }
}
