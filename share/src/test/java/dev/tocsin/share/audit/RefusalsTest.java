package dev.tocsin.share.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Refusals refusals = new Refusals();

    @Test
    void theFirstIsToldAtOnceAndTheOthersTogether() {
        count("198.51.100.7", 3);
        assertThat(refusals.due(NOON, false)).containsOnly(entry("198.51.100.7", 3));
        count("198.51.100.7", 5);
        count("203.0.113.9", 1);
        assertThat(refusals.due(NOON.plusSeconds(60), false)).containsOnly(entry("203.0.113.9", 1));
        assertThat(refusals.due(NOON.plusSeconds(61), false)).isEmpty();

        assertThat(refusals.due(NOON.plus(Refusals.EVERY), false)).containsOnly(entry("198.51.100.7", 5));
        count("198.51.100.7", 1);
        assertThat(refusals.due(NOON.plus(Refusals.EVERY), false)).containsOnly(entry("198.51.100.7", 1));
    }

    @Test
    void whatWaitsIsToldBeforeAHubStops() {
        count("198.51.100.7", 1);
        refusals.due(NOON, false);
        count("198.51.100.7", 4);

        assertThat(refusals.due(NOON, true)).containsOnly(entry("198.51.100.7", 4));
        assertThat(refusals.due(NOON, true)).isEmpty();
    }

    @Test
    void howeverManySourcesThereAreTheyAreCountedInBoundedRoom() {
        for (int i = 0; i < 3 * Refusals.MOST_SOURCES; i++) {
            count("10.0." + i / 250 + "." + i % 250, 1);
        }

        assertThat(refusals.due(NOON, false))
                .hasSize(Refusals.MOST_SOURCES + 1)
                .contains(entry("other addresses", 2L * Refusals.MOST_SOURCES));
        count("192.0.2.1", 2);
        assertThat(refusals.due(NOON, true)).containsOnly(entry("other addresses", 2));
    }

    private void count(String source, int times) {
        for (int i = 0; i < times; i++) {
            refusals.count(source);
        }
    }

    private static Map.Entry<String, Long> entry(String source, long times) {
        return Map.entry(source, times);
    }
}
