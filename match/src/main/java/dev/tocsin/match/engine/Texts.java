package dev.tocsin.match.engine;

import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.tocsin.telemetry.fields.FieldScan;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer encoded = ByteBuffer.allocate(0);
    private CharBuffer decoded = CharBuffer.wrap(new char[0]);
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
            case FieldScan.ESCAPED, FieldScan.CODED -> unescape(copy(from, to));
            case FieldScan.WIDE -> decode(from, to);
            default -> kind > FieldScan.WIDE && kind < FieldScan.INTEGER ? unescape(decode(from, to)) : copy(from, to);
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

    /** Characters beyond ASCII; what is not UTF-8 is U+FFFD. */
    @SuppressWarnings("ReferenceEquality") // whether a buffer is of this memory, not of the like
    private int decode(int from, int to) {
        if (encoded.capacity() < to - from) {
            encoded = ByteBuffer.allocate(2 * (to - from));
        }
        if (decoded.array() != memory) {
            decoded = CharBuffer.wrap(memory);
        }
        encoded.clear().put(bytes, from, to - from).flip();
        decoded.limit(used + to - from).position(used);
        decoder.reset();
        CoderResult result = decoder.decode(encoded, decoded, true);
        if (!result.isUnderflow() || !decoder.flush(decoded).isUnderflow()) {
            throw new IllegalStateException("no text has more characters than bytes: " + result);
        }
        return decoded.position() - used;
    }

    /** Undoes the escapes of what was put there, in place. */
    private int unescape(int length) {
        int end = used + length;
        int at = used;
        int next = used;
        while (next < end) {
            char c = memory[next++];
            if (c != '\\') {
                memory[at++] = c;
            } else if (memory[next] == 'u') {
                memory[at++] = unicode(next + 1);
                next += 5;
            } else {
                memory[at++] = meant(memory[next++]);
            }
        }
        return at - used;
    }

    private static char meant(char escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }

    private char unicode(int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            code = code * 16 + Character.digit(memory[i], 16);
        }
        return (char) code;
    }
}
