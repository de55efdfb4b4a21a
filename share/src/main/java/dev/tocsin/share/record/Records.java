package dev.tocsin.share.record;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the channels hold. A port; whoever calls it has asked the decision first. */
public interface Records {

    /**
     * Records in the order of the feed, at most {@code limit} (1 or more) of them.
     *
     * @param since what came up to there might as well not exist
     */
    Page<SharedRecord> read(ChannelId channel, Position since, Selection selection, int limit);

    /** As {@link #read(ChannelId, Position, Selection, int)}, of all that the channel gives out. */
    default Page<SharedRecord> read(ChannelId channel, Selection selection, int limit) {
        return read(channel, Position.START, selection, limit);
    }

    /** As {@link #read(ChannelId, Position, Selection, int)}, without content. */
    Page<ManifestEntry> manifest(ChannelId channel, Position since, Selection selection, int limit);

    /** The last version of each of these objects that the channel holds, as far as the sight reaches. */
    Map<StixId, StixObject> objects(ChannelId channel, Sight sight, Set<StixId> ids);

    /**
     * What a reader has of these objects from others, at the moment and in the channels that it reads: of each channel the
     * version added last, and the version that is named, where it is there. An object of which the reader contributed a
     * version before others did is its own, and never received.
     *
     * @param versions by object, where it has one
     */
    List<Received> received(Owner reader, Map<StixId, Optional<StixTimestamp>> versions);

    /** Who contributed the records of one object that a withdrawal would take, as far as the sight reaches. */
    Set<Owner> contributors(ChannelId channel, Sight sight, StixId id, Set<VersionMatch> versions);

    /**
     * Takes back the matching versions of one object that a contributor owns, in one transaction, and leaves a
     * withdrawal of each. An administrator owns all. Whoever may not know of what others share is told the moment of the
     * withdrawal for a version that is the date at which a record was added.
     */
    List<Withdrawal> withdraw(
            ChannelId channel, Sight sight, StixId id, Set<VersionMatch> versions, Owner by, Instant when);

    /** How far a channel's feed reaches at the moment. */
    FeedEnd end(ChannelId channel);

    /**
     * What was taken back from a channel, in the order in which it was, at most {@code limit} (1 or more).
     *
     * @param after leaves out as many of the first
     */
    List<Withdrawal> withdrawals(ChannelId channel, long after, int limit);

    /** What was taken back from a channel, in the order in which it was. */
    List<Withdrawal> withdrawals(ChannelId channel);
}
