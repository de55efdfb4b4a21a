package dev.tocsin.stix;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * A stream that lets only well-formed UTF-8 through (Unicode 17.0 §3.9, table 3-7): no overlong forms, no surrogates,
 * nothing above U+10FFFF, nothing cut off at the end. Every byte before a bad one is delivered before the failure.
 */
final class Utf8Input extends InputStream {

    /** Bytes that are not UTF-8, and where. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;

        private final String why;
        private final transient JsonPlace place;

        private Malformed(String why, JsonPlace place) {
            super(why + " at " + place);
            this.why = why;
            this.place = place;
        }

        String why() {
            return why;
        }

        JsonPlace place() {
            return place;
        }
    }

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private InputStream in;
    private boolean started;
    private int pending;
    private int low = 0x80;
    private int high = 0xBF;
    private long line = 1;
    private long column;
    private int bad = -1;

    Utf8Input(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (bad >= 0) {
            throw malformed();
        }
        if (!started) {
            started = true;
            skipByteOrderMark();
        }
        int read = in.read(buffer, from, length);
        if (read < 0) {
            if (pending > 0) {
                throw new Malformed("not UTF-8: a character is cut off at the end", new JsonPlace(line, column));
            }
            return read;
        }
        int end = from + read;
        for (int i = from; i < end; i++) {
            if (pending == 0) {
                int ascii = asciiFrom(buffer, i, end);
                column += ascii;
                i += ascii;
            }
            if (i < end && !accept(buffer[i])) {
                bad = buffer[i] & 0xFF;
                if (i == from) {
                    throw malformed();
                }
                return i - from;
            }
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** How many characters of one byte, none of them a line's end, come first: nearly all of JSON, so it is done apart. */
    private static int asciiFrom(byte[] buffer, int from, int end) {
        int i = from;
        while (i < end && buffer[i] >= 0 && buffer[i] != '\n') {
            i++;
        }
        return i - from;
    }

    /** RFC 8259 §8.1: a reader may ignore a byte order mark; some editors write one. */
    private void skipByteOrderMark() throws IOException {
        byte[] first = in.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            in = new SequenceInputStream(new ByteArrayInputStream(first), in);
        }
    }

    private Malformed malformed() {
        return new Malformed("not UTF-8: byte 0x%02x".formatted(bad), new JsonPlace(line, column));
    }

    private boolean accept(byte next) {
        if (pending > 0) {
            int value = next & 0xFF;
            if (value < low || value > high) {
                return false;
            }
            pending--;
            low = 0x80;
            high = 0xBF;
            return true;
        }
        if (next == '\n') {
            line++;
            column = 0;
            return true;
        }
        column++;
        return next >= 0 || lead(next & 0xFF);
    }

    private boolean lead(int value) {
        if (value < 0xC2 || value > 0xF4) {
            return false;
        }
        pending = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
        // The first continuation byte is narrower after these four: overlong forms, surrogates, beyond U+10FFFF.
        switch (value) {
            case 0xE0 -> low = 0xA0;
            case 0xED -> high = 0x9F;
            case 0xF0 -> low = 0x90;
            case 0xF4 -> high = 0x8F;
            default -> {}
        }
        return true;
    }
}
