package dev.tocsin.share.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void theDateIsTheClocksToTheMicrosecond() {
        Place place = Place.START.next(NOON.plusNanos(1_999));

        assertThat(place).isEqualTo(new Place(new Position(1), NOON.plusNanos(1_000)));
    }

    @Test
    void datesRiseByAMicrosecondWhereTheClockStandsStillOrStepsBack() {
        Place first = Place.START.next(NOON);
        Place second = first.next(NOON);
        Place third = second.next(NOON.minusSeconds(3_600));

        assertThat(second.dateAdded()).isEqualTo(NOON.plusNanos(1_000));
        assertThat(third.dateAdded()).isEqualTo(NOON.plusNanos(2_000));
    }

    @Test
    void whateverTheClockDoesPositionsAndDatesRise() {
        qt().forAll(lists().of(longs().between(-5_000, 5_000)).ofSizeBetween(1, 50))
                .check(steps -> risesFor(steps));
    }

    private static boolean risesFor(List<Long> steps) {
        Instant clock = NOON;
        Place last = Place.START;
        for (long nanos : steps) {
            clock = clock.plusNanos(nanos);
            Place next = last.next(clock);
            if (next.position().number() != last.position().number() + 1
                    || !next.dateAdded().isAfter(last.dateAdded())
                    || !next.dateAdded().equals(next.dateAdded().truncatedTo(ChronoUnit.MICROS))) {
                return false;
            }
            last = next;
        }
        return true;
    }
}
