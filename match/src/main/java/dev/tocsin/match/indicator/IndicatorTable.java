package dev.tocsin.match.indicator;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Which indicators a key stands for: a large packed table that is made once, what came since in a small one, and the numbers that
 * were withdrawn since. Immutable and safe to share: who reads goes on with the table at hand while another is made.
 *
 * <p>An entry takes about eleven and a half bytes, of which the filter's one and an eighth are on the heap; the rest is
 * direct memory in the JVM's account ({@code -XX:MaxDirectMemorySize}) and given back after a garbage collection.
 */
public final class IndicatorTable {

    /** So many changes are kept beside the large table before it is made anew. */
    static final int MOST_CHANGES = 1 << 16;

    private final long seed;
    private final PackedTable base;
    private final PackedTable recent;
    private final int[] withdrawn;
    private final Networks networks;
    private final int mostChanges;

    private IndicatorTable(
            long seed, PackedTable base, PackedTable recent, int[] withdrawn, Networks networks, int mostChanges) {
        this.seed = seed;
        this.base = base;
        this.recent = recent;
        this.withdrawn = withdrawn;
        this.networks = networks;
        this.mostChanges = mostChanges;
    }

    /** A table without indicators. */
    public static IndicatorTable empty(long seed) {
        return empty(seed, MOST_CHANGES);
    }

    static IndicatorTable empty(long seed, int mostChanges) {
        return new IndicatorTable(seed, PackedTable.EMPTY, PackedTable.EMPTY, new int[0], Networks.NONE, mostChanges);
    }

    /**
     * A table of those entries. While it is made it needs, beyond the table and what the entries need themselves, some twenty
     * megabytes.
     *
     * @param seed that of the entries' keys
     * @throws IllegalArgumentException if an indicator's number is negative, or there are more than a billion entries
     * @throws IllegalStateException if the entries are not the same each time they are gone through
     */
    public static IndicatorTable of(long seed, Entries entries) {
        return new IndicatorTable(
                seed, PackedTable.of(entries), PackedTable.EMPTY, new int[0], entries.networks(), MOST_CHANGES);
    }

    /**
     * The same with other indicators: those withdrawn are found no more, then those added are, even under a number that is
     * withdrawn. It takes milliseconds, but for once in many changes, when a new large table is made beside the old one.
     *
     * @param withdrawing the numbers of indicators, those of any that are not there among them
     */
    public IndicatorTable with(Entries added, int... withdrawing) {
        int[] gone = IntStream.of(withdrawing).sorted().distinct().toArray();
        int[] all = IntStream.concat(IntStream.of(withdrawn), IntStream.of(gone))
                .sorted()
                .distinct()
                .toArray();
        Networks nets = networks.and(added.networks());
        Entries since = sink -> {
            without(gone, recent, sink);
            added.forEach((key, indicator) -> {
                if (Arrays.binarySearch(all, indicator) >= 0 || !base.holds(key, indicator)) {
                    sink.entry(key, indicator);
                }
            });
        };
        PackedTable changes = PackedTable.of(since);
        if (changes.size() + all.length <= mostChanges) {
            return new IndicatorTable(seed, base, changes, all, nets, mostChanges);
        }
        Entries together = sink -> {
            without(all, base, sink);
            changes.forEach(sink);
        };
        return new IndicatorTable(seed, PackedTable.of(together), PackedTable.EMPTY, new int[0], nets, mostChanges);
    }

    private static void without(int[] gone, PackedTable table, Entries.Sink sink) {
        table.forEach((key, indicator) -> {
            if (Arrays.binarySearch(gone, indicator) < 0) {
                sink.entry(key, indicator);
            }
        });
    }

    /** That of the keys. */
    public long seed() {
        return seed;
    }

    /** All networks that ever were in it. */
    public Networks networks() {
        return networks;
    }

    /** Whether there could be an indicator with that key; never false if there is one. */
    public boolean mayHold(long key) {
        return base.mayHold(key) || (recent.size() > 0 && recent.mayHold(key));
    }

    /**
     * Tells the number of each indicator with that key, each once.
     *
     * @return how many were told
     */
    public int find(long key, IntConsumer found) {
        return base.find(key, withdrawn, found) + recent.find(key, PackedTable.NONE, found);
    }

    /** How many entries it has, those that were withdrawn lately among them. */
    public long size() {
        return (long) base.size() + recent.size();
    }

    /** In bytes. */
    public long sizeOutsideHeap() {
        return base.sizeOutsideHeap() + recent.sizeOutsideHeap();
    }

    /** In bytes, near enough. */
    public long sizeOnHeap() {
        return base.sizeOfFilters() + recent.sizeOfFilters() + (long) withdrawn.length * Integer.BYTES;
    }
}
