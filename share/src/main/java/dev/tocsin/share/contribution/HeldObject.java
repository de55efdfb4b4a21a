package dev.tocsin.share.contribution;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.screen.OnList;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * An object that waits for a person, or did.
 *
 * @param sight what its contributor saw of the channel
 * @param version the object's own, where it has one
 * @param json as it would be shared; untrusted text
 * @param found why it was held
 * @param since when it came in
 * @param state where it stands
 */
public record HeldObject(
        HeldId id,
        ChannelId channel,
        Owner contributor,
        Sight sight,
        StixId object,
        Optional<StixTimestamp> version,
        String json,
        OnList found,
        Instant since,
        State state) {

    /** Where an object that was held stands. */
    public sealed interface State {

        record Waiting() implements State {}

        /**
         * @param by who let it go on
         * @param receipt the receipt of what came of it
         */
        record Released(Owner by, Instant when, String note, ContributionId receipt) implements State {}

        /** @param note why, for its contributor to read */
        record Refused(Owner by, Instant when, String note) implements State {}
    }
}
