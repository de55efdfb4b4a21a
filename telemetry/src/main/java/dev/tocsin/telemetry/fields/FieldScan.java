package dev.tocsin.telemetry.fields;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the values out of a JSON object in place (RFC 8259): where each begins and ends, of which kind it is, and which
 * wanted field it belongs to. No object is made for an event.
 *
 * <p>Every value that is no object, list or {@code null} is given, the elements of lists one by one under the list's
 * field, those of no wanted field under the number -1. Of a wanted field that is there without a value that is told, too. What is not well formed is told by the result and nothing else.
 * Two things are left to whoever reads the whole record: whether its text is UTF-8, and whether a key stands twice in
 * an object. {@link #shape} helps with the second: it is the same for two records only if their keys are.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class FieldScan {

    /** Text without escapes, of ASCII characters only. */
    public static final byte PLAIN = 0;
    /** Text with escapes of backslashes, quotes and {@code \b \f \n \r \t}. */
    public static final byte ESCAPED = 1;
    /** Text with escapes of any kind; they may stand for characters beyond ASCII. */
    public static final byte CODED = 2;
    /** Added to the kind of a text that has characters beyond ASCII as they stand. */
    public static final byte WIDE = 4;
    /** An integer as its digits say it. */
    public static final byte INTEGER = 8;
    /** A number whose text is not the way in which its value is written: with a point, an exponent, or {@code -0}. */
    public static final byte DECIMAL = 9;

    public static final byte TRUE = 10;
    public static final byte FALSE = 11;

    /** No value: a wanted field is there and holds {@code null}, an object or an empty list. */
    public static final byte NO_VALUE = 12;

    /** The object is not well formed, nests too deep or does not end. */
    public static final int UNREADABLE = -1;

    private static final long QUOTES = Words.ONES * '"';
    private static final long BACKSLASHES = Words.ONES * '\\';
    private static final long SPACES = Words.ONES * ' ';
    private static final long MIX = 0xD6E8_FEB8_6659_FD93L;
    private static final int LONGEST_NUMBER = 1_000;

    private final FieldNames names;
    private final int maxDepth;
    private byte[] bytes = {};
    private int limit;
    private int count;
    private int[] fields = new int[64];
    private int[] froms = new int[64];
    private int[] tos = new int[64];
    private byte[] kinds = new byte[64];
    private byte textKind;
    private boolean anyWide;
    private boolean loneSurrogate;
    private long shape;

    /** @param maxDepth how many brackets may be open at once */
    public FieldScan(FieldNames names, int maxDepth) {
        this.names = names;
        this.maxDepth = maxDepth;
    }

    /**
     * Reads the object that begins at {@code from}.
     *
     * @return where it ends, the index after its last bracket, or {@link #UNREADABLE}
     */
    public int scan(byte[] buffer, int from, int to) {
        bytes = buffer;
        limit = to;
        count = 0;
        shape = 0;
        anyWide = false;
        loneSurrogate = false;
        return from < to && buffer[from] == '{' ? object(from + 1, names.root, 1) : UNREADABLE;
    }

    /** How many values there are. */
    public int count() {
        return count;
    }

    /** The number of the field of a value, or -1. */
    public int field(int value) {
        return fields[value];
    }

    /** Where a value begins; of a text, behind its quote. */
    public int from(int value) {
        return froms[value];
    }

    /** Where a value ends. */
    public int to(int value) {
        return tos[value];
    }

    /**
     * {@link #PLAIN}, {@link #ESCAPED} or {@link #CODED}, and {@link #WIDE} added to it or not; {@link #INTEGER}, {@link
     * #DECIMAL}, {@link #TRUE}, {@link #FALSE} or {@link #NO_VALUE}.
     */
    public byte kind(int value) {
        return kinds[value];
    }

    /** Whether any key or text has characters beyond ASCII, as they stand. */
    public boolean wide() {
        return anyWide;
    }

    /** Whether any text has the escape of a surrogate, which may be one without its other half. */
    public boolean surrogateEscapes() {
        return loneSurrogate;
    }

    /** A hash of the keys in their order, of how they nest, and of the kinds of their values. */
    public long shape() {
        return shape;
    }

    /** The text of a value of a kind of text, made anew at each call; what is not UTF-8 is U+FFFD. */
    public String text(int value) {
        String raw = new String(bytes, froms[value], tos[value] - froms[value], StandardCharsets.UTF_8);
        return raw.indexOf('\\') >= 0 ? unescaped(raw) : raw;
    }

    private int object(int start, KeyTable table, int depth) {
        if (depth > maxDepth) {
            return UNREADABLE;
        }
        byte[] b = bytes;
        int at = blanks(start);
        if (at < limit && b[at] == '}') {
            return at + 1;
        }
        while (true) {
            at = blanks(at);
            if (at >= limit || b[at] != '"') {
                return UNREADABLE;
            }
            int key = at + 1;
            int end = textEnd(key);
            if (end < 0) {
                return UNREADABLE;
            }
            int slot;
            if (textKind == PLAIN) {
                long hash = Words.hash(b, key, end);
                shape = (shape ^ hash) * MIX;
                slot = table.slot(hash, b, key, end);
            } else {
                slot = oddKey(table, key, end);
            }
            at = blanks(end + 1);
            if (at >= limit || b[at] != ':') {
                return UNREADABLE;
            }
            at = value(
                    blanks(at + 1),
                    slot < 0 ? -1 : table.field(slot),
                    slot < 0 ? KeyTable.EMPTY : table.below(slot),
                    depth);
            if (at < 0) {
                return UNREADABLE;
            }
            at = blanks(at);
            if (at >= limit) {
                return UNREADABLE;
            }
            byte c = b[at++];
            if (c == '}') {
                shape = (shape + 1) * MIX;
                return at;
            }
            if (c != ',') {
                return UNREADABLE;
            }
        }
    }

    private int list(int start, int field, KeyTable below, int depth) {
        if (depth > maxDepth) {
            return UNREADABLE;
        }
        int at = blanks(start);
        if (at < limit && bytes[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = value(blanks(at), field, below, depth);
            if (at < 0) {
                return UNREADABLE;
            }
            at = blanks(at);
            if (at >= limit) {
                return UNREADABLE;
            }
            byte c = bytes[at++];
            if (c == ']') {
                shape = (shape + 2) * MIX;
                return at;
            }
            if (c != ',') {
                return UNREADABLE;
            }
        }
    }

    private int value(int at, int field, KeyTable below, int depth) {
        if (at >= limit) {
            return UNREADABLE;
        }
        return switch (bytes[at]) {
            case '"' -> text(at + 1, field);
            case '{' -> object(noValue(at, field) + 1, below, depth + 1);
            case '[' -> list(noValue(at, field) + 1, field, below, depth + 1);
            case 't' -> literal(at, "true", field, TRUE);
            case 'f' -> literal(at, "false", field, FALSE);
            case 'n' -> nothing(noValue(at, field));
            default -> number(at, field);
        };
    }

    private int text(int from, int field) {
        int end = textEnd(from);
        if (end < 0) {
            return UNREADABLE;
        }
        give(field, from, end, textKind);
        shape += 3;
        return end + 1;
    }

    private int noValue(int at, int field) {
        if (field >= 0) {
            give(field, at, at, NO_VALUE);
        }
        return at;
    }

    private int nothing(int at) {
        shape += 4;
        return spells(at, "null") ? at + 4 : UNREADABLE;
    }

    private void give(int field, int from, int to, byte kind) {
        if (count == fields.length) {
            grow();
        }
        fields[count] = field;
        froms[count] = from;
        tos[count] = to;
        kinds[count++] = kind;
    }

    private void grow() {
        int larger = count * 2;
        fields = Arrays.copyOf(fields, larger);
        froms = Arrays.copyOf(froms, larger);
        tos = Arrays.copyOf(tos, larger);
        kinds = Arrays.copyOf(kinds, larger);
    }

    private int blanks(int from) {
        int at = from;
        while (at < limit && bytes[at] <= ' ') {
            byte c = bytes[at];
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                return at;
            }
            at++;
        }
        return at;
    }

    /** Where the text that begins here has its closing quote, or -1; what kind of text it is is kept. */
    private int textEnd(int start) {
        byte[] b = bytes;
        int at = start;
        long seen = 0;
        byte kind = PLAIN;
        while (at + Long.BYTES <= limit) {
            long word = Words.at(b, at);
            long stop = Words.equal(word, QUOTES)
                    | Words.equal(word, BACKSLASHES)
                    | ((word - SPACES) & ~word & Words.HIGHS);
            if (stop == 0) {
                seen |= word;
                at += Long.BYTES;
                continue;
            }
            int before = Long.numberOfTrailingZeros(stop) >>> 3;
            if (before > 0) {
                seen |= word & (-1L >>> (Long.SIZE - Byte.SIZE * before));
            }
            at += before;
            byte c = b[at];
            if (c == '"') {
                return textEnds(at, seen, kind);
            }
            int next = c == '\\' ? escape(at) : -1;
            if (next < 0) {
                return -1;
            }
            kind = (byte) Math.max(kind, kindOfEscape(at));
            at = next;
        }
        while (at < limit) {
            byte c = b[at];
            if (c == '"') {
                return textEnds(at, seen, kind);
            }
            if (c == '\\') {
                kind = (byte) Math.max(kind, kindOfEscape(at));
                at = escape(at);
                if (at < 0) {
                    return -1;
                }
            } else if (c >= 0 && c < ' ') {
                return -1;
            } else {
                seen |= c;
                at++;
            }
        }
        return -1;
    }

    private int textEnds(int at, long seen, byte kind) {
        textKind = kind;
        if ((seen & Words.HIGHS) != 0) {
            textKind = (byte) (kind | WIDE);
            anyWide = true;
        }
        return at;
    }

    /** The index after the escape that begins here, or -1. */
    private int escape(int at) {
        if (at + 1 >= limit) {
            return -1;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> at + 6 <= limit && areHex(at + 2) ? afterUnicode(at) : -1;
            default -> -1;
        };
    }

    private byte kindOfEscape(int at) {
        return at + 1 < limit && (bytes[at + 1] == 'u' || bytes[at + 1] == '/') ? CODED : ESCAPED;
    }

    private int afterUnicode(int at) {
        loneSurrogate |= (bytes[at + 2] | ' ') == 'd' && bytes[at + 3] >= '8';
        return at + 6;
    }

    private boolean areHex(int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(bytes[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private int oddKey(KeyTable table, int from, int to) {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        byte[] key = (raw.indexOf('\\') >= 0 ? unescaped(raw) : raw).getBytes(StandardCharsets.UTF_8);
        long hash = Words.hash(key, 0, key.length);
        shape = (shape ^ hash) * MIX;
        return table.slot(hash, key, 0, key.length);
    }

    private int literal(int at, String word, int field, byte kind) {
        if (!spells(at, word)) {
            return UNREADABLE;
        }
        give(field, at, at + word.length(), kind);
        shape += 8 + kind;
        return at + word.length();
    }

    private boolean spells(int at, String word) {
        if (at + word.length() > limit) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** RFC 8259 §6. */
    private int number(int start, int field) {
        byte[] b = bytes;
        int at = start;
        shape += 7;
        boolean negative = b[at] == '-';
        if (negative) {
            at++;
        }
        int digits = at;
        at = digits(at);
        if (at == digits || (b[digits] == '0' && at > digits + 1)) {
            return UNREADABLE;
        }
        boolean decimal = negative && b[digits] == '0';
        if (at < limit && b[at] == '.') {
            decimal = true;
            int fraction = at + 1;
            at = digits(fraction);
            if (at == fraction) {
                return UNREADABLE;
            }
        }
        if (at < limit && (b[at] | ' ') == 'e') {
            decimal = true;
            int exponent = at + 1;
            if (exponent < limit && (b[exponent] == '+' || b[exponent] == '-')) {
                exponent++;
            }
            at = digits(exponent);
            if (at == exponent) {
                return UNREADABLE;
            }
        }
        if (at - start > LONGEST_NUMBER) {
            return UNREADABLE;
        }
        give(field, start, at, decimal ? DECIMAL : INTEGER);
        return at;
    }

    private int digits(int from) {
        int at = from;
        while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private static String unescaped(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escape = raw.charAt(++i);
            switch (escape) {
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> {
                    out.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> out.append(escape);
            }
        }
        return out.toString();
    }
}
