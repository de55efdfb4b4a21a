package dev.tocsin.share.log;

import dev.tocsin.ledger.beat.BeatSecret;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.share.community.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The beats of the log and the commitments that they have or wait for. A port. A commitment itself is written by what it
 * is about, in one transaction with it.
 */
public interface Beats {

    /** As many beats at most pass between what is done and its entry in the log. */
    int PROMISED_WITHIN = 6;

    /** How many are over. */
    long count();

    /** Those that are over, from an entry on, at most that many. */
    List<Beat> beats(long from, int limit);

    /**
     * Ends a beat: gives a slot to each commitment that waits, the oldest first, as long as there is room, and keeps all of it in
     * one transaction.
     *
     * @param entry the entry it is to be; nothing happens if that is over already or not yet due, since another node of the hub was
     *     quicker
     * @param grow from the beat's root to the root of the log's tree that ends with it; asked once at most
     */
    Optional<Beat> end(long entry, BeatSecret secret, Instant when, UnaryOperator<Hash> grow);

    /** The commitments of a beat by their slots. */
    Map<Integer, Hash> commitments(long entry);

    /** What is kept of a proof. */
    Optional<Kept> kept(ProofId id);

    /**
     * What an owner can still have of its proofs, the oldest first.
     *
     * @param after leaves out that one and all before it; nothing comes behind one that is not the owner's
     * @param limit 1 or more
     */
    List<Kept> of(Owner owner, Optional<ProofId> after, int limit);

    /** All that is kept and in a beat, by entry and slot, from an entry on, at most those of that many beats. */
    List<Kept> keptFrom(long entry, int beats);

    /**
     * Destroys the statements and salts of an owner, for good. What is in the log stays there and says nothing any more.
     *
     * @return how many there were
     */
    int destroy(Owner owner);
}
