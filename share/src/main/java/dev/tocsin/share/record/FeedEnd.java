package dev.tocsin.share.record;

/**
 * How far a channel's feed reaches.
 *
 * @param position the last that was ever given out, also where its record is gone
 * @param withdrawals how many records were ever taken back from the channel
 */
public record FeedEnd(Position position, long withdrawals) {

    /** Before anything in a channel. */
    public static final FeedEnd START = new FeedEnd(Position.START, 0);

    public FeedEnd {
        if (withdrawals < 0) {
            throw new IllegalArgumentException("a number of withdrawals is not negative: " + withdrawals);
        }
    }

    /** Whether anything lies between the other and this. */
    public boolean isBeyond(FeedEnd other) {
        return position.compareTo(other.position) > 0 || withdrawals > other.withdrawals;
    }

    /** The further of the two in each respect. */
    public FeedEnd furthest(FeedEnd other) {
        return new FeedEnd(
                position.compareTo(other.position) < 0 ? other.position : position,
                Math.max(withdrawals, other.withdrawals));
    }
}
