package dev.tocsin.share.anonymity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CoarseTimesTest {

    private static final Instant CREATED = Instant.parse("2026-01-05T13:14:15.161Z");

    @Test
    void theFirstVersionHasTheStartOfItsDay() {
        assertThat(CoarseTimes.version(CREATED, CREATED, new TreeMap<>()))
                .contains(Instant.parse("2026-01-05T00:00:00Z"));
    }

    @Test
    void versionsKeepTheirOrderInWhateverOrderTheyCome() {
        qt().forAll(lists().of(integers().between(0, 4 * 86_400)).ofSizeBetween(1, 30))
                .check(CoarseTimesTest::keepOrder);
    }

    private static boolean keepOrder(List<Integer> secondsAfter) {
        NavigableMap<Instant, Instant> there = new TreeMap<>();
        for (int seconds : secondsAfter) {
            Instant modified = CREATED.plusSeconds(seconds);
            if (!there.containsKey(modified)) {
                Optional<Instant> given = CoarseTimes.version(CREATED, modified, there);
                given.ifPresent(time -> there.put(modified, time));
            }
        }
        List<Instant> given = new ArrayList<>(there.values());
        return !given.isEmpty()
                && given.equals(given.stream().sorted().distinct().toList())
                && !given.getFirst().isBefore(CoarseTimes.day(CREATED));
    }

    @Test
    void withoutRoomNothingIsGiven() {
        NavigableMap<Instant, Instant> there = new TreeMap<>();
        there.put(CREATED.plusSeconds(1), CoarseTimes.day(CREATED));

        assertThat(CoarseTimes.version(CREATED, CREATED, there)).isEmpty();
    }
}
