package dev.tocsin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes: no failure, the same events in any pieces, positions that rise, and problems fit to be shown. */
class LogReaderFuzzTest {

    private static final ReadLimits SMALL = new ReadLimits(1_000, 20, 2_000);

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void readsAnyBytes(byte[] input) {
        check(input);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsWhatIsNearlyALog(byte[] seed) {
        check(seed);
        for (int i = 0; i < seed.length; i++) {
            byte[] mutated = seed.clone();
            for (byte replacement : new byte[] {'\n', '"', '{', ']', ',', (byte) 0xff}) {
                mutated[i] = replacement;
                check(mutated);
            }
            check(java.util.Arrays.copyOf(seed, i));
        }
    }

    static List<byte[]> seeds() throws IOException {
        String lines =
                "{\"_path\":\"dns\",\"ts\":1.5,\"a\":[1,{\"b\":null}]}\r\n\n{\n \"c\": \"\\ud83d\\ude00\\n\"\n}\n";
        String list =
                "[{\"EventID\":1,\"Channel\":\"x\"},\n{\"Event\":{\"System\":{\"EventID\":\"2\"},\"EventData\":[{\"@Name\":\"n\",\"#text\":\"v\"}]}}]";
        String envelope =
                "{\"x\":1,\"Records\":[{\"eventSource\":\"s\",\"eventName\":\"n\",\"awsRegion\":\"r\"}],\"y\":{}}";
        String bundle =
                "{\"type\":\"bundle\",\"objects\":[{\"type\":\"observed-data\",\"id\":\"observed-data--1\",\"object_refs\":[\"a--1\"]},{\"type\":\"a\",\"id\":\"a--1\"}]}";
        String tsv =
                "#separator \\x09\n#set_separator\t,\n#path\tx\n#fields\tts\ta\tb\n#types\ttime\tset[count]\tstring\n1.5\t1,2\t\\xc3\\xa9\n-\t(empty)\t-\n";
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes(lines));
        }
        String longAndBroken = "{\"_path\":\"" + "x".repeat(1_100) + "\u0001\"}\n{\"_path\":\"dns\",\"ts\":1.5}\n";
        byte[] utf16 = ("\ufeff" + list).getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        return List.of(
                bytes(lines),
                bytes(list),
                bytes(envelope),
                bytes(bundle),
                bytes(tsv),
                bytes(longAndBroken),
                zipped.toByteArray(),
                utf16);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void check(byte[] input) {
        Read whole = Read.of("conn.log", new ByteArrayInputStream(input), SMALL);
        Read pieces = Read.of("conn.log", Read.inPieces(input, input.length), SMALL);

        assertThat(pieces).isEqualTo(whole);
        assertThat(whole.tally().events()).isEqualTo(whole.events().size());
        if (whole.tally().byFormat().getOrDefault(LogFormat.STIX_OBSERVED_DATA, 0L) == 0) {
            assertThat(whole.events())
                    .extracting(event -> event.position().offset())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        for (Problem problem : whole.tally().problems()) {
            assertThat(problem.toString().chars()).as(problem.toString()).noneMatch(Character::isISOControl);
        }
    }
}
