package dev.tocsin.match.engine;

import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.tocsin.telemetry.fields.FieldScan;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The values of an event as text, each made at most once and in memory that is used again for the next event: a text is
 * good until {@link #next}. Not safe for use by several threads at once.
 */
final class Texts {

    /** A stretch of the memory. */
    private static final class Stretch implements CharSequence {
        private char[] chars = {};
        private int from;
        private int length;

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return chars[from + index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new String(chars, from + start, end - start);
        }

        @Override
        public String toString() {
            return new String(chars, from, length);
        }
    }

    private final FieldScan values;
    private byte[] bytes = {};
    private char[] memory = new char[1 << 12];
    private int used;
    private Stretch[] stretches = {};
    private int[] made = {};
    private int event;

    Texts(FieldScan values) {
        this.values = values;
    }

    /** The values that were read last, of a record in these bytes. */
    void next(byte[] record) {
        bytes = record;
        used = 0;
        event++;
    }

    CharSequence text(int value) {
        if (value >= made.length) {
            grow(value);
        }
        Stretch stretch = stretches[value];
        if (made[value] != event) {
            made[value] = event;
            make(value, stretch);
        }
        return stretch;
    }

    /**
     * The bytes of a text that has escapes, undone, in memory that is used again at the next call: from 0 to the length
     * told, or -1 if one stands for a character beyond ASCII.
     */
    int ascii(int value, byte[][] into) {
        int length = values.to(value) - values.from(value);
        if (into[0].length < length) {
            into[0] = new byte[length * 2];
        }
        CharSequence text = text(value);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return -1;
            }
            into[0][i] = (byte) c;
        }
        return text.length();
    }

    private void grow(int value) {
        int before = made.length;
        made = Arrays.copyOf(made, Math.max(64, value * 2));
        stretches = Arrays.copyOf(stretches, made.length);
        for (int i = before; i < stretches.length; i++) {
            stretches[i] = new Stretch();
        }
    }

    private void make(int value, Stretch stretch) {
        int from = values.from(value);
        int to = values.to(value);
        if (used + (to - from) > memory.length) {
            // Those that were made keep the memory that they are in.
            memory = new char[Math.max(memory.length, to - from) * 2];
            used = 0;
        }
        byte kind = values.kind(value);
        int length = switch (kind) {
            case FieldScan.DECIMAL ->
                put(DecimalNode.valueOf(new BigDecimal(values.text(value))).asText());
            case FieldScan.ESCAPED, FieldScan.CODED -> unescape(from, to);
            default -> kind >= FieldScan.WIDE && kind < FieldScan.INTEGER ? put(values.text(value)) : copy(from, to);
        };
        stretch.chars = memory;
        stretch.from = used;
        stretch.length = length;
        used += length;
    }

    private int put(String text) {
        if (used + text.length() > memory.length) {
            memory = new char[(used + text.length()) * 2];
            used = 0;
        }
        text.getChars(0, text.length(), memory, used);
        return text.length();
    }

    private int copy(int from, int to) {
        for (int i = from; i < to; i++) {
            memory[used + i - from] = (char) bytes[i];
        }
        return to - from;
    }

    private int unescape(int from, int to) {
        int at = used;
        int next = from;
        while (next < to) {
            byte c = bytes[next++];
            if (c != '\\') {
                memory[at++] = (char) c;
            } else if (bytes[next] == 'u') {
                memory[at++] = unicode(next + 1);
                next += 5;
            } else {
                memory[at++] = meant(bytes[next++]);
            }
        }
        return at - used;
    }

    private static char meant(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) escape;
        };
    }

    private char unicode(int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            code = code * 16 + Character.digit(bytes[i], 16);
        }
        return (char) code;
    }
}
