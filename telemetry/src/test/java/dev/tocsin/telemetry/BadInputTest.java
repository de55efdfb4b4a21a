package dev.tocsin.telemetry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Input that is damaged or hostile: what is said about it, and that everything beside it is read. */
class BadInputTest {

    @Test
    void namesMalformedLinesAndReadsTheOthers() {
        Read read = Read.of("{\"a\":1}\n{\"a\":\n{\"a\":2}\n{\"a\":tru}\n{\"a\":\"\\q\"}\n{\"a\":3}\n{\"a\"");

        assertThat(read.values("a")).containsExactly("1", "2", "3");
        assertThat(read.where(Problem.Kind.MALFORMED_JSON)).containsExactly("line 2", "line 4", "line 5");
        assertThat(read.where(Problem.Kind.CUT_OFF)).containsExactly("line 7");
        assertThat(read.tally().lost()).isEqualTo(4);
    }

    @Test
    void tellsTheFirstFewPlacesAndTheCountOfTheRest() {
        Read read = Read.of("{}\n" + "x\n".repeat(37));

        assertThat(read.problem(Problem.Kind.NOT_JSON))
                .hasToString(
                        "37 × not JSON and no row of a log: line 2, line 3, line 4, line 5, line 6, … (it begins with \"x\")");
    }

    @Test
    void stepsOverALineOfAHundredMegabytesWithoutHoldingIt() {
        long before = allocated();

        Read read = Read.of("big", hundredMegabytesOfText("{\"a\":\""), ReadLimits.DEFAULT);

        assertThat(read.values("b")).containsExactly("1");
        assertThat(read.problem(Problem.Kind.TOO_LONG).first().getFirst().reason())
                .startsWith("it is longer than 16777216 bytes; it begins with \"{\"a\":\"xxx");
        assertThat(allocated() - before).isLessThan(64 << 20);
    }

