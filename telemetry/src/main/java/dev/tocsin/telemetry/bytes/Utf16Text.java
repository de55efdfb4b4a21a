package dev.tocsin.telemetry.bytes;

import java.io.IOException;
import java.io.InputStream;

/**
 * UTF-16 text as UTF-8.
 *
 * <p>A surrogate without its pair, or half a code unit at the end, becomes the byte {@code FF}, which stands in no
 * UTF-8 text: whoever checks the UTF-8 sees on which line the damage is.
 */
final class Utf16Text extends InputStream {

    private static final int INPUT_BYTES = 1 << 14;
    private static final byte NO_TEXT = (byte) 0xff;

    private final InputStream in;
    private final int highByte;
    private final byte[] input = new byte[INPUT_BYTES];
    /** A code unit gives at most three bytes, and one more for a surrogate that stood alone before it. */
    private final byte[] output = new byte[INPUT_BYTES * 2 + 4];

    private int carried;
    private int from;
    private int to;
    private char pending;
    private boolean ended;

    Utf16Text(InputStream in, boolean bigEndian) {
        this.in = in;
        this.highByte = bigEndian ? 0 : 1;
    }

    @Override
    public int read() throws IOException {
        return from < to || refill() ? output[from++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (from == to && !refill()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(output, from, buffer, offset, count);
        from += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean refill() throws IOException {
        from = 0;
        to = 0;
        while (to == 0 && !ended) {
            int count = in.read(input, carried, INPUT_BYTES - carried);
            if (count < 0) {
                ended = true;
                if (carried > 0 || pending != 0) {
                    put(NO_TEXT);
                }
            } else {
                decode(carried + count);
            }
        }
        return to > 0;
    }

    private void decode(int length) {
        int i = 0;
        for (; i + 1 < length; i += 2) {
            unit((char) (((input[i + highByte] & 0xff) << 8) | (input[i + 1 - highByte] & 0xff)));
        }
        carried = length - i;
        if (carried > 0) {
            input[0] = input[i];
        }
    }

    private void unit(char unit) {
        if (pending != 0) {
            char high = pending;
            pending = 0;
            if (Character.isLowSurrogate(unit)) {
                int c = Character.toCodePoint(high, unit);
                put((byte) (0xf0 | (c >> 18)));
                put((byte) (0x80 | ((c >> 12) & 0x3f)));
                put((byte) (0x80 | ((c >> 6) & 0x3f)));
                put((byte) (0x80 | (c & 0x3f)));
                return;
            }
            put(NO_TEXT);
        }
        if (Character.isHighSurrogate(unit)) {
            pending = unit;
        } else if (Character.isLowSurrogate(unit)) {
            put(NO_TEXT);
        } else if (unit < 0x80) {
            put((byte) unit);
        } else if (unit < 0x800) {
            put((byte) (0xc0 | (unit >> 6)));
            put((byte) (0x80 | (unit & 0x3f)));
        } else {
            put((byte) (0xe0 | (unit >> 12)));
            put((byte) (0x80 | ((unit >> 6) & 0x3f)));
            put((byte) (0x80 | (unit & 0x3f)));
        }
    }

    private void put(byte b) {
        output[to++] = b;
    }
}
