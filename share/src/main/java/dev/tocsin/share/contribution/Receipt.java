package dev.tocsin.share.contribution;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import java.time.Instant;
import java.util.List;

/**
 * The answer to a contribution. Once given, what it calls accepted survives a crash.
 *
 * @param requested when it came in, to the microsecond
 * @param outcomes one for each object, in the order in which they came; a STIX 2.0 object that held others has one for each of
 *     those behind its own
 */
public record Receipt(
        ContributionId id, ChannelId channel, Owner contributor, Instant requested, List<Outcome> outcomes) {

    public Receipt {
        outcomes = List.copyOf(outcomes);
    }

    public Tally tally() {
        return Tally.of(outcomes);
    }
}
