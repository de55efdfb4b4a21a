package dev.tocsin.telemetry.fields;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The keys that matter in an object at one place of a record: a hash table over the bytes of the keys. */
final class KeyTable {

    /** No key matters. */
    static final KeyTable EMPTY = new KeyTable(List.of());

    /**
     * @param field the field's number, or -1
     * @param below what matters in an object under this key
     */
    record Entry(String key, int field, KeyTable below) {}

    private final int mask;
    private final long[] hashes;
    private final byte[][] keys;
    private final int[] fields;
    private final KeyTable[] below;

    KeyTable(List<Entry> entries) {
        int size = Math.max(2, Integer.highestOneBit(Math.max(1, entries.size() * 3)) * 2);
        mask = size - 1;
        hashes = new long[size];
        keys = new byte[size][];
        fields = new int[size];
        below = new KeyTable[size];
        for (Entry entry : entries) {
            byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
            long hash = Words.hash(key, 0, key.length);
            int slot = (int) hash & mask;
            while (keys[slot] != null) {
                slot = (slot + 1) & mask;
            }
            hashes[slot] = hash;
            keys[slot] = key;
            fields[slot] = entry.field();
            below[slot] = entry.below();
        }
    }

    /** The slot of a key, or -1. */
    int slot(long hash, byte[] bytes, int from, int to) {
        int slot = (int) hash & mask;
        while (true) {
            byte[] key = keys[slot];
            if (key == null) {
                return -1;
            }
            if (hashes[slot] == hash && Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** The number of the field in a slot; -1 where there is no slot or no field. */
    int field(int slot) {
        return slot < 0 ? -1 : fields[slot];
    }

    /** What matters below the key in a slot. */
    KeyTable below(int slot) {
        return slot < 0 ? EMPTY : below[slot];
    }
}
