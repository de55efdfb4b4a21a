package dev.tocsin.telemetry.fields;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values by short byte strings, found without making an object of the key. It holds no more than it may: what strangers'
 * logs can name is not kept without end.
 */
public final class BytesTable<V> {

    private final int most;
    private byte[][] keys = new byte[64][];
    private Object[] values = new Object[64];
    private int size;

    /** @param most how many keys are kept */
    public BytesTable(int most) {
        this.most = most;
    }

    /** The value of the key in the first bytes, or null. */
    @SuppressWarnings("unchecked") // only put() writes values
    public @Nullable V get(byte[] bytes, int length) {
        int mask = keys.length - 1;
        int slot = slot(bytes, length) & mask;
        while (keys[slot] != null) {
            if (Arrays.equals(keys[slot], 0, keys[slot].length, bytes, 0, length)) {
                return (V) values[slot];
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    /** Keeps a value for a key that is not there yet, if there is room. */
    public void put(byte[] bytes, int length, V value) {
        if (size >= most) {
            return;
        }
        if (++size * 2 > keys.length) {
            grow();
        }
        insert(Arrays.copyOf(bytes, length), value);
    }

    private void insert(byte[] key, Object value) {
        int mask = keys.length - 1;
        int slot = slot(key, key.length) & mask;
        while (keys[slot] != null) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    private void grow() {
        byte[][] oldKeys = keys;
        Object[] oldValues = values;
        keys = new byte[oldKeys.length * 2][];
        values = new Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static int slot(byte[] bytes, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }
}
