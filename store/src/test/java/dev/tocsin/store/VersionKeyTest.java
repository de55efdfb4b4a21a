package dev.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import dev.tocsin.stix.StixTimestamp;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VersionKeyTest {

    @Test
    void zerosAtTheEndDoNotCount() {
        assertThat(VersionKey.of(StixTimestamp.parse("2026-01-10T00:00:00.000Z")))
                .isEqualTo("2026-01-10T00:00:00");
        assertThat(VersionKey.of(StixTimestamp.parse("2026-01-10T00:00:10Z"))).isEqualTo("2026-01-10T00:00:10");
        assertThat(VersionKey.of(StixTimestamp.parse("2026-01-10T00:00:00.0100Z")))
                .isEqualTo("2026-01-10T00:00:00.01");
    }

    @Test
    void keysCompareAsTheMomentsDo() {
        qt().forAll(integers().all(), integers().all()).check((one, other) -> {
            StixTimestamp a = timestamp(new Random(one));
            StixTimestamp b = timestamp(new Random(other));
            return Integer.signum(a.compareTo(b))
                    == Integer.signum(VersionKey.of(a).compareTo(VersionKey.of(b)));
        });
    }

    private static StixTimestamp timestamp(Random random) {
        StringBuilder text = new StringBuilder("2026-01-01T00:00:0").append(random.nextInt(2));
        int digits = random.nextInt(4);
        if (digits > 0) {
            text.append('.');
            for (int i = 0; i < digits; i++) {
                text.append(random.nextInt(3));
            }
        }
        return StixTimestamp.parse(text.append('Z').toString());
    }
}
