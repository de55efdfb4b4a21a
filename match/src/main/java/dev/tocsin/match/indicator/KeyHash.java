package dev.tocsin.match.indicator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of bytes where they stand, eight at a time, each word multiplied to 128 bits whose halves are folded together (the
 * step of the wyhash family). It can go on from the hash of what came before, so that the parts of a name make a chain. Not for
 * cryptography: whoever knows the seed can make values that collide.
 */
final class KeyHash {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    // Odd, with half of their bits set.
    private static final long K0 = 0xE703_7ED1_A0B4_28DBL;
    private static final long K1 = 0x8EBC_6AF0_9C88_C6E3L;
    private static final long K2 = 0x5899_65CC_7537_4CC3L;

    private KeyHash() {}

    /** The beginning of a chain. */
    static long start(long seed, int tag) {
        return mix(seed + tag * K1, K2);
    }

    /** Those bytes after what made {@code before}. */
    static long bytes(long before, byte[] bytes, int from, int to, boolean fold) {
        long foldable = fold ? HIGHS : 0;
        int length = to - from;
        if (length < Long.BYTES) {
            return mix(before ^ lower(few(bytes, from, to), foldable) ^ length * K2, K1);
        }
        long hash = before;
        for (int at = from; at < to - Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ lower((long) WORD.get(bytes, at), foldable), K0);
        }
        // The last word has some bytes of the one before it once more.
        return mix(hash ^ lower((long) WORD.get(bytes, to - Long.BYTES), foldable) ^ length * K2, K1);
    }

    /** That word after what made {@code before}. */
    static long word(long before, long word) {
        return mix(before ^ word, K0);
    }

    /** The hash of a chain that ends here and is taken for that. */
    static long end(long chain, int tag) {
        return mix(chain ^ tag * K0, K2);
    }

    private static long mix(long word, long constant) {
        return Math.unsignedMultiplyHigh(word, constant) ^ (word * constant);
    }

    /** Sets bit 5 in each byte from {@code A} to {@code Z} where the high bit of {@code foldable} is set. */
    private static long lower(long word, long foldable) {
        long low = word & ~HIGHS;
        long fromA = low + ONES * (0x80 - 'A');
        long behindZ = low + ONES * (0x7f - 'Z');
        return word | ((fromA & ~behindZ & ~word & foldable) >>> 2);
    }

    /** Fewer than eight bytes as a word, zeros behind them. */
    private static long few(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        if (from + Long.BYTES <= bytes.length) {
            return (long) WORD.get(bytes, from) & (-1L >>> (Long.SIZE - Byte.SIZE * length));
        }
        if (to >= Long.BYTES) {
            return (long) WORD.get(bytes, to - Long.BYTES) >>> (Long.SIZE - Byte.SIZE * length);
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = (word << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return word;
    }
}
