package dev.tocsin.benchmark.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PercentileTest {

    @Test
    void isTheSmallestThatSoManyDoNotExceed() {
        List<Long> hundred = LongStream.rangeClosed(1, 100).boxed().toList().reversed();

        assertThat(HubMeasurement.percentile(hundred, 99)).isEqualTo(99);
        assertThat(HubMeasurement.percentile(hundred, 100)).isEqualTo(100);
        assertThat(HubMeasurement.percentile(List.of(3L, 1L, 2L), 99)).isEqualTo(3);
        assertThat(HubMeasurement.percentile(List.of(7L), 1)).isEqualTo(7);
    }
}
