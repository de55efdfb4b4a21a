package dev.tocsin.ledger.tree;

import java.util.List;
import java.util.Optional;

/**
 * That a leaf is in a tree.
 *
 * @param leaf counted from 0
 * @param size of the tree, in leaves
 * @param path from the leaf's sibling up to the root's child
 */
public record InclusionProof(long leaf, long size, List<Hash> path) {

    /** More than any tree has levels. */
    public static final int LONGEST_PATH = 63;

    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * The root that follows from the leaf's hash (RFC 9162 §2.1.3.2); nothing if no tree of this size has such a path to
     * this leaf. The proof holds if this is the tree's root.
     */
    public Optional<Hash> root(Hash leafHash) {
        if (leaf < 0 || leaf >= size) {
            return Optional.empty();
        }
        Climb climb = new Climb(leaf, size - 1);
        Hash hash = leafHash;
        for (Hash sibling : path) {
            if (climb.atTop()) {
                return Optional.empty();
            }
            hash = climb.siblingIsLeft() ? Hash.ofNode(sibling, hash) : Hash.ofNode(hash, sibling);
            climb.up();
        }
        return climb.atTop() ? Optional.of(hash) : Optional.empty();
    }
}
