package dev.tocsin.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.match.sigma.AddressMatch;
import dev.tocsin.sigma.detection.Network;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Networks asked in place, held against the plain way. */
class NetworkCheckTest {

    private static final String[] PIECES = {
        "0", "1", "10", "192", "255", "256", "007", "fe80", "ffff", "00ab", "12345", ".", ".", ".", ":", ":", "::",
        "%1", "/", "g", "F", "",
    };

    @Test
    void saysTheSameOfAnyText() {
        int[] inside = new int[2];
        qt().withExamples(20_000).forAll(longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            Network network = network(random);
            String text = random.nextInt(3) == 0 ? pieces(random) : near(network, random);
            boolean plainly = AddressMatch.isIn(network, text);
            assertThat(new NetworkCheck(network).test(text))
                    .as("%s in %s", text, network)
                    .isEqualTo(plainly);
            if (plainly) {
                inside[network.bytes().length == 4 ? 0 : 1]++;
            }
        });
        assertThat(inside[0]).as("IPv4 addresses in their network").isGreaterThan(500);
        assertThat(inside[1]).as("IPv6 addresses in their network").isGreaterThan(500);
    }

    private static Network network(Random random) {
        int length = random.nextBoolean() ? 4 : 16;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 0);
        }
        return new Network(java.util.HexFormat.of().formatHex(bytes), random.nextInt(length * 8 + 1));
    }

    /** An address that has many bits of a network, in any of its forms, sometimes with something wrong. */
    private static String near(Network network, Random random) {
        byte[] bytes = network.bytes();
        if (random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        StringBuilder text = new StringBuilder();
        if (bytes.length == 4) {
            for (byte part : bytes) {
                text.append(text.isEmpty() ? "" : ".").append(part & 0xff);
            }
        } else {
            boolean gap = false;
            for (int i = 0; i < 16; i += 2) {
                int group = (bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff);
                if (group == 0 && !gap && random.nextBoolean()) {
                    gap = true;
                    while (i < 14 && bytes[i + 2] == 0 && bytes[i + 3] == 0) {
                        i += 2;
                    }
                    text.append(text.isEmpty() || i == 14 ? ":" : "");
                    text.append(i == 14 && text.length() > 1 ? "" : text.length() == 1 ? ":" : "");
                } else {
                    text.append(Integer.toHexString(group));
                }
                text.append(i < 14 ? ":" : "");
            }
        }
        if (random.nextInt(5) == 0) {
            text.insert(random.nextInt(text.length() + 1), PIECES[random.nextInt(PIECES.length)]);
        }
        return random.nextInt(4) == 0 ? text.toString().toUpperCase(java.util.Locale.ROOT) : text.toString();
    }

    private static String pieces(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(16); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
