package dev.tocsin.match.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

/** Held against what the Java library reads. */
final class WrittenAddressTest {

    private static final String[] PARTS = {
        ":",
        ":",
        ":",
        "::",
        "0",
        "1",
        "ffff",
        "FFFF",
        "db8",
        "00a",
        "12345",
        ".",
        "192.0.2.7",
        "1.02.003.0004",
        "255",
        "256",
        "g"
    };

    @Test
    void anyAddressIsReadAsItIsWritten() throws Exception {
        Random random = new Random(1);
        for (int sample = 0; sample < 20_000; sample++) {
            byte[] bits = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bits);
            for (int i = 0; i < bits.length; i++) {
                bits[i] = random.nextInt(3) == 0 ? 0 : bits[i];
            }
            InetAddress address = InetAddress.getByAddress(bits);
            assertThat(read(address.getHostAddress()))
                    .as(address.getHostAddress())
                    .isEqualTo(expected(address));
        }
    }

    @Test
    void textsThatLookLikeAddressesAreReadAlike() {
        qt().withExamples(20_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(1, 18); parts > 0; parts--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            String written = text.toString();
            // Without a colon the Java library takes shorter forms, too.
            if (written.indexOf(':') >= 0 && written.length() <= 45) {
                assertThat(read(written)).as(written).isEqualTo(byLibrary(written));
            }
        });
    }

    private static Optional<String> byLibrary(String written) {
        try {
            return expected(InetAddress.ofLiteral(written));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> expected(InetAddress address) {
        ByteBuffer bits = ByteBuffer.wrap(address.getAddress());
        return bits.remaining() == 4
                ? shown(4, 0, bits.getInt() & 0xffff_ffffL)
                : shown(6, bits.getLong(), bits.getLong());
    }

    private static Optional<String> read(String written) {
        byte[] bytes = written.getBytes(StandardCharsets.US_ASCII);
        WrittenAddress address = new WrittenAddress();
        return address.read(bytes, 0, bytes.length)
                ? shown(address.version(), address.high(), address.low())
                : Optional.empty();
    }

    private static Optional<String> shown(int version, long high, long low) {
        return Optional.of(version + " " + Long.toHexString(high) + " " + Long.toHexString(low));
    }
}
