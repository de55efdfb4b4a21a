package dev.tocsin.share.contribution;

import dev.tocsin.share.record.Position;
import dev.tocsin.share.scrub.Change;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of one object of a contribution. */
public sealed interface Outcome {

    /**
     * It is in the channel.
     *
     * @param position where in the feed; empty for a contributor that may not read, whom it would tell how much others
     *     share
     * @param expires from when on it is given out no longer, by its terms
     * @param changes what was taken out of it before
     */
    record Accepted(
            StixId id,
            StixTimestamp version,
            Optional<Position> position,
            Optional<Instant> expires,
            List<Change> changes)
            implements Outcome {
        public Accepted {
            changes = List.copyOf(changes);
        }
    }

    /**
     * It waits until a person at the hub has looked at it: as it stands, it may match what is harmless.
     *
     * @param version the object's own, where it has one
     * @param list the public list that says so; empty where the contributor may not know which list it is
     */
    record Held(StixId id, Optional<StixTimestamp> version, HeldId held, Optional<String> list) implements Outcome {}

    /**
     * It is kept, and takes its place in the channel when its embargo ends.
     *
     * @param version the object's own, where it has one
     * @param expires from when on it will be given out no longer
     * @param changes what was taken out of it before
     */
    record Embargoed(
            StixId id,
            Optional<StixTimestamp> version,
            EmbargoId embargo,
            Instant until,
            Optional<Instant> expires,
            List<Change> changes)
            implements Outcome {
        public Embargoed {
            changes = List.copyOf(changes);
        }
    }

    /** Its contributor took it back before its embargo ended. */
    record TakenBack(StixId id, Optional<StixTimestamp> version) implements Outcome {}

    /** It was in the channel until its terms expired, and is given out no longer. */
    record Expired(StixId id, StixTimestamp version, Instant when) implements Outcome {}

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
