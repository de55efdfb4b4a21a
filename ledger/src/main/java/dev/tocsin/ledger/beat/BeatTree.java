package dev.tocsin.ledger.beat;

import dev.tocsin.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tree over what happened in one beat; its root is that beat's entry in the log.
 *
 * <p>It always has {@value #CAPACITY} slots, and every path in it {@value #DEPTH} hashes, however much or little happened.
 * Commitments stand in random slots, so that a slot does not tell how many there are. A part of the tree without any is
 * not computed but made up from the beat's secret: no one else can tell it from hashes over commitments. So neither the
 * entry nor any receipts, put together, tell how many other commitments a beat has, or whether there are any.
 */
public final class BeatTree {

    /** Levels between a slot and the root. */
    public static final int DEPTH = 16;

    /** As many commitments go into one beat; more wait for the next. */
    public static final int CAPACITY = 1 << DEPTH;

    private final BeatSecret secret;
    private final NavigableMap<Integer, Hash> commitments;

    private BeatTree(BeatSecret secret, NavigableMap<Integer, Hash> commitments) {
        this.secret = secret;
        this.commitments = commitments;
    }

    /** @param commitments by slot, each from 0 to {@link #CAPACITY} - 1 */
    public static BeatTree of(BeatSecret secret, Map<Integer, Hash> commitments) {
        NavigableMap<Integer, Hash> bySlot = new TreeMap<>(commitments);
        if (!bySlot.isEmpty() && (bySlot.firstKey() < 0 || bySlot.lastKey() >= CAPACITY)) {
            throw new IllegalArgumentException(
                    "a slot is from 0 to " + (CAPACITY - 1) + ", not " + bySlot.firstKey() + " or " + bySlot.lastKey());
        }
        return new BeatTree(secret, bySlot);
    }

    /** As many different slots, at most {@link #CAPACITY}, as the secret has them in this order. */
    public static List<Integer> slots(BeatSecret secret, int count) {
        if (count > CAPACITY) {
            throw new IllegalArgumentException("a beat has " + CAPACITY + " slots, not " + count);
        }
        Set<Integer> taken = new HashSet<>();
        List<Integer> slots = new ArrayList<>(count);
        for (int ordinal = 0; ordinal < count; ordinal++) {
            int attempt = 0;
            int slot = secret.place(ordinal, attempt) & (CAPACITY - 1);
            while (!taken.add(slot)) {
                slot = secret.place(ordinal, ++attempt) & (CAPACITY - 1);
            }
            slots.add(slot);
        }
        return slots;
    }

    public Hash root() {
        return hash(DEPTH, 0, commitments);
    }

    /** The siblings from a slot up to the root; {@link #DEPTH} of them. */
    public List<Hash> path(int slot) {
        List<Hash> path = new ArrayList<>(DEPTH);
        for (int level = 0; level < DEPTH; level++) {
            int sibling = slot >> level ^ 1;
            path.add(hash(level, sibling, commitments.subMap(sibling << level, true, (sibling + 1) << level, false)));
        }
        return path;
    }

    /** The root that follows from a commitment in a slot; nothing if slot or path are not those of such a tree. */
    public static Optional<Hash> root(Hash commitment, int slot, List<Hash> path) {
        if (slot < 0 || slot >= CAPACITY || path.size() != DEPTH) {
            return Optional.empty();
        }
        Hash hash = Hash.ofLeaf(commitment.bytes());
        for (int level = 0; level < DEPTH; level++) {
            Hash sibling = path.get(level);
            hash = (slot >> level & 1) == 1 ? Hash.ofNode(sibling, hash) : Hash.ofNode(hash, sibling);
        }
        return Optional.of(hash);
    }

    private Hash hash(int level, int index, NavigableMap<Integer, Hash> within) {
        if (within.isEmpty()) {
            return secret.padding(level, index);
        }
        if (level == 0) {
            return Hash.ofLeaf(within.firstEntry().getValue().bytes());
        }
        int middle = (2 * index + 1) << (level - 1);
        return Hash.ofNode(
                hash(level - 1, 2 * index, within.headMap(middle, false)),
                hash(level - 1, 2 * index + 1, within.tailMap(middle, true)));
    }
}
