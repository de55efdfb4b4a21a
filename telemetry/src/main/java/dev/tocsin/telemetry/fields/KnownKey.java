package dev.tocsin.telemetry.fields;

import org.jspecify.annotations.Nullable;

/**
 * A key as it stands in records, from behind the comma or bracket before it to its colon, and what came after it. Records of a log are alike: to see that a key is there again costs less than to read it.
 *
 * <p>Of one thread.
 */
final class KnownKey {

    /** Longer ones are read each time. */
    private static final int LONGEST = 256;

    private final int length;
    private final long[] words;
    private final long lastMask;

    /** What matters in the object in which it stands. */
    final KeyTable in;

    /** Of the key alone, without quotes. */
    final long hash;

    /** The number of the field, or -1. */
    final int field;

    /** What matters in an object that is its value. */
    final KeyTable below;

    private @Nullable KnownKey next;
    private @Nullable KnownKey nextBefore;
    private @Nullable KnownKey opening;

    private KnownKey(byte[] bytes, int from, int length, KeyTable in, long hash, int field, KeyTable below) {
        this.length = length;
        this.in = in;
        this.hash = hash;
        this.field = field;
        this.below = below;
        words = new long[(length + Long.BYTES - 1) / Long.BYTES];
        for (int i = 0; i < length; i++) {
            words[i / Long.BYTES] |= (bytes[from + i] & 0xffL) << (Byte.SIZE * (i % Long.BYTES));
        }
        lastMask = -1L >>> (Byte.SIZE * (words.length * Long.BYTES - length));
    }

    /** What holds the whole record. */
    static KnownKey ofRecord(KeyTable root) {
        return new KnownKey(new byte[0], 0, 0, KeyTable.EMPTY, 0, -1, root);
    }

    /** One that stands there. */
    static KnownKey at(byte[] bytes, int from, int to, KeyTable in, long hash, int field, KeyTable below) {
        return new KnownKey(bytes, from, to - from > LONGEST ? 0 : to - from, in, hash, field, below);
    }

    /** The place before the first key of an object that is its value. */
    KnownKey opening() {
        KnownKey place = opening;
        if (place == null) {
            place = new KnownKey(new byte[0], 0, 0, below, 0, -1, KeyTable.EMPTY);
            opening = place;
        }
        return place;
    }

    /** Whether it stands here. */
    boolean isAt(byte[] bytes, int at, int limit) {
        int last = words.length - 1;
        if (last < 0 || at + words.length * Long.BYTES > limit) {
            return last >= 0 && isAtEnd(bytes, at, limit);
        }
        for (int i = 0; i < last; i++) {
            if (Words.at(bytes, at + i * Long.BYTES) != words[i]) {
                return false;
            }
        }
        return ((Words.at(bytes, at + last * Long.BYTES) ^ words[last]) & lastMask) == 0;
    }

    /** As {@link #isAt}, where a record has no more than a few bytes behind the key. */
    private boolean isAtEnd(byte[] bytes, int at, int limit) {
        if (at + length > limit) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != (byte) (words[i / Long.BYTES] >>> (Byte.SIZE * (i % Long.BYTES)))) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes it takes. */
    int length() {
        return length;
    }

    /** Which of the two keys that came after it stands here; null if neither does. */
    @Nullable
    KnownKey nextAt(byte[] bytes, int at, int limit) {
        KnownKey likely = next;
        if (likely != null && likely.isAt(bytes, at, limit)) {
            return likely;
        }
        KnownKey other = nextBefore;
        return other != null && other.isAt(bytes, at, limit) ? other : null;
    }

    void follow(KnownKey key) {
        nextBefore = next;
        next = key;
    }
}
