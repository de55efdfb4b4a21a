package dev.tocsin.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a tree begins with all of an older one.
 *
 * @param older the size of the older tree, in leaves
 * @param newer the size of the newer tree, at least that of the older
 * @param path as RFC 6962 §2.1.2 has it
 */
public record ConsistencyProof(long older, long newer, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** What does not fit (RFC 9162 §2.1.4.2); nothing if the tree with the newer root begins with the one with the older root. */
    public Optional<String> fault(Hash olderRoot, Hash newerRoot) {
        if (older < 0 || older > newer) {
            return Optional.of("a tree of " + newer + " leaves does not begin with one of " + older);
        }
        if (older == newer || older == 0) {
            return faultWithoutPath(olderRoot, newerRoot);
        }
        // The older tree may be complete: then the proof leaves its root out.
        List<Hash> nodes = new ArrayList<>();
        if (Long.bitCount(older) == 1) {
            nodes.add(olderRoot);
        }
        nodes.addAll(path);
        if (nodes.isEmpty()) {
            return Optional.of("the path is too short");
        }
        Climb climb = new Climb(older - 1, newer - 1);
        climb.passRightChildren();
        Hash old = nodes.getFirst();
        Hash now = nodes.getFirst();
        for (Hash sibling : nodes.subList(1, nodes.size())) {
            if (climb.atTop()) {
                return Optional.of("the path is too long");
            }
            if (climb.siblingIsLeft()) {
                old = Hash.ofNode(sibling, old);
                now = Hash.ofNode(sibling, now);
            } else {
                now = Hash.ofNode(now, sibling);
            }
            climb.up();
        }
        if (!climb.atTop()) {
            return Optional.of("the path is too short");
        }
        if (!old.equals(olderRoot)) {
            return Optional.of("the path leads to another tree of " + older + " leaves");
        }
        return now.equals(newerRoot)
                ? Optional.empty()
                : Optional.of("the path leads to another tree of " + newer + " leaves");
    }

    private Optional<String> faultWithoutPath(Hash olderRoot, Hash newerRoot) {
        if (!path.isEmpty()) {
            return Optional.of("the path is too long");
        }
        if (older == 0 && !olderRoot.equals(Hash.EMPTY_TREE)) {
            return Optional.of("the older tree is empty and has the root of another");
        }
        return older == newer && !olderRoot.equals(newerRoot)
                ? Optional.of("two trees of " + older + " leaves have different roots")
                : Optional.empty();
    }
}
