package dev.tocsin.share.release;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.MemberId;

/** A member that reads a channel. */
public record Reader(MemberId member, ChannelId channel) {}
