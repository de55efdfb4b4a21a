package dev.tocsin.share.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and when a record entered a channel's feed.
 *
 * @param position strictly increasing in a channel
 * @param dateAdded strictly increasing in a channel, to the microsecond: paging by {@code added_after} skips or repeats
 *     records whose dates are equal (TAXII 2.1 §3.4, §3.5)
 */
public record Place(Position position, Instant dateAdded) {

    /** Before anything in a channel. */
    public static final Place START = new Place(Position.START, Instant.EPOCH);

    public Place {
        dateAdded = dateAdded.truncatedTo(ChronoUnit.MICROS);
    }

    /** The next place. Where the clock stands still or has stepped back, the date is a microsecond after the last one. */
    public Place next(Instant now) {
        Instant earliest = dateAdded.plus(1, ChronoUnit.MICROS);
        Instant clock = now.truncatedTo(ChronoUnit.MICROS);
        return new Place(new Position(position.number() + 1), clock.isBefore(earliest) ? earliest : clock);
    }
}
