package dev.tocsin.match.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What was found in values that came before: logs say the same paths, names and call stacks again and again, and to see that a
 * value is one of them costs less than to search it. Memory is bounded; new values take the place of old ones, and nothing is
 * allocated. What it answers is what a search would find, for values are compared byte by byte. Not safe for use by several
 * threads at once.
 */
final class SeenValues {

    static final int SHORTEST = Long.BYTES;
    static final int LONGEST = 1 << 10;

    /** How many literals are kept of a value; one with more is searched each time. */
    static final int MOST_FOUND = 64;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX_1 = 0x9E37_79B9_7F4A_7C15L;
    private static final long MIX_2 = 0xC2B2_AE3D_27D4_EB4FL;
    private static final int SLOT_BITS = 14;
    private static final int MEMORY = 1 << 22;

    private final byte[] memory = new byte[MEMORY];
    private final int[] searches = new int[1 << SLOT_BITS];
    private final int[] lengths = new int[1 << SLOT_BITS];
    private final int[] founds = new int[1 << SLOT_BITS];

    /** Where in an endless memory each began, of which only what was written last is left. */
    private final long[] begins = new long[1 << SLOT_BITS];

    private long end = MEMORY;
    private int slot;

    /**
     * Whether what was found in a value is known.
     *
     * @param search by what it was searched; not 0
     */
    boolean knows(int search, byte[] bytes, int from, int to) {
        int length = to - from;
        long mixed = ((long) LONG.get(bytes, from) ^ search) * MIX_1
                + (long) LONG.get(bytes, to - Long.BYTES)
                + Long.rotateLeft((long) LONG.get(bytes, from + (length - Long.BYTES) / 2), 21);
        slot = (int) ((mixed * MIX_2 + length * MIX_1) >>> (Long.SIZE - SLOT_BITS));
        if (searches[slot] != search || lengths[slot] != length || begins[slot] < end - MEMORY) {
            return false;
        }
        int at = (int) (begins[slot] % MEMORY);
        return Arrays.equals(memory, at, at + length, bytes, from, to);
    }

    /** Tells again what was found in the value that it was just asked for and knew. */
    void tell(LiteralSearch.Found found) {
        int at = (int) (begins[slot] % MEMORY) + lengths[slot];
        for (int i = 0; i < founds[slot]; i++) {
            found.literal((int) INT.get(memory, at + i * Integer.BYTES));
        }
    }

    /** Whether anything was found in the value that it was just asked for and knew. */
    boolean foundAny() {
        return founds[slot] > 0;
    }

    /** Keeps what was found in the value that it was just asked for and did not know. */
    void keep(int search, byte[] bytes, int from, int to, int[] literals, int count) {
        int length = to - from;
        int size = length + count * Integer.BYTES;
        if (end % MEMORY + size > MEMORY) {
            end += MEMORY - end % MEMORY;
        }
        int at = (int) (end % MEMORY);
        System.arraycopy(bytes, from, memory, at, length);
        for (int i = 0; i < count; i++) {
            INT.set(memory, at + length + i * Integer.BYTES, literals[i]);
        }
        searches[slot] = search;
        lengths[slot] = length;
        founds[slot] = count;
        begins[slot] = end;
        end += size;
    }
}
