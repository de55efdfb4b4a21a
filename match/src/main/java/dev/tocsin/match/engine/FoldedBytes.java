package dev.tocsin.match.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Some bytes to be recognised elsewhere, eight at a time, ASCII letters of either case being the same. Immutable. */
final class FoldedBytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** What a capital letter lacks of the small one. */
    private static final byte CASE = 0x20;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private final byte[] bytes;
    private final byte[] cases;

    /** Where the rarest of them is, which is looked for first. */
    private final int rarest;

    /** @param bytes folded */
    FoldedBytes(byte[] bytes) {
        this.bytes = bytes.clone();
        this.cases = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            cases[i] = bytes[i] >= 'a' && bytes[i] <= 'z' ? CASE : 0;
        }
        rarest = rarest(bytes);
    }

    private static int rarest(byte[] bytes) {
        int rarest = 0;
        for (int i = 1; i < bytes.length; i++) {
            if (Commonness.of(bytes, i, i + 1) < Commonness.of(bytes, rarest, rarest + 1)) {
                rarest = i;
            }
        }
        return rarest;
    }

    int length() {
        return bytes.length;
    }

    byte at(int index) {
        return bytes[index];
    }

    /**
     * The first place at which they might stand.
     *
     * @param last the last place that there is room for them
     * @return -1 if there is none
     */
    int next(byte[] there, int from, int last) {
        if (bytes.length == 0) {
            return from <= last ? from : -1;
        }
        int end = last + rarest + 1;
        int at = from + rarest;
        byte fold = cases[rarest];
        byte wanted = bytes[rarest];
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long other = ((long) LONG.get(there, at) | (fold * ONES)) ^ (wanted * ONES);
            long equal = (other - ONES) & ~other & HIGHS;
            if (equal != 0) {
                return at + (Long.numberOfTrailingZeros(equal) >>> 3) - rarest;
            }
        }
        for (; at < end; at++) {
            if ((byte) (there[at] | fold) == wanted) {
                return at - rarest;
            }
        }
        return -1;
    }

    /** Whether they stand there, where there are as many bytes at least. */
    boolean areAt(byte[] there, int from) {
        int i = 0;
        for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
            if (((long) LONG.get(there, from + i) | (long) LONG.get(cases, i)) != (long) LONG.get(bytes, i)) {
                return false;
            }
        }
        if (i > 0) {
            int last = bytes.length - Long.BYTES;
            return ((long) LONG.get(there, from + last) | (long) LONG.get(cases, last)) == (long) LONG.get(bytes, last);
        }
        for (; i < bytes.length; i++) {
            if ((byte) (there[from + i] | cases[i]) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
