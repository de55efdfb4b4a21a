package dev.tocsin.share.record;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;

/**
 * A version of an object that somebody has from somebody else, through a channel that it reads.
 *
 * @param json as it gets it; untrusted text
 */
public record Received(ChannelId channel, StixId id, StixTimestamp version, String json) {}
