package dev.tocsin.share.contribution;

import dev.tocsin.share.record.Position;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.util.Optional;

/** What became of one object of a contribution. */
public sealed interface Outcome {

    /**
     * It is in the channel for good.
     *
     * @param position where in the feed; empty for a contributor that may not read, whom it would tell how much others
     *     share
     */
    record Accepted(StixId id, StixTimestamp version, Optional<Position> position) implements Outcome {}

    /** The channel held this version with the same content already; nothing changed. */
    record AlreadyPresent(StixId id, StixTimestamp version) implements Outcome {}

    /**
     * It was not taken.
     *
     * @param id the object's id as it came, if it had one, {@linkplain Shortened shortened}; untrusted text
     * @param version the object's version, where it could be read
     */
    record Refused(Optional<String> id, Optional<StixTimestamp> version, Refusal refusal) implements Outcome {
        public Refused {
            id = id.map(Shortened::of);
        }
    }
}
