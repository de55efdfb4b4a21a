package dev.tocsin.share.agreement;

import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.PersonId;
import dev.tocsin.share.log.ProofId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of a hub's agreement, none of which is ever lost, and who accepted which. A port. */
public interface Agreements {

    /** Makes the text the current version, unless it is so already. The log will say so. */
    Agreement set(AgreementText text, Instant when);

    /** The one that stands; empty where the hub has none. */
    Optional<Agreement> current();

    /** All versions, the oldest first. */
    List<Agreement> all();

    /** The last version that a member accepted. */
    Optional<Integer> acceptedBy(MemberId member);

    /**
     * Keeps that a person accepted the current version for its member. The log will say so.
     *
     * @return the proof's id, the same when it is accepted again; empty where the version is not the current one
     */
    Optional<ProofId> accept(MemberId member, PersonId person, int version, Instant when);
}
