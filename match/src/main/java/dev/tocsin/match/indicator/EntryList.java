package dev.tocsin.match.indicator;

import java.util.Arrays;

/** Entries in memory, twelve bytes each and half as much again while it grows. Not safe for use by several threads at once. */
public final class EntryList implements Entries {

    private long[] keys = new long[16];
    private int[] indicators = new int[16];
    private int size;
    private Networks networks = Networks.NONE;

    /** @param indicator its number, from 0 on */
    public void add(long key, int indicator) {
        if (size == keys.length) {
            int larger = Math.addExact(size, size / 2);
            keys = Arrays.copyOf(keys, larger);
            indicators = Arrays.copyOf(indicators, larger);
        }
        keys[size] = key;
        indicators[size++] = indicator;
    }

    /** Says that keys of those networks are among them. */
    public void networks(Networks some) {
        networks = networks.and(some);
    }

    public int size() {
        return size;
    }

    @Override
    public void forEach(Sink sink) {
        for (int i = 0; i < size; i++) {
            sink.entry(keys[i], indicators[i]);
        }
    }

    @Override
    public Networks networks() {
        return networks;
    }
}
