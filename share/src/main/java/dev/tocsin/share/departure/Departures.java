package dev.tocsin.share.departure;

import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.log.ProofId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a member takes along, and its leaving. A port. */
public interface Departures {

    /** Gives all that a member contributed and that has not expired, one after the other. */
    void contributed(MemberId member, Instant now, Consumer<Contributed> to);

    /** The proofs that a member can have, the oldest first. */
    List<ProofId> proofs(MemberId member);

    /**
     * Ends a membership in one transaction: what it contributed is withdrawn from every feed, what waits is gone, and so
     * are originals, pseudonym keys, receipts, admissions, tokens, persons and agents; the salts of its commitments are
     * destroyed. The member's id, and that it left, are all that stays. The log will say so.
     *
     * @return the proof's id, which the hub owns; empty where there is no such member
     */
    Optional<ProofId> leave(MemberId member, Instant when);
}
