package dev.tocsin.share.record;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;

/**
 * What is kept of a record that was taken back: that it was there, never what it said.
 *
 * @param position where it stood; never given to another record; {@link Position#START} where it had none yet, under an
 *     embargo
 * @param by who took it back
 */
public record Withdrawal(
        ChannelId channel, Position position, StixId id, StixTimestamp version, Owner by, Instant when) {}
