package dev.tocsin.match.indicator;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Entries in memory outside the heap, sorted, ten bytes each: the first bits of a key say in which bucket it stands, so that six
 * bytes of it are kept, and four of the number. A filter before it tells most keys that are not there. Immutable and safe to
 * share; the memory is given back when nobody holds the table any more.
 */
final class PackedTable {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int NUMBER_AT = 6;
    private static final int ENTRY_BYTES = 10;
    private static final long REMAINDER = (1L << 48) - 1;
    private static final int FEWEST_BUCKET_BITS = 16;
    private static final int MOST_BUCKET_BITS = 27;

    /** Keys of one filter, about: they bound what is needed while it is made. */
    private static final int KEYS_PER_FILTER_BITS = 19;

    private static final int MOST_ENTRIES = 1 << 30;

    static final int[] NONE = {};

    static final PackedTable EMPTY = of(sink -> {});

    private final int size;
    private final int bucketBits;
    private final MemorySegment starts;
    private final MemorySegment entries;
    private final FuseFilter[] filters;

    /** From the upper 63 bits of a key to the number of its filter. */
    private final int filterShift;

    private PackedTable(int size, int bucketBits, MemorySegment starts, MemorySegment entries) {
        this.size = size;
        this.bucketBits = bucketBits;
        this.starts = starts;
        this.entries = entries;
        int filterBits = Math.max(0, bits(size) - KEYS_PER_FILTER_BITS);
        this.filters = new FuseFilter[1 << filterBits];
        this.filterShift = Long.SIZE - 1 - filterBits;
    }

    /**
     * Packs entries, going through them three times.
     *
     * @throws IllegalArgumentException if an indicator's number is negative, or there are too many
     * @throws IllegalStateException if they are not the same each time
     */
    static PackedTable of(Entries source) {
        Check expected = Check.of(source);
        int bucketBits = Math.clamp(bits(expected.count) - 4L, FEWEST_BUCKET_BITS, MOST_BUCKET_BITS);
        Arena arena = Arena.ofAuto();
        PackedTable table = new PackedTable(
                expected.count,
                bucketBits,
                arena.allocate(((1L << bucketBits) + 1) * Integer.BYTES, Long.BYTES),
                arena.allocate(Math.max(1L, expected.count) * ENTRY_BYTES, Long.BYTES));
        table.fill(source, expected);
        table.sort();
        table.makeFilters();
        return table;
    }

    /** How many bits a number up to this needs. */
    private static int bits(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }

    /** What entries come to, whatever their order: how many there are, and a sum. */
    private static final class Check implements Entries.Sink {
        private int count;
        private long sum;

        static Check of(Entries source) {
            Check check = new Check();
            source.forEach(check);
            return check;
        }

        @Override
        public void entry(long key, int indicator) {
            if (indicator < 0) {
                throw new IllegalArgumentException("an indicator's number is not negative: " + indicator);
            }
            if (++count > MOST_ENTRIES) {
                throw new IllegalArgumentException("more than " + MOST_ENTRIES + " entries do not fit in one table");
            }
            sum += KeyHash.word(key, indicator);
        }

        void mustBe(Check expected) {
            if (count != expected.count || sum != expected.sum) {
                throw changed();
            }
        }
    }

    private void fill(Entries source, Check expected) {
        Check counted = new Check();
        source.forEach((key, indicator) -> {
            counted.entry(key, indicator);
            setStart(bucket(key), start(bucket(key)) + 1);
        });
        counted.mustBe(expected);
        int end = 0;
        for (int bucket = 0; bucket <= 1 << bucketBits; bucket++) {
            end += start(bucket);
            setStart(bucket, end);
        }
        // From the end of each bucket to its beginning, where its start is right at last.
        Check filled = new Check();
        source.forEach((key, indicator) -> {
            filled.entry(key, indicator);
            int entry = start(bucket(key)) - 1;
            if (entry < 0) {
                throw changed();
            }
            setStart(bucket(key), entry);
            put(entry, key & REMAINDER, indicator);
        });
        filled.mustBe(expected);
    }

    private static IllegalStateException changed() {
        return new IllegalStateException("the entries were not the same when they were gone through again");
    }

    private void sort() {
        for (int bucket = 0; bucket < 1 << bucketBits; bucket++) {
            sort(start(bucket), start(bucket + 1));
        }
    }

