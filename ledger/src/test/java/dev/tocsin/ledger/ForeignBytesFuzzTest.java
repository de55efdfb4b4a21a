package dev.tocsin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.LogKeys;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.receipt.Proof;
import dev.tocsin.ledger.receipt.Verdict;
import dev.tocsin.ledger.tile.EntryBundle;
import dev.tocsin.ledger.tile.TilePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are read or refused by a {@link LedgerException} of one line; what is read writes itself as it was. */
class ForeignBytesFuzzTest {

    private static final int LONGEST_MESSAGE = 1_000;
    private static final Verifier VERIFIER = new Verifier(LogKeys.generate().verifiers());

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void takesAnything(byte[] input) {
        takes(input);
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "",
                        "\u0000\u0001x\u0000\u0000",
                        "a\n\n\u2014 n AAAAAAA=\n",
                        "a\n\n\u2014 n AAAAAAA=\r\n",
                        "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 o AAAAAAA=\n",
                        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                        "tile/entries/x001/234.p/7",
                        "{\"format\":\"tocsin-receipt/v1\",\"kind\":\"k\",\"statement\":\"\\u001b[2J\",\"salt\":"
                                + "\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\",\"slot\":1,\"beat_path\":[],\"entry\":0,"
                                + "\"log_path\":[],\"checkpoint\":\"o\\n1\\nx\\n\\n\u2014 o AAAAAAA=\\n\"}",
                        "{\"format\":\"tocsin-promise/v1\",\"kind\":\"k\",\"statement\":\"\",\"salt\":"
                                + "\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\",\"promise\":\"by\\n\\n\u2014 o AAAAAAA=\\n\"}",
                        "{\"format\":\"tocsin-receipt/v1\",\"entry\":1e999999999}")
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8));
    }

    private static void takes(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        attempt(() -> {
            Note note = Note.parse(input);
            assertThat(note.bytes()).isEqualTo(input);
            attempt(() -> assertThat(Checkpoint.parse(note.text()).text()).isEqualTo(note.text()));
            attempt(() -> VERIFIER.verify(note));
        });
        attempt(() -> assertThat(VerifierKey.parse(text)).hasToString(text));
        attempt(() -> LogKeys.parse(text));
        attempt(() -> assertThat(EntryBundle.write(EntryBundle.read(input, 2))).isEqualTo(input));
        TilePath.parse(text).ifPresent(path -> assertThat(path).hasToString(text));
        attempt(() -> {
            Proof proof = Proof.parse(input);
            assertThat(Proof.parse(proof.toJson().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(proof);
            assertThat(proof.verify(VERIFIER))
                    .isInstanceOfSatisfying(Verdict.Refuted.class, refuted -> assertFit(refuted.reason()));
        });
        attempt(() -> Note.lines(text));
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (LedgerException e) {
            for (String said : List.of(e.getMessage(), e.hint())) {
                assertFit(said);
            }
        }
    }

    private static void assertFit(String said) {
        assertThat(said).hasSizeLessThan(LONGEST_MESSAGE).doesNotContainPattern("\\p{Cntrl}");
    }
}
