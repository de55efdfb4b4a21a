package dev.tocsin.match.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

final class FuseFilterTest {

    @Test
    void everyKeyIsHeld() {
        qt().withExamples(2_000)
                .forAll(
                        SourceDSL.longs().all(),
                        SourceDSL.integers().between(0, 2_000),
                        SourceDSL.integers().between(1, Long.SIZE))
                .checkAssert((seed, count, bits) -> {
                    long[] keys = new Random(seed)
                            .longs(count)
                            .map(key -> key >>> (Long.SIZE - bits))
                            .distinct()
                            .toArray();
                    FuseFilter filter = FuseFilter.of(keys, keys.length);
                    assertThat(LongStream.of(keys).allMatch(filter::mayHold)).isTrue();
                });
    }

    @Test
    void neighboursZeroAndMinusOneAreKeysLikeOthers() {
        long[] keys = LongStream.rangeClosed(-500, 500).toArray();
        FuseFilter filter = FuseFilter.of(keys, keys.length);
        assertThat(LongStream.of(keys).allMatch(filter::mayHold)).isTrue();
    }

    @Test
    void aboutOneOtherKeyIn256Passes() {
        Random random = new Random(7);
        long[] keys = random.longs(300_000).distinct().toArray();
        FuseFilter filter = FuseFilter.of(keys, keys.length);
        long passed = random.longs(1_000_000).filter(filter::mayHold).count();
        assertThat(passed).isBetween(1_000_000 / 256 - 400L, 1_000_000 / 256 + 400L);
        assertThat(filter.size() * 8.0 / keys.length).as("bits a key").isBetween(8.9, 9.8);
    }

    @Test
    void aFilterThatCannotBeMadeIsMadeWithAnotherSeed() {
        int again = 0;
        for (int sample = 0; sample < 3_000; sample++) {
            long[] keys = new Random(sample).longs(60).toArray();
            FuseFilter filter = FuseFilter.of(keys, keys.length);
            assertThat(LongStream.of(keys).allMatch(filter::mayHold)).isTrue();
            again += filter.attempts() > 1 ? 1 : 0;
        }
        assertThat(again).isPositive();
    }

    @Test
    void keysThatAreThereTwiceAreRefusedInTheEnd() {
        long[] keys = {1, 2, 3, 4, 3};
        assertThatThrownBy(() -> FuseFilter.of(keys, keys.length)).hasMessageContaining("no filter for 5 keys");
    }

    @Test
    void onlyTheFirstKeysCount() {
        FuseFilter filter = FuseFilter.of(new long[] {1, 2, 3, 3}, 3);
        assertThat(filter.mayHold(3)).isTrue();
    }
}