    /** Heap sort: in place, and never slow, however many entries have one key. */
    private void sort(int from, int to) {
        for (int root = (to - from) / 2 - 1; root >= 0; root--) {
            sink(root, from, to - from);
        }
        for (int last = to - from - 1; last > 0; last--) {
            long remainder = remainder(from);
            int number = number(from);
            put(from, remainder(from + last), number(from + last));
            put(from + last, remainder, number);
            sink(0, from, last);
        }
    }

    private void sink(int top, int from, int count) {
        long remainder = remainder(from + top);
        int number = number(from + top);
        int root = top;
        for (int child = 2 * root + 1; child < count; child = 2 * root + 1) {
            if (child + 1 < count && isLess(remainder(from + child), number(from + child), from + child + 1)) {
                child++;
            }
            if (!isLess(remainder, number, from + child)) {
                break;
            }
            put(from + root, remainder(from + child), number(from + child));
            root = child;
        }
        put(from + root, remainder, number);
    }

    private boolean isLess(long remainder, int number, int entry) {
        long other = remainder(entry);
        return remainder < other || (remainder == other && number < number(entry));
    }

    private void makeFilters() {
        int buckets = (1 << bucketBits) / filters.length;
        long[] keys = {};
        for (int filter = 0; filter < filters.length; filter++) {
            int first = filter * buckets;
            int most = start(first + buckets) - start(first);
            if (keys.length < most) {
                keys = new long[most];
            }
            filters[filter] = FuseFilter.of(keys, distinct(first, first + buckets, keys));
        }
    }

    /** Copies the keys of some buckets, each once. */
    private int distinct(int fromBucket, int toBucket, long[] keys) {
        int count = 0;
        for (int bucket = fromBucket; bucket < toBucket; bucket++) {
            for (int entry = start(bucket); entry < start(bucket + 1); entry++) {
                long key = key(bucket, entry);
                if (count == 0 || keys[count - 1] != key) {
                    keys[count++] = key;
                }
            }
        }
        return count;
    }

    private long key(int bucket, int entry) {
        return (long) bucket << (Long.SIZE - bucketBits) | remainder(entry);
    }

    /** Whether the key could be there; never false for one that is. */
    boolean mayHold(long key) {
        return filters[(int) (key >>> 1 >>> filterShift)].mayHold(key);
    }

    /**
     * Tells the number of each indicator that has the key, each once.
     *
     * @param without numbers that are not told, ascending
     * @return how many were told
     */
    int find(long key, int[] without, IntConsumer found) {
        int bucket = bucket(key);
        int end = start(bucket + 1);
        long wanted = key & REMAINDER;
        int low = start(bucket);
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (remainder(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int told = 0;
        for (int entry = low; entry < end && remainder(entry) == wanted; entry++) {
            int number = number(entry);
            boolean again = entry > low && number == number(entry - 1);
            if (!again && Arrays.binarySearch(without, number) < 0) {
                found.accept(number);
                told++;
            }
        }
        return told;
    }

    /** Whether it has that entry. */
    boolean holds(long key, int indicator) {
        boolean[] there = {false};
        find(key, NONE, number -> there[0] |= number == indicator);
        return there[0];
    }

    void forEach(Entries.Sink sink) {
        for (int bucket = 0; bucket < 1 << bucketBits; bucket++) {
            for (int entry = start(bucket); entry < start(bucket + 1); entry++) {
                sink.entry(key(bucket, entry), number(entry));
            }
        }
    }

    int size() {
        return size;
    }

    /** In bytes, outside the heap. */
    long sizeOutsideHeap() {
        return starts.byteSize() + entries.byteSize();
    }

    /** In bytes, of the filters on the heap. */
    long sizeOfFilters() {
        long bytes = 0;
        for (FuseFilter filter : filters) {
            bytes += filter.size();
        }
        return bytes;
    }

    private int bucket(long key) {
        return (int) (key >>> (Long.SIZE - bucketBits));
    }

    private int start(int bucket) {
        return starts.get(INT, (long) bucket * Integer.BYTES);
    }

    private void setStart(int bucket, int entry) {
        starts.set(INT, (long) bucket * Integer.BYTES, entry);
    }

    private long remainder(int entry) {
        return entries.get(LONG, (long) entry * ENTRY_BYTES) & REMAINDER;
    }

    private int number(int entry) {
        return entries.get(INT, (long) entry * ENTRY_BYTES + NUMBER_AT);
    }

    private void put(int entry, long remainder, int number) {
        long at = (long) entry * ENTRY_BYTES;
        entries.set(LONG, at, remainder | (long) number << 48);
        entries.set(INT, at + NUMBER_AT, number);
    }
}
