package dev.tocsin.share;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.record.Sight;

/** What a caller may read of a channel, as it was decided a moment ago. Views that are equal show the same. */
public record View(ChannelId channel, Sight sight) {}
