package dev.tocsin.match.indicator;

import java.util.Arrays;

/** Undoes the escapes of a JSON text (RFC 8259 §7), as UTF-8, in memory that is used again. Not safe for several threads. */
final class WrittenText {

    private byte[] bytes = new byte[1 << 10];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The text between those places, which is well formed; half a surrogate pair is a question mark. */
    void read(byte[] json, int from, int to) {
        length = 0;
        if (bytes.length < to - from) {
            bytes = Arrays.copyOf(bytes, (to - from) * 2);
        }
        int at = from;
        while (at < to) {
            byte c = json[at++];
            if (c != '\\') {
                bytes[length++] = c;
            } else if (json[at] == 'u') {
                at = coded(json, at + 1, to);
            } else {
                bytes[length++] = meant(json[at++]);
            }
        }
    }

    private static byte meant(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }

    /** The four digits that begin here, and the other half that may follow; as UTF-8 neither is longer than it was. */
    private int coded(byte[] json, int from, int to) {
        int end = from + 4;
        int code = unit(json, from);
        if (code >= 0x800 && Character.isSurrogate((char) code)) {
            boolean pair = end + 6 <= to && json[end] == '\\' && json[end + 1] == 'u';
            int low = pair ? unit(json, end + 2) : 0;
            if (Character.isSurrogatePair((char) code, (char) low)) {
                int point = Character.toCodePoint((char) code, (char) low);
                put(0xf0 | point >> 18);
                put(0x80 | (point >> 12 & 0x3f));
                put(0x80 | (point >> 6 & 0x3f));
                put(0x80 | (point & 0x3f));
                return end + 6;
            }
            put('?');
        } else if (code >= 0x800) {
            put(0xe0 | code >> 12);
            put(0x80 | (code >> 6 & 0x3f));
            put(0x80 | (code & 0x3f));
        } else if (code >= 0x80) {
            put(0xc0 | code >> 6);
            put(0x80 | (code & 0x3f));
        } else {
            put(code);
        }
        return end;
    }

    private void put(int value) {
        bytes[length++] = (byte) value;
    }

    private static int unit(byte[] json, int from) {
        int unit = 0;
        for (int at = from; at < from + 4; at++) {
            unit = unit << 4 | Character.digit(json[at], 16);
        }
        return unit;
    }
}
