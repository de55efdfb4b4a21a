package dev.tocsin.share.record;

/**
 * A place in one channel's feed: 1 for its first record, and larger for each later one. Positions of different channels
 * have nothing to do with each other, so that none tells how much is shared elsewhere.
 */
public record Position(long number) implements Comparable<Position> {

    /** Before the first record of any channel. */
    public static final Position START = new Position(0);

    public Position {
        if (number < 0) {
            throw new IllegalArgumentException("a position is not negative: " + number);
        }
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(number, other.number);
    }
}
