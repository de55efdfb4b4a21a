package dev.tocsin.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree of a certain size: its root, and the proofs about it (RFC 6962 §2.1).
 *
 * <p>A tree of n leaves splits at the largest power of two smaller than n. Whatever part of it has a power of two of
 * leaves and begins at a multiple of that is a complete subtree and is not taken apart again, so that each answer costs a
 * number of hashes that grows with the logarithm of the size.
 *
 * @param size in leaves
 */
public record MerkleTree(Subtrees subtrees, long size) {

    public MerkleTree {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size: " + size);
        }
    }

    public Hash root() {
        return size == 0 ? Hash.EMPTY_TREE : hash(0, size);
    }

    /** That a leaf is in this tree (RFC 6962 §2.1.1). */
    public InclusionProof inclusion(long leaf) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + leaf);
        }
        List<Hash> path = new ArrayList<>();
        path(leaf, 0, size, path);
        return new InclusionProof(leaf, size, path);
    }

    /** That the tree of the first {@code older} of these leaves is the beginning of this one (RFC 6962 §2.1.2). */
    public ConsistencyProof consistency(long older) {
        if (older < 0 || older > size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves was never one of " + older);
        }
        List<Hash> path = new ArrayList<>();
        if (older > 0 && older < size) {
            between(older, 0, size, true, path);
        }
        return new ConsistencyProof(older, size, path);
    }

    private void path(long leaf, long start, long end, List<Hash> path) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (leaf < middle) {
            path(leaf, start, middle, path);
            path.add(hash(middle, end));
        } else {
            path(leaf, middle, end, path);
            path.add(hash(start, middle));
        }
    }

    /** SUBPROOF of RFC 6962 §2.1.2; {@code known} is its b: whether the verifier has the hash over this whole part. */
    private void between(long older, long start, long end, boolean known, List<Hash> path) {
        if (older == end) {
            if (!known) {
                path.add(hash(start, end));
            }
            return;
        }
        long middle = start + split(end - start);
        if (older <= middle) {
            between(older, start, middle, known, path);
            path.add(hash(middle, end));
        } else {
            between(older, middle, end, false, path);
            path.add(hash(start, middle));
        }
    }

    private Hash hash(long start, long end) {
        long leaves = end - start;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtrees.hash(level, start >> level);
        }
        long middle = start + split(leaves);
        return Hash.ofNode(hash(start, middle), hash(middle, end));
    }

    /** The largest power of two smaller than a number, which is at least 2. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
