package dev.tocsin.share.departure;

import dev.tocsin.share.community.ChannelId;

/**
 * An object that a member contributed and that the hub still has.
 *
 * @param json as its contributor wrote it, also where others get it under another id
 */
public record Contributed(ChannelId channel, State state, String json) {

    /** Where it stands. */
    public enum State {
        /** In the channel's feed. */
        SHARED,
        /** It waits for the end of its embargo. */
        EMBARGOED,
        /** It waits for a person. */
        HELD
    }
}
