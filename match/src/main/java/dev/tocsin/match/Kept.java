package dev.tocsin.match;

import dev.tocsin.match.Hit.Matched;
import dev.tocsin.match.Observation.Interval;
import dev.tocsin.telemetry.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An observation that a rule waits with: what is still needed of it.
 *
 * @param arrival its number in the order of arrival
 * @param count how often it was made, each of which may serve once
 * @param matched by the number of the test that is true of it at a time it asks for, the values that made it so
 */
record Kept(Event event, Optional<Interval> seen, long arrival, long count, Map<Integer, List<Matched>> matched) {

    /** By time, then by arrival; those of unknown time first. */
    static final Comparator<Kept> IN_TIME = Comparator.comparing(
                    (Kept kept) -> kept.seen().map(Interval::first).orElse(Instant.MIN))
            .thenComparingLong(Kept::arrival);

    /** It and another of which the same is true, which is counted and no longer known by itself. */
    Kept with(Kept other) {
        return new Kept(event, seen, arrival, Need.plus(count, other.count), matched);
    }

    boolean serves(Need.One need, Span span) {
        return matched.containsKey(need.test()) && need.span().admits(seen) && span.admits(seen);
    }
}
