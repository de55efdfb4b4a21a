package dev.tocsin.share.log;

import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.share.community.Owner;
import java.util.Optional;

/**
 * What a hub keeps of a proof.
 *
 * @param opening the statement and its salt; empty once they are destroyed
 * @param byEntry the last entry of the log in which it was promised to come
 * @param place where it is in the log; empty before its beat
 */
public record Kept(ProofId id, Owner owner, Optional<Opening> opening, long byEntry, Optional<Place> place) {

    /**
     * A place in the log.
     *
     * @param entry from 0
     * @param slot in the tree of that entry's beat
     */
    public record Place(long entry, int slot) {}
}
