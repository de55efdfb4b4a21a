package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A few literals looked for in long values, without looking at most of the bytes (S. Wu, U. Manber, "A fast algorithm for
 * multi-pattern searching", TR 94-17, University of Arizona, 1994). Of each literal a part is looked for that is as long as
 * the shortest of them; the bytes that end a window of that length say how far the window can move on without missing one. Of a
 * longer literal that part is taken whose last bytes are the rarest, for at those the window stops.
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
    static final int MOST = 1_500;

    private static final int BLOCK = Integer.BYTES;
    private static final int SHORTEST_STRETCH = 32;
    private static final int LEAST_SLOT_BITS = 12;
    private static final int MOST_SLOT_BITS = 16;
    private static final int SLOTS_FOR_EACH_BLOCK = 16;

    /** What it costs to look for many literals at one place, as {@link Commonness} counts. */
    private static final double COST_OF_SHARING = 40;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Two characters of ASCII are alike to it if they differ in this bit only: letters of either case, and a few others. */
    private static final int CASE = 0x20;

    private static final int CASES = CASE * 0x0101_0101;

    private final List<Part> parts;
    private final Needle[] needles;
    private final int window;
    private final int down;
    private final byte[] shifts;

    /** How far to go on from where one may stand. */
    private final byte[] shiftsAfterStop;

    /** By slot, where the needles that may stand there begin among {@link #stopping}, which go on to where those of the next begin. */
    private final char[] stops;

    private final char[] stopping;

    /**
     * Bytes to look for.
     *
     * @param inPlain whether they are what to look for in a value that is as it stands
     * @param inEscaped whether they are what to look for in a value as a JSON text writes it
     * @param offset where the part begins that the window looks for
     */
    private record Needle(
            FoldedBytes bytes,
            boolean inPlain,
            boolean inEscaped,
            boolean atBegin,
            boolean atEnd,
            int offset,
            int id) {}

    /**
     * A literal, and where in it the part begins that the window looks for.
     *
     * @param offsetInEscaped the same in the literal as a JSON text writes it
     */
    record Part(Literal literal, int offset, int offsetInEscaped) {}

    private LiteralSkip(List<Part> parts) {
        this.parts = List.copyOf(parts);
        window = window(parts.stream().map(Part::literal).toList());
        List<Needle> all = new ArrayList<>();
        for (Part part : parts) {
            Literal literal = part.literal();
            String escaped = escaped(literal);
            boolean same = escaped.equals(literal.text());
            all.add(needle(literal, literal.text(), true, same, part.offset()));
            if (!same) {
                all.add(needle(literal, escaped, false, true, part.offsetInEscaped()));
            }
        }
        needles = all.toArray(Needle[]::new);
        int blocks = needles.length * (window - BLOCK + 1);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(blocks * SLOTS_FOR_EACH_BLOCK);
        int slots = 1 << Math.clamp(bits, LEAST_SLOT_BITS, MOST_SLOT_BITS);
        down = Integer.SIZE - Integer.numberOfTrailingZeros(slots);
        shifts = new byte[slots];
        shiftsAfterStop = new byte[slots];
        Arrays.fill(shifts, (byte) Math.min(Byte.MAX_VALUE, window - BLOCK + 1));
        Arrays.fill(shiftsAfterStop, (byte) Math.min(Byte.MAX_VALUE, window - BLOCK + 1));
        for (Needle needle : needles) {
            enter(needle);
        }
        stops = new char[slots + 1];
        stopping = new char[needles.length];
        enterStops();
    }

    private static String escaped(Literal literal) {
        return literal.text().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** How many literals have a block. */
    private static Map<Integer, Integer> uses(List<Literal> literals) {
        Map<Integer, Integer> uses = new HashMap<>();
        for (Literal literal : literals) {
            byte[] bytes = escaped(literal).getBytes(StandardCharsets.UTF_8);
            for (int end = BLOCK; end <= bytes.length; end++) {
                uses.merge((int) INT.get(bytes, end - BLOCK), 1, Integer::sum);
            }
        }
        return uses;
    }

    private static int window(List<Literal> literals) {
        return literals.stream()
                .mapToInt(literal -> literal.text().length())
                .min()
                .orElseThrow();
    }

    private Needle needle(Literal literal, String text, boolean inPlain, boolean inEscaped, int offset) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (offset < 0 || offset + window > bytes.length) {
            throw new Unpacker.Unfit("a part that the literal does not have");
        }
        return new Needle(
                new FoldedBytes(bytes), inPlain, inEscaped, literal.atBegin(), literal.atEnd(), offset, literal.id());
    }

    /** Where the part begins that ends with the bytes that are rarest in logs and among the literals. */
    private static int offset(String text, int window, Map<Integer, Integer> uses) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int offset = 0;
        double cheapest = Double.MAX_VALUE;
        for (int at = 0; at + window <= bytes.length; at++) {
            int end = at + window;
            int shared = uses.getOrDefault((int) INT.get(bytes, end - BLOCK), 1);
            double cost = Commonness.of(bytes, end - BLOCK, end) + COST_OF_SHARING * Math.log(shared);
            if (cost < cheapest) {
                cheapest = cost;
                offset = at;
            }
        }
        return offset;
    }

    /** Whether it can look for these, and is likely to do it faster than an automaton. */
    static boolean suits(List<Literal> literals) {
        return literals.size() <= MOST && literals.stream().allMatch(LiteralSkip::suits);
    }

    static boolean suits(Literal literal) {
        return literal.text().length() >= SHORTEST && literal.text().chars().allMatch(c -> c >= ' ' && c < 0x80);
    }

    int window() {
        return window;
    }

    int count() {
        return needles.length;
    }

    static LiteralSkip of(List<Literal> literals) {
        int window = window(literals);
        Map<Integer, Integer> uses = uses(literals);
        return new LiteralSkip(literals.stream()
                .map(literal ->
                        new Part(literal, offset(literal.text(), window, uses), offset(escaped(literal), window, uses)))
                .toList());
    }

    /** One that was made before. */
    static LiteralSkip ofParts(List<Part> parts) {
        if (parts.isEmpty() || parts.size() > MOST) {
            throw new Unpacker.Unfit(parts.size() + " literals to skip to");
        }
        return new LiteralSkip(parts);
    }

    List<Part> parts() {
        return parts;
    }

    private void enter(Needle needle) {
        for (int end = BLOCK; end <= window; end++) {
            int slot = slot(needle.bytes(), needle.offset() + end);
            byte shift = (byte) Math.min(Byte.MAX_VALUE, window - end);
            shifts[slot] = (byte) Math.min(shifts[slot], shift);
            if (shift > 0) {
                shiftsAfterStop[slot] = (byte) Math.min(shiftsAfterStop[slot], shift);
            }
        }
    }

    private void enterStops() {
        int[] slots = new int[needles.length];
        for (int i = 0; i < needles.length; i++) {
            slots[i] = slot(needles[i].bytes(), needles[i].offset() + window);
            stops[slots[i] + 1]++;
        }
        for (int slot = 1; slot < stops.length; slot++) {
            stops[slot] += stops[slot - 1];
        }
        char[] filled = stops.clone();
        for (int i = 0; i < needles.length; i++) {
            stopping[filled[slots[i]]++] = (char) i;
        }
    }

    /** Of the block that ends there. */
    private int slot(byte[] bytes, int end) {
        return slot((int) INT.get(bytes, end - BLOCK));
    }

    private int slot(FoldedBytes bytes, int end) {
        int block = 0;
        for (int i = 1; i <= BLOCK; i++) {
            block = (block << Byte.SIZE) | (bytes.at(end - i) & 0xff);
        }
        return slot(block);
    }

    private int slot(int block) {
        return ((block | CASES) * 0x9E37_79B1) >>> down;
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

    /** A literal may stand in the window that ends here; how far the window moves on. */
    private int stop(byte[] bytes, int from, int end, int to, boolean escaped, Found found) {
        int slot = slot(bytes, end);
        for (int i = stops[slot]; i < stops[slot + 1]; i++) {
            Needle needle = needles[stopping[i]];
            if (found.has(needle.id())) {
                continue;
            }
            int at = end - window - needle.offset();
            int after = at + needle.bytes().length();
            boolean fits = at >= from
                    && after <= to
                    && (!needle.atBegin() || at == from)
                    && (!needle.atEnd() || after == to)
                    && (escaped ? needle.inEscaped() : needle.inPlain())
                    && needle.bytes().areAt(bytes, at);
            if (fits && (!escaped || beginsCharacter(bytes, from, at))) {
                found.literal(needle.id());
            }
        }
        return shiftsAfterStop[slot];
    }

    /** Behind an odd number of backslashes stands the rest of an escape. */
    static boolean beginsCharacter(byte[] bytes, int from, int at) {
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
        return shifts.length * 4L + needles.length * 66L;
    }
}
