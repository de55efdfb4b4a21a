package dev.tocsin.telemetry.fields;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    private final TextScan text = new TextScan();
    private KnownKey record;
    private KnownKeys keys = new KnownKeys();
    private int afterKey;
    private long shape;

    /** @param maxDepth how many brackets may be open at once */
    public FieldScan(FieldNames names, int maxDepth) {
        this.names = names;
        this.maxDepth = maxDepth;
        this.record = KnownKey.ofRecord(names.root);
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
        text.next();
        if (keys.isFull()) {
            forget();
        }
        return from < to && buffer[from] == '{' ? object(from + 1, record, 1) : UNREADABLE;
    }

    /** Keys that follow each other lead from one to the next, so all of them must go together. */
    private void forget() {
        keys = new KnownKeys();
        record = KnownKey.ofRecord(names.root);
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
        return text.anyWide();
    }

    /** Whether any text has the escape of a surrogate, which may be one without its other half. */
    public boolean surrogateEscapes() {
        return text.surrogates();
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

    private int object(int start, KnownKey holder, int depth) {
        if (depth > maxDepth) {
            return UNREADABLE;
        }
        byte[] b = bytes;
        int at = blanks(start);
        if (at < limit && b[at] == '}') {
            return at + 1;
        }
        at = start;
        KnownKey before = holder.opening();
        while (true) {
            KnownKey key = before.nextAt(b, at, limit);
            if (key == null) {
                key = key(at, before);
                if (key == null) {
                    return UNREADABLE;
                }
                at = afterKey;
            } else {
                at = blanks(at + key.length());
            }
            shape = (shape ^ key.hash) * MIX;
            at = value(at, key, depth);
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
            before = key;
        }
    }

    /** Reads a key, its colon and the blanks around them; null if they are not there. */
    private @Nullable KnownKey key(int start, KnownKey before) {
        int open = blanks(start);
        int close = open < limit && bytes[open] == '"' ? text.end(bytes, open + 1, limit) : -1;
        int colon = close < 0 ? limit : blanks(close + 1);
        if (colon >= limit || bytes[colon] != ':') {
            return null;
        }
        afterKey = blanks(colon + 1);
        KeyTable in = before.in;
        if (text.kind() != PLAIN) {
            return oddKey(in, open + 1, close);
        }
        long hash = Words.hash(bytes, open + 1, close);
        KnownKey known = keys.find(hash, in, bytes, start, limit);
        if (known == null) {
            int slot = in.slot(hash, bytes, open + 1, close);
            known = KnownKey.at(bytes, start, colon + 1, in, hash, in.field(slot), in.below(slot));
            keys.add(known);
        }
        before.follow(known);
        return known;
    }

    private int list(int start, KnownKey key, int depth) {
        if (depth > maxDepth) {
            return UNREADABLE;
        }
        int at = blanks(start);
        if (at < limit && bytes[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = value(blanks(at), key, depth);
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

    private int value(int at, KnownKey key, int depth) {
        if (at >= limit) {
            return UNREADABLE;
        }
        int field = key.field;
        return switch (bytes[at]) {
            case '"' -> text(at + 1, field);
            case '{' -> object(noValue(at, field) + 1, key, depth + 1);
            case '[' -> list(noValue(at, field) + 1, key, depth + 1);
            case 't' -> literal(at, "true", field, TRUE);
            case 'f' -> literal(at, "false", field, FALSE);
            case 'n' -> nothing(noValue(at, field));
            default -> number(at, field);
        };
    }

    private int text(int from, int field) {
        int end = text.end(bytes, from, limit);
        if (end < 0) {
            return UNREADABLE;
        }
        give(field, from, end, text.kind());
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

    /** One with escapes or characters beyond ASCII is read each time. */
    private KnownKey oddKey(KeyTable in, int from, int to) {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        byte[] key = (raw.indexOf('\\') >= 0 ? unescaped(raw) : raw).getBytes(StandardCharsets.UTF_8);
        long hash = Words.hash(key, 0, key.length);
        int slot = in.slot(hash, key, 0, key.length);
        return KnownKey.at(key, 0, 0, in, hash, in.field(slot), in.below(slot));
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
