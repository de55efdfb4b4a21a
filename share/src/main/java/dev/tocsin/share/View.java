package dev.tocsin.share;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.record.Position;

/**
 * What a caller may read of a channel, as it was decided a moment ago. Views that are equal show the same.
 *
 * @param since what came after this
 */
public record View(ChannelId channel, Position since) {

    /** Whether what has this place may be known. */
    public boolean shows(Position place) {
        return place.compareTo(since) > 0;
    }
}
