package dev.tocsin.hub.limit;

import java.time.Duration;

/**
 * How often something may be done: so many times at once, and the same again over a time.
 *
 * @param atOnce from 1 to 100 million
 * @param over the time after which somebody who has used it all has all of it again
 */
public record Pace(int atOnce, Duration over) {

    /** The most that a pace may be, a second. */
    public static final int MOST_PER_SECOND = 1_000_000;

    private static final int MOST_AT_ONCE = 100_000_000;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int SECONDS = 10;

    /** @throws IllegalArgumentException if it is out of bounds */
    public Pace {
        if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException("not from 1 to " + MOST_AT_ONCE + ": " + atOnce);
        }
        if (!over.isPositive() || over.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not a time of up to a day: " + over);
        }
    }

    /**
     * So many a second, on the average of ten seconds.
     *
     * @throws IllegalArgumentException if it is not from 1 to {@link #MOST_PER_SECOND}
     */
    public static Pace perSecond(int count) {
        if (count < 1 || count > MOST_PER_SECOND) {
            throw new IllegalArgumentException("not from 1 to " + MOST_PER_SECOND + " a second: " + count);
        }
        return new Pace(count * SECONDS, Duration.ofSeconds(SECONDS));
    }

    /** The time that gives back one. */
    long nanosForOne() {
        return Math.max(1, over.toNanos() / atOnce);
    }
}
