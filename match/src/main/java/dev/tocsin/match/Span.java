package dev.tocsin.match;

import dev.tocsin.match.Observation.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an observation has to have been made: it must have ended no earlier than one moment and begun no later than
 * another, so that a time within its interval can be chosen that lies between them (STIX 2.1 §9.1: when an observation
 * happened within its interval is not defined).
 */
sealed interface Span {

    /** No condition: also for an observation of which no time is known. */
    record Whenever() implements Span {}

    /** Both moments are included. */
    record Between(Instant lastAtLeast, Instant firstAtMost) implements Span {}

    default boolean admits(Optional<Interval> seen) {
        return switch (this) {
            case Whenever whenever -> true;
            case Between(Instant lastAtLeast, Instant firstAtMost) ->
                seen.filter(interval -> !interval.last().isBefore(lastAtLeast)
                                && !interval.first().isAfter(firstAtMost))
                        .isPresent();
        };
    }

    /** What both admit. */
    default Span and(Span other) {
        if (this instanceof Between(Instant lastA, Instant firstA)) {
            return other instanceof Between(Instant lastB, Instant firstB)
                    ? new Between(lastA.isAfter(lastB) ? lastA : lastB, firstA.isBefore(firstB) ? firstA : firstB)
                    : this;
        }
        return other;
    }

    static Span whenever() {
        return new Whenever();
    }

    /** Any time, but a known one. */
    static Span timed() {
        return new Between(Instant.MIN, Instant.MAX);
    }

    /** Not before the moment. */
    static Span from(Instant moment) {
        return new Between(moment, Instant.MAX);
    }

    /** Not after the moment. */
    static Span upTo(Instant moment) {
        return new Between(Instant.MIN, moment);
    }

    /** From one moment on and before another. */
    static Span halfOpen(Instant start, Instant stop) {
        return new Between(start, stop.minusNanos(1));
    }

    /** From a moment on, for less than a length of time (STIX 2.1 §9.5.1: the window's end is not part of it). */
    static Span window(Instant start, Duration length) {
        return new Between(start, beforeEnd(start, length));
    }

    /** Where something may lie so that one window of that length holds both it and the interval. */
    static Span sharing(Interval interval, Duration length) {
        boolean begins = interval.first().getEpochSecond() > Instant.MIN.getEpochSecond() + length.toSeconds() + 1;
        return new Between(
                begins ? interval.first().minus(length).plusNanos(1) : Instant.MIN, beforeEnd(interval.last(), length));
    }

    private static Instant beforeEnd(Instant start, Duration length) {
        boolean ends = start.getEpochSecond() < Instant.MAX.getEpochSecond() - length.toSeconds() - 1;
        return ends ? start.plus(length).minusNanos(1) : Instant.MAX;
    }
}
