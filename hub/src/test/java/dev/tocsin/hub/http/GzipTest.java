package dev.tocsin.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipTest {

    @Test
    void whateverThePartsAreTheWholeComesBack() {
        qt().forAll(
                        lists().of(integers().between(0, 40_000)).ofSizeBetween(0, 6),
                        integers().all())
                .checkAssert((sizes, seed) -> {
                    Random random = new Random(seed);
                    ByteArrayOutputStream content = new ByteArrayOutputStream();
                    int[] ends = new int[sizes.size() + 1];
                    for (int i = 0; i < sizes.size(); i++) {
                        byte[] part = new byte[sizes.get(i)];
                        random.nextBytes(part);
                        content.writeBytes(part);
                        ends[i] = content.size();
                    }
                    ends[sizes.size()] = content.size();

                    assertThat(unpacked(Gzip.of(content.toByteArray(), ends))).isEqualTo(content.toByteArray());
                });
    }

    @Test
    void aGuessInOnePartDoesNotShortenWhatStandsInAnother() {
        String secret = "pass phrase of the other member: " + letters(1, 200);
        List<String> guesses = List.of(secret, letters(2, secret.length()));

        List<Integer> lengths = guesses.stream()
                .map(guess ->
                        Gzip.of(bytes(guess + secret), new int[] {guess.length(), guess.length() + secret.length()})
                                        .length
                                - Gzip.of(bytes(guess), new int[] {guess.length()}).length)
                .toList();

        assertThat(lengths.getFirst()).as("of the secret after either guess").isEqualTo(lengths.getLast());
        assertThat(Gzip.of(bytes(secret + secret), new int[] {2 * secret.length()}).length)
                .as("inside one part, the same is written once")
                .isLessThan(Gzip.of(bytes(guesses.getLast() + secret), new int[] {2 * secret.length()}).length - 50);
    }

    private static String letters(int seed, int length) {
        StringBuilder text = new StringBuilder();
        new Random(seed).ints(length, 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] unpacked(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
