package dev.tocsin.telemetry.bytes;

import java.io.IOException;
import java.io.InputStream;

/**
 * An input as UTF-8 text: decompressed and decoded, both recognised by its first bytes and never by its name.
 *
 * <p>gzip and xz are decompressed, UTF-16 that begins with a byte order mark is decoded, a UTF-8 byte order mark is
 * taken off. Anything else passes unchanged. Memory does not grow with the input.
 */
public final class PlainText extends InputStream {

    private static final int LONGEST_MARK = 6;

    private final InputStream compressed;
    private final Counted plain;
    private final InputStream text;

    private PlainText(InputStream compressed, Counted plain, InputStream text) {
        this.compressed = compressed;
        this.plain = plain;
        this.text = text;
    }

    /**
     * Looks at the first bytes.
     *
     * @throws DamagedInputException from here or from any read, if the compressed data is cut off or damaged
     */
    public static PlainText open(InputStream in) throws IOException {
        Counted plain = new Counted(decompressed(in));
        return new PlainText(in, plain, decoded(plain));
    }

    /** The number of bytes read so far after decompression, before decoding. */
    public long bytesRead() {
        return plain.count;
    }

    @Override
    public int read() throws IOException {
        return text.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return text.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        try (compressed) {
            text.close();
        }
    }

    private static InputStream decompressed(InputStream in) throws IOException {
        Ahead ahead = new Ahead(in);
        byte[] mark = ahead.look(LONGEST_MARK);
        if (begins(mark, 0x1f, 0x8b)) {
            return new GzipMembers(ahead);
        }
        // The .xz file format 1.2.1 §2.1.1.1
        if (begins(mark, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return new XzBlocks(ahead);
        }
        return ahead;
    }

    private static InputStream decoded(InputStream in) throws IOException {
        Ahead ahead = new Ahead(in);
        byte[] mark = ahead.look(LONGEST_MARK);
        if (begins(mark, 0xef, 0xbb, 0xbf)) {
            ahead.skipNBytes(3);
            return ahead;
        }
        if (begins(mark, 0xff, 0xfe)) {
            ahead.skipNBytes(2);
            return new Utf16Text(ahead, false);
        }
        if (begins(mark, 0xfe, 0xff)) {
            ahead.skipNBytes(2);
            return new Utf16Text(ahead, true);
        }
        return ahead;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Counts what passes. */
    private static final class Counted extends InputStream {
        private final InputStream in;
        private long count;

        Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
