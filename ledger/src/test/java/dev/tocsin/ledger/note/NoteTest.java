package dev.tocsin.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes and keys: the example that implementations of the format share, and what must not pass. */
class NoteTest {

    /** From the tests of the format's first implementation, golang.org/x/mod/sumdb/note. */
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void theKnownNoteVerifiesWithTheKnownKey() {
        VerifierKey key = VerifierKey.parse(KEY);
        Note note = Note.parse(NOTE);

        assertThat(key).hasToString(KEY);
        assertThat(key.hexId()).isEqualTo("c74f20a3");
        assertThat(note).hasToString(NOTE);
        assertThat(new Verifier(List.of(key)).verify(note))
                .singleElement()
                .satisfies(verified -> assertThat(verified.time()).isEmpty());
    }

    @Test
    void aNoteOfWhichOneCharacterDiffersDoesNotVerify() {
        Verifier verifier = new Verifier(List.of(VerifierKey.parse(KEY)));

        assertRefused(() -> verifier.verify(Note.parse(NOTE.replace("answer", "Answer"))), "does not hold");
        assertRefused(() -> verifier.verify(Note.parse(NOTE.replace("ZJkuBS9", "ZJkuBS8"))), "does not hold");
        assertRefused(() -> verifier.verify(Note.parse(NOTE.replace("PeterN", "PetraN"))), "PetraNeumann signed");
        // Another id: a signature of an unknown key, which is passed over.
        assertRefused(() -> verifier.verify(Note.parse(NOTE.replace("x08go", "y08go"))), "none of the signatures");
    }

    @Test
    void noKeyIsReadWithAPartMissingOrACharacterChanged() {
        for (int from = 0; from < KEY.length(); from++) {
            String cut = KEY.substring(from + 1);
            String changed = KEY.substring(0, from) + (char) (KEY.charAt(from) + 1) + cut;
            assertRefused(() -> VerifierKey.parse(cut), "");
            assertRefused(() -> VerifierKey.parse(changed), "");
        }
        assertRefused(() -> VerifierKey.parse("x".repeat(5_000)), "not a public key of a log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "a\n\n",
                "a\n\nb\n",
                "a\n\n\u2014 n AAAAAAA=",
                "a\n\u2014 n AAAAAAA=\n",
                "a\u0001\n\n\u2014 n AAAAAAA=\n",
                "a\r\n\n\u2014 n AAAAAAA=\n",
                "a\n\n- n AAAAAAA=\n",
                "a\n\n\u2014 n+m AAAAAAA=\n",
                "a\n\n\u2014  AAAAAAA=\n",
                "a\n\n\u2014 n AAAA\n",
                "a\n\n\u2014 n AAAAAA==\n",
                "a\n\n\u2014 n AAAAAAB=\n",
                "a\n\n\u2014 n\u00a0m AAAAAAA=\n",
                "a\n\n\u2014 n AAAAAAA=\n\n"
            })
    void whatIsNoNoteIsRefused(String text) {
        assertRefused(() -> Note.parse(text.getBytes(StandardCharsets.UTF_8)), "not ");
    }

    @Test
    void aNoteIsBounded() {
        String line = "\u2014 n AAAAAAA=\n";
        assertThat(Note.parse("a\n\n" + line.repeat(Note.MAX_SIGNATURES)).signatures())
                .hasSize(32);
        assertRefused(() -> Note.parse("a\n\n" + line.repeat(Note.MAX_SIGNATURES + 1)), "33");
        assertRefused(() -> Note.parse(new byte[Note.MAX_BYTES + 1]), "more than");
        assertRefused(() -> Note.parse(new byte[] {'a', (byte) 0xff, '\n'}), "UTF-8");
    }

    @Test
    void aLogSignsACheckpointWithBothItsKeysAndEitherIsEnough() {
        LogKeys keys = LogKeys.generate();
        Checkpoint checkpoint = new Checkpoint(keys.origin(), 20_852_163, Hash.EMPTY_TREE);

        Note note = Note.parse(keys.sign(checkpoint, NOON).bytes());

        assertThat(keys.origin()).matches("tocsin/[0-9a-f]{16}");
        for (VerifierKey key : keys.verifiers()) {
            Verifier verifier = new Verifier(List.of(VerifierKey.parse(key.toString())));
            assertThat(verifier.checkpoint(note)).isEqualTo(checkpoint);
        }
        assertThat(new Verifier(keys.verifiers()).verify(note).stream().map(Verifier.Verified::time))
                .containsExactly(Optional.empty(), Optional.of(NOON));
        assertRefused(() -> new Verifier(LogKeys.generate().verifiers()).verify(note), "none of the signatures");
    }

    @Test
    void anMlDsaSignatureIsOverTheTimeToo() {
        LogKeys keys = LogKeys.generate();
        Checkpoint checkpoint = new Checkpoint(keys.origin(), 7, Hash.EMPTY_TREE);
        SignatureLine line = keys.mlDsa44().sign(checkpoint.text(), NOON);
        byte[] later = line.signature();
        later[7]++;
        Note moved = new Note(
                checkpoint.text(), List.of(SignatureLine.of(keys.mlDsa44().verifier(), later)));

        assertRefused(() -> new Verifier(keys.verifiers()).verify(moved), "does not hold");
    }

    @Test
    void keysComeBackFromTheirTextAndNeverShowInAMessage() {
        LogKeys keys = LogKeys.generate();
        LogKeys other = LogKeys.generate();
        String secret = keys.reveal();

        assertThat(LogKeys.parse(secret).reveal()).isEqualTo(secret);
        assertThat(keys.toString()).isEqualTo("keys of " + keys.origin());
        assertRefused(() -> LogKeys.parse("nothing\n"), "three lines");
        List<String> lines = secret.lines().toList();
        List<String> others = other.reveal().lines().toList();
        assertRefused(
                () -> LogKeys.parse(lines.get(0) + "\n" + lines.get(1) + "\n" + others.get(2) + "\n"), "two logs");
        String swapped = lines.get(1).split(" ", -1)[0] + " " + others.get(1).split(" ", -1)[1];
        assertThatThrownBy(() -> LogKeys.parse(lines.get(0) + "\n" + swapped + "\n" + lines.get(2) + "\n"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("does not hold")
                .hasMessageNotContaining(swapped.split(" ", -1)[1].substring(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o\n1\n",
                "o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nextension\n"
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertRefused(() -> Checkpoint.parse(text), "");
    }

    private static void assertRefused(Runnable reading, String says) {
        assertThatThrownBy(reading::run).isInstanceOf(LedgerException.class).hasMessageContaining(says);
    }
}
