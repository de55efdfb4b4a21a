package dev.tocsin.share.contribution;

import dev.tocsin.share.anonymity.Pseudonymity;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.screen.OnList;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One channel's feed, held by one writer for one transaction. A port. */
public interface Feed {

    /** The last place that was ever given, also where its record is withdrawn; {@link Place#START} where none was. */
    Place last();

    /** Every version of these objects that the channel holds, as far as the sight reaches. */
    List<Held> held(Sight sight, Set<StixId> ids);

    /** The content of a version that is held, of several the one added last. */
    String json(Sight sight, StixId id, StixTimestamp version);

    /**
     * Keeps an object for a person to look at. One that the same contributor sent before, and that says the same, is held
     * once.
     *
     * @return where it stands, with the id under which it is held
     */
    Standing hold(Hold hold);

    /** By what the contributor is hidden where it wishes to be; made when it is first asked for. */
    Pseudonymity pseudonymity();

    /** All versions of these objects that the contributor shared anonymously, by the ids that it gave them. */
    List<Original> originals(Set<StixId> ids);

    /** Which of these objects the channel holds from somebody else, as far as the sight reaches. */
    Set<StixId> ofOthers(Sight sight, Set<StixId> ids);

    /**
     * Keeps an object until its embargo ends. One that the same contributor has waiting, and that says the same, is kept once.
     *
     * @return under which id; empty where the same contributor has this version waiting and it says something else
     */
    Optional<EmbargoId> embargo(Embargo embargo);

    /** Puts records at the end, in the order of their places, which follow {@link #last}. */
    void append(List<Entry> entries);

    /** A version of an object that the channel holds. */
    record Held(StixId id, StixTimestamp version, ContentDigest digest) {}

    /** An object that is held, and where it stands. */
    record Standing(HeldId id, HeldObject.State state) {}

    /**
     * An object to be held.
     *
     * @param json as it would be shared; untrusted text
     * @param expires from when on it would be given out no longer
     */
    record Hold(
            StixId id,
            Optional<StixTimestamp> version,
            ContentDigest digest,
            String json,
            Optional<Instant> expires,
            OnList found,
            Instant since) {}

    /**
     * An object to be kept until its embargo ends.
     *
     * @param json as it will be shared; untrusted text
     * @param expires from when on it is given out no longer
     */
    record Embargo(
            StixId id,
            Optional<StixTimestamp> version,
            ContentDigest digest,
            String json,
            Instant until,
            Optional<Instant> expires) {}

    /**
     * A record to be written.
     *
     * @param version see {@link dev.tocsin.share.record.SharedRecord}
     * @param json untrusted text
     * @param expires from when on it is given out no longer
     * @param original what the contributor wrote, where others get something else
     */
    record Entry(
            Place place,
            StixId id,
            StixTimestamp version,
            String specVersion,
            ContentDigest digest,
            String json,
            Optional<Instant> expires,
            Optional<Written> original) {}

    /** An object as its contributor wrote it; without a version where it has none of its own. */
    record Written(StixId id, Optional<StixTimestamp> version, ContentDigest digest, String json) {}
}
