package dev.tocsin.share.contribution;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.record.Sight;
import java.util.List;
import java.util.Optional;

/** Contributions and their receipts. A port; whoever calls it has asked the decision first. */
public interface Contributions {

    /**
     * Writes what got this far and the receipt, in one transaction: all of it is durable when this returns, and none of it
     * if this throws. Each draft is compared with what the channel holds, as far as the sight reaches, by
     * {@link Arrival#compare}, and given the channel's next place.
     */
    Receipt record(ChannelId channel, Caller.Known contributor, Sight sight, List<Passage> passages);

    Optional<Receipt> receipt(ContributionId id);
}
