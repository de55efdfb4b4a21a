package dev.tocsin.telemetry.fields;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time: the first byte is the lowest. */
final class Words {

    static final long ONES = 0x0101_0101_0101_0101L;
    static final long HIGHS = 0x8080_8080_8080_8080L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX_1 = 0x9E37_79B9_7F4A_7C15L;
    private static final long MIX_2 = 0xC2B2_AE3D_27D4_EB4FL;

    private Words() {}

    static long at(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    /** The high bit of each byte that is equal to the one repeated in {@code pattern}; wrong only above the first. */
    static long equal(long word, long pattern) {
        long difference = word ^ pattern;
        return (difference - ONES) & ~difference & HIGHS;
    }

    /** The high bits of the bytes as one bit for each byte, the first being the lowest. */
    static long bits(long highs) {
        return (highs * 0x0002_0408_1020_4081L) >>> 56;
    }

    /** A hash of some bytes that depends on each of them. */
    static long hash(byte[] bytes, int from, int to) {
        int length = to - from;
        long first;
        long last;
        if (length >= Long.BYTES) {
            first = at(bytes, from);
            last = at(bytes, to - Long.BYTES);
            for (int i = from + Long.BYTES; i < to - Long.BYTES; i += Long.BYTES) {
                first = (first ^ at(bytes, i)) * MIX_1;
            }
        } else {
            first = few(bytes, from, length);
            last = 0;
        }
        long hash = (first * MIX_1 + last) * MIX_2 + length;
        return hash ^ (hash >>> 29);
    }

    private static long few(byte[] bytes, int from, int length) {
        if (from + Long.BYTES <= bytes.length) {
            return length == 0 ? 0 : at(bytes, from) & (-1L >>> (Long.SIZE - Byte.SIZE * length));
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = (word << Byte.SIZE) | (bytes[from + i] & 0xff);
        }
        return word;
    }
}
