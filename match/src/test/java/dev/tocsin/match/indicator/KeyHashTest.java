package dev.tocsin.match.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

final class KeyHashTest {

    private static final long SEED = 0x5EED;

    @Test
    void whatStandsAroundTheBytesSaysNothing() {
        qt().forAll(
                        SourceDSL.longs().all(),
                        SourceDSL.integers().between(0, 40),
                        SourceDSL.integers().between(0, 12),
                        SourceDSL.integers().between(0, 12))
                .checkAssert((random, length, before, behind) -> {
                    byte[] around = new byte[before + length + behind];
                    new Random(random).nextBytes(around);
                    byte[] alone = new byte[length];
                    System.arraycopy(around, before, alone, 0, length);
                    assertThat(hash(around, before, before + length)).isEqualTo(hash(alone, 0, length));
                });
    }

    @Test
    void foldingIsOfAsciiLettersAndNothingElse() {
        for (int value = 0; value < 256; value++) {
            for (int place = 0; place < 11; place++) {
                byte[] bytes = "0123456789a".getBytes(StandardCharsets.US_ASCII);
                bytes[place] = (byte) value;
                byte[] lower = bytes.clone();
                lower[place] = (byte) (value >= 'A' && value <= 'Z' ? value + 32 : value);
                assertThat(folded(bytes))
                        .as("byte %d at %d", value, place)
                        .isEqualTo(KeyHash.bytes(SEED, lower, 0, lower.length, false));
            }
        }
    }

    @Test
    void shortTextsAndLongOnesHaveHashesOfTheirOwn() {
        Set<Long> seen = new HashSet<>();
        int made = 0;
        for (int length = 0; length <= 40; length++) {
            for (int place = 0; place < length; place++) {
                for (int value = 1; value < 128; value++) {
                    byte[] bytes = new byte[length];
                    bytes[place] = (byte) value;
                    seen.add(hash(bytes, 0, length));
                    made++;
                }
            }
            seen.add(hash(new byte[length], 0, length));
            made++;
        }
        assertThat(seen).hasSize(made);
    }

    /** Names that differ in few digits, as generated ones do, spread over a filter's places as chance would have it. */
    @Test
    void namesThatAreNearlyAlikeSpreadEvenly() {
        int bits = 10;
        int[] high = new int[1 << bits];
        int[] low = new int[1 << bits];
        int names = 1 << 20;
        for (int i = 0; i < names; i++) {
            byte[] name = String.format(Locale.ROOT, "host-%07d.example.com", i).getBytes(StandardCharsets.US_ASCII);
            long hash = hash(name, 0, name.length);
            high[(int) (hash >>> (Long.SIZE - bits))]++;
            low[(int) hash & ((1 << bits) - 1)]++;
        }
        // 1,024 places for 1,048,576 names: a chi-square of 1,023 +- 45 is chance; eight times that is not.
        assertThat(chiSquare(high, names)).isBetween(1_023 - 360.0, 1_023 + 360.0);
        assertThat(chiSquare(low, names)).isBetween(1_023 - 360.0, 1_023 + 360.0);
    }

    @Test
    void eachBitOfTheBytesTurnsAboutHalfOfTheHash() {
        Random random = new Random(1);
        for (int length : new int[] {1, 4, 7, 8, 9, 15, 16, 23, 40}) {
            for (int bit = 0; bit < length * Byte.SIZE; bit++) {
                int turned = 0;
                for (int trial = 0; trial < 200; trial++) {
                    byte[] bytes = new byte[length];
                    random.nextBytes(bytes);
                    long before = KeyHash.end(hash(bytes, 0, length), 1);
                    bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
                    turned += Long.bitCount(before ^ KeyHash.end(hash(bytes, 0, length), 1));
                }
                assertThat(turned / 200.0).as("bit %d of %d bytes", bit, length).isBetween(29.0, 35.0);
            }
        }
    }

    private static double chiSquare(int[] counts, int total) {
        double expected = (double) total / counts.length;
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    private static long hash(byte[] bytes, int from, int to) {
        return KeyHash.bytes(SEED, bytes, from, to, false);
    }

    private static long folded(byte[] bytes) {
        return KeyHash.bytes(SEED, bytes, 0, bytes.length, true);
    }
}
