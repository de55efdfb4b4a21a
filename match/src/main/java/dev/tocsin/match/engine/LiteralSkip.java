package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A few literals looked for in long values, without looking at most of the bytes (S. Wu, U. Manber, "A fast algorithm for
 * multi-pattern searching", TR 94-17, University of Arizona, 1994). The bytes that end a window as long as the shortest
 * literal say how far the window can move on without missing one.
 *
 * <p>An escaped value is searched as it stands, for literals with the same escapes; a match counts if it begins with a
 * character and not inside the escape of one.
 *
 * <p>It never changes and is safe to share.
 */
final class LiteralSkip implements LiteralSearch {

    /** With shorter literals the window moves too slowly to be worth it. */
    static final int SHORTEST = 5;

    /** With more literals most windows stop. */
    static final int MOST = 100;

    private static final int BLOCK = Integer.BYTES;
    private static final int SHORTEST_STRETCH = 32;
    private static final int SLOT_BITS = 14;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Two characters of ASCII are alike to it if they differ in this bit only: letters of either case, and a few others. */
    private static final int CASE = 0x20;

    private static final int CASES = CASE * 0x0101_0101;

    private final Needle[] needles;
    private final int window;
    private final byte[] shifts = new byte[SLOTS];
    private final int[][] stops = new int[SLOTS][];

    /**
     * Bytes to look for.
     *
     * @param bytes folded
     * @param inPlain whether they are what to look for in a value that is as it stands
     * @param inEscaped whether they are what to look for in a value as a JSON text writes it
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Needle(byte[] bytes, boolean inPlain, boolean inEscaped, boolean atBegin, boolean atEnd, int id) {}

    private LiteralSkip(List<Literal> literals) {
        List<Needle> all = new ArrayList<>();
        for (Literal literal : literals) {
            byte[] bytes = literal.text().getBytes(StandardCharsets.UTF_8);
            byte[] escaped =
                    literal.text().replace("\\", "\\\\").replace("\"", "\\\"").getBytes(StandardCharsets.UTF_8);
            boolean same = Arrays.equals(bytes, escaped);
            all.add(new Needle(bytes, true, same, literal.atBegin(), literal.atEnd(), literal.id()));
            if (!same) {
                all.add(new Needle(escaped, false, true, literal.atBegin(), literal.atEnd(), literal.id()));
            }
        }
        needles = all.toArray(Needle[]::new);
        window = all.stream().mapToInt(needle -> needle.bytes().length).min().orElseThrow();
        Arrays.fill(shifts, (byte) Math.min(Byte.MAX_VALUE, window - BLOCK + 1));
        for (int i = 0; i < needles.length; i++) {
            enter(i);
        }
    }

    /** Whether it can look for these, and is likely to do it faster than an automaton. */
    static boolean suits(List<Literal> literals) {
        return literals.size() <= MOST
                && literals.stream()
                        .allMatch(literal -> literal.text().length() >= SHORTEST
                                && literal.text().chars().allMatch(c -> c >= ' ' && c < 0x80));
    }

    int window() {
        return window;
    }

    int count() {
        return needles.length;
    }

    static LiteralSkip of(List<Literal> literals) {
        return new LiteralSkip(literals);
    }

    private void enter(int number) {
        byte[] bytes = needles[number].bytes();
        for (int end = BLOCK; end <= window; end++) {
            int slot = slot(bytes, end);
            int shift = window - end;
            shifts[slot] = (byte) Math.min(shifts[slot], shift);
            if (shift == 0) {
                int[] before = stops[slot] == null ? new int[0] : stops[slot];
                stops[slot] = Arrays.copyOf(before, before.length + 1);
                stops[slot][before.length] = number;
            }
        }
    }

    /** Of the block that ends there. */
    private static int slot(byte[] bytes, int end) {
        int block = (int) INT.get(bytes, end - BLOCK) | CASES;
        return (block * 0x9E37_79B1) >>> (Integer.SIZE - SLOT_BITS);
    }

    @Override
    public void scan(byte[] bytes, int from, int to, Found found) {
        search(bytes, from, to, false, found);
    }

    @Override
    public void scanEscaped(byte[] bytes, int from, int to, Found found) {
        search(bytes, from, to, true, found);
    }

    /**
     * Each step waits for the one before it; so a long value is cut into four stretches, and a step is made in each by
     * turns.
     */
    private void search(byte[] bytes, int from, int to, boolean escaped, Found found) {
        int first = from + window;
        int last = to + 1;
        if (last - first < 4 * SHORTEST_STRETCH) {
            search(bytes, from, to, first, last, escaped, found);
            return;
        }
        byte[] shiftOf = shifts;
        int stretch = (last - first) / 4;
        int limitA = first + stretch;
        int limitB = limitA + stretch;
        int limitC = limitB + stretch;
        int a = first;
        int b = limitA;
        int c = limitB;
        int d = limitC;
        while (a < limitA && b < limitB && c < limitC && d < last) {
            int shiftA = shiftOf[slot(bytes, a)];
            int shiftB = shiftOf[slot(bytes, b)];
            int shiftC = shiftOf[slot(bytes, c)];
            int shiftD = shiftOf[slot(bytes, d)];
            if (shiftA == 0) {
                shiftA = stop(bytes, from, a, to, escaped, found);
            }
            if (shiftB == 0) {
                shiftB = stop(bytes, from, b, to, escaped, found);
            }
            if (shiftC == 0) {
                shiftC = stop(bytes, from, c, to, escaped, found);
            }
            if (shiftD == 0) {
                shiftD = stop(bytes, from, d, to, escaped, found);
            }
            a += shiftA;
            b += shiftB;
            c += shiftC;
            d += shiftD;
        }
        search(bytes, from, to, a, limitA, escaped, found);
        search(bytes, from, to, b, limitB, escaped, found);
        search(bytes, from, to, c, limitC, escaped, found);
        search(bytes, from, to, d, last, escaped, found);
    }

    /** The windows that end from one place on and before another. */
    private void search(byte[] bytes, int from, int to, int start, int limit, boolean escaped, Found found) {
        byte[] shiftOf = shifts;
        int end = start;
        while (end < limit) {
            int shift = shiftOf[slot(bytes, end)];
            end += shift == 0 ? stop(bytes, from, end, to, escaped, found) : shift;
        }
    }

    /** A literal may stand in the window that ends here; the window moves on by one. */
    private int stop(byte[] bytes, int from, int end, int to, boolean escaped, Found found) {
        check(bytes, from, end - window, to, stops[slot(bytes, end)], escaped, found);
        return 1;
    }

    private void check(byte[] bytes, int from, int at, int to, int[] numbers, boolean escaped, Found found) {
        for (int number : numbers) {
            Needle needle = needles[number];
            int after = at + needle.bytes().length;
            boolean fits = after <= to
                    && (!needle.atBegin() || at == from)
                    && (!needle.atEnd() || after == to)
                    && (escaped ? needle.inEscaped() : needle.inPlain())
                    && isThere(needle.bytes(), bytes, at);
            if (fits && (!escaped || beginsCharacter(bytes, from, at))) {
                found.literal(needle.id());
            }
        }
    }

    private static boolean isThere(byte[] needle, byte[] bytes, int at) {
        for (int i = 0; i < needle.length; i++) {
            byte c = bytes[at + i];
            if (needle[i] != (c >= 'A' && c <= 'Z' ? (byte) (c | CASE) : c)) {
                return false;
            }
        }
        return true;
    }

    /** Behind an odd number of backslashes stands the rest of an escape. */
    private static boolean beginsCharacter(byte[] bytes, int from, int at) {
        int before = at;
        while (before > from && bytes[before - 1] == '\\') {
            before--;
        }
        return (at - before) % 2 == 0;
    }

    @Override
    public boolean isAscii() {
        return true;
    }

    @Override
    public long size() {
        return SLOTS * 5L + needles.length * 64L;
    }
}
