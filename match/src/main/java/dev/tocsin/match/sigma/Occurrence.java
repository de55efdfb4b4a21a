package dev.tocsin.match.sigma;

import dev.tocsin.match.Hit.Evidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A match of something that a correlation counts.
 *
 * @param member which of the things it counts, from 0
 * @param time when it happened: of a correlation's hit, the time of its last event
 * @param arrival its number in the order of arrival
 * @param fields the texts of the values of a field of it
 * @param evidence the events of it
 */
record Occurrence(
        int member, Instant time, long arrival, Function<String, List<String>> fields, List<Evidence> evidence) {

    /** By time; of the same time, by arrival. */
    static final Comparator<Occurrence> IN_TIME =
            Comparator.comparing(Occurrence::time).thenComparingLong(Occurrence::arrival);

    Occurrence {
        evidence = List.copyOf(evidence);
    }
}
