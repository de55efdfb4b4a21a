package dev.tocsin.ledger.tree;

/** The way from a node up to the root, one sibling of the proof at a time (RFC 9162 §2.1.3.2, fn and sn). */
final class Climb {

    private long node;
    private long last;

    /** From a node of the lowest level, beside the last node of that level. */
    Climb(long node, long last) {
        this.node = node;
        this.last = last;
    }

    /** Rises as long as the node is a right child, for a proof that begins there (RFC 9162 §2.1.4.2, step 4). */
    void passRightChildren() {
        while ((node & 1) == 1) {
            step();
        }
    }

    boolean atTop() {
        return last == 0;
    }

    boolean siblingIsLeft() {
        return (node & 1) == 1 || node == last;
    }

    void up() {
        if (node == last) {
            // A left child that is the last of its level has no sibling there.
            while ((node & 1) == 0 && node != 0) {
                step();
            }
        }
        step();
    }

    private void step() {
        node >>= 1;
        last >>= 1;
    }
}
