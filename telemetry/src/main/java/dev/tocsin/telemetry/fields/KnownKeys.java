package dev.tocsin.telemetry.fields;

import org.jspecify.annotations.Nullable;

/** The keys that were met, so many at most. Of one thread. */
final class KnownKeys {

    /** More than the logs of any site have; beyond, everything is forgotten. */
    private static final int MOST = 1 << 12;

    private static final int SLOTS = 2 * MOST;

    private final @Nullable KnownKey[] slots = new KnownKey[SLOTS];
    private int count;

    boolean isFull() {
        return count >= MOST;
    }

    /** One that stands there; null if it is new. */
    @Nullable
    KnownKey find(long hash, KeyTable in, byte[] bytes, int at, int limit) {
        int slot = slot(hash);
        KnownKey known = slots[slot];
        while (known != null && !(known.hash == hash && known.in == in && known.isAt(bytes, at, limit))) {
            slot = (slot + 1) % SLOTS;
            known = slots[slot];
        }
        return known;
    }

    /** Keeps a new one, unless there are too many. */
    void add(KnownKey key) {
        if (isFull()) {
            return;
        }
        int slot = slot(key.hash);
        while (slots[slot] != null) {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = key;
        count++;
    }

    private static int slot(long hash) {
        return (int) (hash >>> 32) & (SLOTS - 1);
    }
}
