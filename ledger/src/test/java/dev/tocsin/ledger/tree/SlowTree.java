package dev.tocsin.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962 §2.1 word for word, over a list: slow, and obviously right. */
public final class SlowTree {

    private SlowTree() {}

    /** MTH(D[n]). */
    public static Hash root(List<byte[]> entries) {
        return switch (entries.size()) {
            case 0 -> Hash.sha256();
            case 1 -> Hash.ofLeaf(entries.getFirst());
            default -> {
                int k = split(entries.size());
                yield Hash.ofNode(root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
            }
        };
    }

    /** PATH(m, D[n]). */
    public static List<Hash> path(int m, List<byte[]> entries) {
        if (entries.size() == 1) {
            return List.of();
        }
        int k = split(entries.size());
        List<byte[]> left = entries.subList(0, k);
        List<byte[]> right = entries.subList(k, entries.size());
        return m < k ? and(path(m, left), root(right)) : and(path(m - k, right), root(left));
    }

    /** PROOF(m, D[n]). */
    public static List<Hash> proof(int m, List<byte[]> entries) {
        return subproof(m, entries, true);
    }

    private static List<Hash> subproof(int m, List<byte[]> entries, boolean b) {
        if (m == entries.size()) {
            return b ? List.of() : List.of(root(entries));
        }
        int k = split(entries.size());
        List<byte[]> left = entries.subList(0, k);
        List<byte[]> right = entries.subList(k, entries.size());
        return m <= k ? and(subproof(m, left, b), root(right)) : and(subproof(m - k, right, false), root(left));
    }

    private static List<Hash> and(List<Hash> path, Hash last) {
        List<Hash> all = new ArrayList<>(path);
        all.add(last);
        return all;
    }

    /** The largest power of two smaller than n. */
    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }
}