    @Test
    void stepsOverAGzipBombWithoutHoldingIt() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            hundredMegabytesOfText("").transferTo(gzip);
        }
        long before = allocated();

        Read read = Read.of("bomb", new ByteArrayInputStream(bomb.toByteArray()), ReadLimits.DEFAULT);

        assertThat(read.values("b")).containsExactly("1");
        assertThat(read.where(Problem.Kind.TOO_LONG)).containsExactly("line 1");
        assertThat(allocated() - before).isLessThan(64 << 20);
    }

    @Test
    void saysThatADocumentNestsTooDeep() {
        Read read = Read.of("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}\n{\"b\":1}");

        assertThat(read.problem(Problem.Kind.TOO_DEEP).first().getFirst().reason())
                .startsWith("it nests deeper than 100");
        assertThat(read.values("b")).containsExactly("1");
        assertThat(Read.of("{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}").events())
                .hasSize(1);
    }

    @Test
    void readsInvalidUtf8WithReplacementCharactersAndSaysSo() {
        Read read = Read.of("{\"a\":\"caf\u00e9\"}\n{\"a\":\"cafe\"}\n".getBytes(ISO_8859_1));

        assertThat(read.values("a")).containsExactly("caf\ufffd", "cafe");
        assertThat(read.where(Problem.Kind.INVALID_TEXT)).containsExactly("line 1");
        assertThat(read.tally().lost()).isZero();
    }

    @Test
    void readsHalfASurrogatePairAsAReplacementCharacterAndSaysSo() {
        Read read = Read.of("{\"a\":\"x\\ud800y\"}\n{\"a\":\"\\ud83d\\ude00\"}\n{\"a\":\"\ufffd\"}");

        assertThat(read.values("a")).containsExactly("x\ufffdy", "😀", "\ufffd");
        assertThat(read.where(Problem.Kind.INVALID_TEXT)).containsExactly("line 1");
    }

    @Test
    void takesTheLastOfAKeyThatStandsTwiceAndSaysSo() {
        Read read = Read.of("{\"a\":1,\"b\":{\"c\":1,\"c\":2},\"a\":3}");

        assertThat(read.only().fields()).hasToString("{\"a\":3,\"b\":{\"c\":2}}");
        assertThat(read.where(Problem.Kind.DUPLICATE_KEY)).containsExactly("line 1");
    }

    @Test
    void refusesNumbersThatAreEndlessToComputeWith() {
        Read read = Read.of("{\"a\":" + "9".repeat(10_000)
                + "}\n{\"a\":1e999999999}\n{\"a\":1e-99999}\n{\"a\":4e44446314905}\n{\"a\":" + "9".repeat(900) + "}");

        assertThat(read.events()).hasSize(1);
        assertThat(read.where(Problem.Kind.MALFORMED_JSON)).containsExactly("line 1", "line 2", "line 3", "line 4");
    }

    @Test
    void refusesARecordOfMoreValuesThanMemoryHasRoomFor() {
        Read read = Read.of("{\"a\":[" + "{},".repeat(5_000_000) + "{}]}\n{\"b\":1}");

        assertThat(read.values("b")).containsExactly("1");
        assertThat(read.problem(Problem.Kind.TOO_LONG).first().getFirst().reason())
                .startsWith("it holds more than 500000 values; it begins with");
    }

    @Test
    void takesNoTimeThatIsOutOfRange() {
        Read read = Read.of(
                "{\"ts\":1e900}\n{\"ts\":-1e900}\n{\"ts\":99999999999999999999}\n{\"ts\":1e-900}\n{\"ts\":\"yesterday\"}\n{\"ts\":[]}");

        assertThat(read.events()).hasSize(6);
        assertThat(read.problem(Problem.Kind.TIME_NOT_READABLE).count()).isEqualTo(6);
    }

    @Test
    void namesElementsThatAreNoObjects() {
        Read read = Read.of("[{\"a\":1}, 2, \"x\", null, [], {\"a\":2}]");

        assertThat(read.values("a")).containsExactly("1", "2");
        assertThat(read.where(Problem.Kind.NOT_AN_OBJECT))
                .containsExactly("element 2", "element 3", "element 4", "element 5");
    }

    @Test
    void readsLinesAroundNulBytes() {
        Read read = Read.of("{\"a\":1}\n\0\0\0\0\n{\"a\":\"x\0y\"}\n{\"a\":2}\n");

        assertThat(read.values("a")).containsExactly("1", "2");
        assertThat(read.problem(Problem.Kind.NOT_JSON).first().getFirst().reason())
                .contains("\\u{0}\\u{0}");
        assertThat(read.where(Problem.Kind.MALFORMED_JSON)).containsExactly("line 3");
    }

    @Test
    void keepsWhatCameBeforeTheEndOfATruncatedGzipFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (int i = 0; i < 10_000; i++) {
                gzip.write("{\"a\":%d}\n".formatted(i).getBytes(UTF_8));
            }
        }

        Read read = Read.of(Arrays.copyOf(out.toByteArray(), out.size() / 2));

        assertThat(read.events()).hasSizeGreaterThan(3_000);
        assertThat(read.problem(Problem.Kind.DAMAGED_INPUT).first().getFirst().reason())
                .isEqualTo("the gzip data is cut off");
    }

    @Test
    void saysWhatAFileIsThatIsNoLog() {
        assertThat(notALog(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0}))
                .isEqualTo("a PNG image");
        assertThat(notALog(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0})).isEqualTo("an ELF program");
        assertThat(notALog(new byte[0])).isEqualTo("nothing: the input is empty");
        assertThat(notALog(" \n\n".getBytes(UTF_8))).isEqualTo("nothing: the input is empty");
        assertThat(notALog(new byte[] {1, 2, 3})).isEqualTo("binary data that begins with the bytes 010203");
        assertThat(notALog(new byte[] {'{', 0, '}', 0})).startsWith("UTF-16 text without");
        assertThat(notALog("# Title\n\nSome prose.\n".getBytes(UTF_8)))
                .isEqualTo("1 × not JSON and no row of a log: line 3 (it begins with \"Some prose.\")");
    }

    @Test
    void takesALogWithoutEventsForALog() {
        for (String log :
                List.of("[]", "{\"Records\":[]}", "#separator \\x09\n#path\tdns\n#fields\tts\n#types\ttime\n")) {
            assertThat(Read.of(log).tally().notALog()).as(log).isEmpty();
            assertThat(Read.of(log).tally().problems()).as(log).isEmpty();
        }
    }

    @Test
    void showsNothingOfTheInputThatCouldMoveACursor() {
        Read read = Read.of(
                "{}\n\u001b[2J\u202e\n{\"a\u001b\" \u0007}\n{\"EventID\":1,\"Channel\":\"C\",\"TimeCreated\":\"\u009b1\"}\n");

        assertThat(read.tally().problems().toString().codePoints())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
        assertThat(read.tally().problems()).hasSize(3);
    }

    @Test
    void saysThatTheInputItselfFailed() {
        InputStream failing = new FilterInputStream(new ByteArrayInputStream("{\"a\":1}\n".getBytes(UTF_8))) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("disk \u001b on fire");
                }
                return read;
            }
        };
        try (LogReader reader = LogReader.open("x.log", failing)) {
            assertThat(reader.next().fields().path("a").asInt()).isEqualTo(1);
            assertThatThrownBy(reader::hasNext)
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessage("cannot read \"x.log\": disk \\u{1b} on fire");
            assertThat(reader.hasNext()).isFalse();
        }
    }

    private static String notALog(byte[] input) {
        Read read = Read.of(input);
        assertThat(read.events()).isEmpty();
        ReadTally.NotALog notALog = read.tally().notALog().orElseThrow();
        assertThat(notALog.hint()).isNotEmpty();
        return notALog.seen();
    }

    /** One line of 100 MB, and an event after it. */
    private static InputStream hundredMegabytesOfText(String begins) {
        InputStream endless = new InputStream() {
            private int left = 100_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = Math.min(left, length);
                Arrays.fill(buffer, offset, offset + count, (byte) 'x');
                left -= count;
                return count;
            }
        };
        return new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(begins.getBytes(UTF_8)), endless),
                new ByteArrayInputStream("\n{\"b\":1}\n".getBytes(UTF_8)));
    }

    private static long allocated() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }
}
