package dev.tocsin.share.community;

/** What became of the wish to remove a channel. */
public sealed interface ChannelRemoval {

    /** Nobody finds it any more, and what it held is gone. */
    record Removed() implements ChannelRemoval {}

    /**
     * It holds something, and nobody said that this is to go.
     *
     * @param records in its feed
     * @param waiting for the end of an embargo or for a person
     * @param contributors of all that
     */
    record NotEmpty(int records, int waiting, int contributors) implements ChannelRemoval {}
}
