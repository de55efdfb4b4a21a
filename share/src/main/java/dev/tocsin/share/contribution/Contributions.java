package dev.tocsin.share.contribution;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.record.Sight;
import java.util.Optional;
import java.util.function.Function;

/** Contributions and their receipts. A port; whoever calls it has asked the decision first. */
public interface Contributions {

    /**
     * Runs a writer on a channel's feed, alone, and keeps what it appended together with the receipt that it returns, in
     * one transaction: all of it is durable when this returns, and none of it if this throws.
     *
     * @param sight what the contributor saw of the channel: whoever saw only its own may repeat what others hold
     */
    Receipt record(ChannelId channel, Owner contributor, Sight sight, Function<Feed, Receipt> writer);

    Optional<Receipt> receipt(ContributionId id);
}
