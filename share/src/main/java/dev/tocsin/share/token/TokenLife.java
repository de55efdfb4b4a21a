package dev.tocsin.share.token;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long a hub lets a token count.
 *
 * @param longest what nobody may exceed; from {@link #LEAST} to {@link #MOST}
 */
public record TokenLife(Duration longest) {

    /** How long a token counts for which nothing else was asked, where that is allowed: a year. */
    public static final Duration UNLESS_ASKED = Duration.ofDays(365);

    /** What a hub allows unless it is told otherwise: two years. */
    public static final Duration DEFAULT_LONGEST = Duration.ofDays(730);

    public static final Duration LEAST = Duration.ofDays(1);
    public static final Duration MOST = Duration.ofDays(3_650);

    public static final TokenLife USUAL = new TokenLife(DEFAULT_LONGEST);

    /** @throws IllegalArgumentException if it is shorter or longer than a hub may be told to allow */
    public TokenLife {
        if (longest.compareTo(LEAST) < 0 || longest.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("tokens may count from 1 to " + MOST.toDays() + " days, not " + longest);
        }
    }

    /**
     * From when on a token that is issued now does not count, to the microsecond.
     *
     * @throws TooLong if more is asked for than is allowed
     */
    public Instant end(Instant now, Optional<Instant> asked) {
        Instant last = now.plus(longest);
        Instant unlessAsked = now.plus(UNLESS_ASKED);
        Instant end = asked.orElse(unlessAsked.isBefore(last) ? unlessAsked : last);
        if (end.isAfter(last)) {
            throw new TooLong(end, longest);
        }
        return end.truncatedTo(ChronoUnit.MICROS);
    }

    /** A token was asked for that would count longer than the hub allows; the message says how long that is. */
    public static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLong(Instant asked, Duration longest) {
            super("a token until " + asked + " would count longer than the " + longest.toDays()
                    + " days that this hub allows");
        }
    }
}
