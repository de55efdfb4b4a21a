package dev.tocsin.ledger.tree;

/** The complete subtrees of a tree, from which all its roots and proofs can be made. */
@FunctionalInterface
public interface Subtrees {

    /** The hash over the 2<sup>level</sup> leaves from {@code index · 2}<sup>level</sup>, all of which are in the tree. */
    Hash hash(int level, long index);
}
