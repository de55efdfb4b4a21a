package dev.tocsin.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives each demand for observations of one kind as many different ones as it asks for, or finds that this cannot be
 * done.
 *
 * <p>Observations that can serve the same demands are alike, so they are pooled and counted: a demand for a million costs
 * what a demand for one costs. What remains is a flow from pools to demands, increased along augmenting paths until
 * it is large enough or no path is left (Ford and Fulkerson, 1956).
 */
final class Assignment {

    /** So many observations that serve the test within the span. */
    record Demand(Need.One need, Span span, long times) {}

    /** Observations that can serve the same demands, and how often each demand is served from here. */
    private static final class Pool {
        private final List<Kept> members = new ArrayList<>();
        private final long[] taken;
        private long spare;

        Pool(int demands) {
            this.taken = new long[demands];
        }
    }

    private final List<Demand> demands;
    private final Map<BitSet, Pool> pools = new LinkedHashMap<>();

    private Assignment(List<Demand> demands, List<Kept> candidates) {
        this.demands = demands;
        for (Kept kept : candidates) {
            BitSet serves = new BitSet(demands.size());
            for (int d = 0; d < demands.size(); d++) {
                serves.set(d, kept.serves(demands.get(d).need(), demands.get(d).span()));
            }
            if (!serves.isEmpty()) {
                Pool pool = pools.computeIfAbsent(serves, key -> new Pool(demands.size()));
                pool.members.add(kept);
                // Saturates: no demand can ask for more.
                pool.spare = pool.spare > Long.MAX_VALUE - kept.count() ? Long.MAX_VALUE : pool.spare + kept.count();
            }
        }
    }

    /**
     * For each observation that is needed, the tests it serves; within a pool those that come first in
     * {@code candidates} are taken first.
     */
    static Optional<Map<Kept, BitSet>> of(List<Demand> demands, List<Kept> candidates) {
        Assignment assignment = new Assignment(demands, candidates);
        for (int d = 0; d < demands.size(); d++) {
            long missing = demands.get(d).times();
            while (missing > 0) {
                long more = assignment.augment(d, missing);
                if (more == 0) {
                    return Optional.empty();
                }
                missing -= more;
            }
        }
        return Optional.of(assignment.chosen());
    }

    /** Serves the demand up to so many times more, if need be by moving others to other pools; 0 if that cannot be. */
    private long augment(int demand, long wanted) {
        Pool[] from = new Pool[demands.size()];
        int[] towards = new int[demands.size()];
        Arrays.fill(towards, -1);
        Deque<Integer> open = new ArrayDeque<>(List.of(demand));
        BitSet seen = new BitSet();
        seen.set(demand);
        while (!open.isEmpty()) {
            int d = open.remove();
            for (Map.Entry<BitSet, Pool> entry : pools.entrySet()) {
                Pool pool = entry.getValue();
                if (!entry.getKey().get(d)) {
                    continue;
                }
                if (pool.spare > 0) {
                    return shift(pool, d, from, towards, wanted);
                }
                for (int e = 0; e < demands.size(); e++) {
                    if (pool.taken[e] > 0 && !seen.get(e)) {
                        seen.set(e);
                        from[e] = pool;
                        towards[e] = d;
                        open.add(e);
                    }
                }
            }
        }
        return 0;
    }

    /** Along the path that ends in a pool with some to spare, each demand takes from the next what the one before loses. */
    private long shift(Pool source, int last, Pool[] from, int[] towards, long wanted) {
        long amount = Math.min(wanted, source.spare);
        for (int d = last; towards[d] >= 0; d = towards[d]) {
            amount = Math.min(amount, from[d].taken[d]);
        }
        source.spare -= amount;
        source.taken[last] += amount;
        for (int d = last; towards[d] >= 0; d = towards[d]) {
            from[d].taken[d] -= amount;
            from[d].taken[towards[d]] += amount;
        }
        return amount;
    }

    private Map<Kept, BitSet> chosen() {
        Map<Kept, BitSet> chosen = new TreeMap<>(Kept.IN_TIME);
        for (Pool pool : pools.values()) {
            int member = 0;
            long left = pool.members.getFirst().count();
            for (int d = 0; d < demands.size(); d++) {
                for (long open = pool.taken[d]; open > 0; ) {
                    if (left == 0) {
                        left = pool.members.get(++member).count();
                    }
                    long used = Math.min(open, left);
                    open -= used;
                    left -= used;
                    chosen.computeIfAbsent(pool.members.get(member), kept -> new BitSet())
                            .set(demands.get(d).need().test());
                }
            }
        }
        return chosen;
    }
}
