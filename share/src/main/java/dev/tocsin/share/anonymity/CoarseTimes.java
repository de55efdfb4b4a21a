package dev.tocsin.share.anonymity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Times that do not tell at what hour, and so in which zone and shift, somebody wrote something: the start of the day in
 * UTC. Versions keep their order.
 */
public final class CoarseTimes {

    /** A later version than the first has the second after the start of the day, which leaves room before it. */
    private static final Duration LATER = Duration.ofSeconds(1);

    private CoarseTimes() {}

    static Instant day(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS);
    }

    /**
     * The time of a version: of its day, and between those of the versions before and after it, to the millisecond.
     *
     * @param there the versions that are there, and the times that they were given
     * @return empty where there is no room, which takes an older version that comes late
     */
    public static Optional<Instant> version(Instant created, Instant modified, NavigableMap<Instant, Instant> there) {
        Instant wanted = day(modified).plus(modified.equals(created) ? Duration.ZERO : LATER);
        Instant least = day(created);
        Map.Entry<Instant, Instant> before = there.lowerEntry(modified);
        if (before != null && !before.getValue().isBefore(least)) {
            least = before.getValue().plusMillis(1);
        }
        Map.Entry<Instant, Instant> behind = there.higherEntry(modified);
        Instant time = wanted.isBefore(least) ? least : wanted;
        if (behind != null && !time.isBefore(behind.getValue())) {
            time = behind.getValue().minusMillis(1);
        }
        return time.isBefore(least) ? Optional.empty() : Optional.of(time);
    }
}
