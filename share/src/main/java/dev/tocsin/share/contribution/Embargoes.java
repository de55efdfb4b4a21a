package dev.tocsin.share.contribution;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.record.Withdrawal;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What waits for the end of its embargo. A port. Nobody but its contributor is told anything that depends on it; whoever
 * calls it has asked the decision first.
 */
public interface Embargoes {

    /** The channels with something whose embargo is over. */
    List<ChannelId> due(Instant now);

    /** What of a channel's is due, those that are due first before, at most {@code limit} (1 or more) of them. */
    List<EmbargoedObject> due(ChannelId channel, Instant now, int limit);

    /** What a contributor has waiting in a channel, in the order in which it came. */
    List<EmbargoedObject> of(ChannelId channel, Owner contributor);

    /** The last that waits of each of these objects, of one contributor's. */
    Map<StixId, StixObject> objects(ChannelId channel, Owner contributor, Set<StixId> ids);

    /**
     * Runs a writer on a channel's feed, as {@link Contributions#record} does, and keeps what it says became of each in the
     * contributor's receipts. All in one transaction; what another node released before is not written again.
     *
     * @param writer is given those that still wait
     */
    void release(
            ChannelId channel,
            Owner contributor,
            Sight sight,
            Set<EmbargoId> ids,
            BiFunction<Feed, Set<EmbargoId>, Map<EmbargoId, Outcome>> writer);

    /**
     * Takes back what a contributor has waiting of an object; first and last are told among what waits. Nobody else could ever
     * tell that it was there.
     */
    List<Withdrawal> withdraw(
            ChannelId channel, Owner contributor, StixId id, Set<VersionMatch> versions, Instant when);
}
