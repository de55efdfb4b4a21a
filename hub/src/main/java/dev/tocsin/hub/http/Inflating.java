package dev.tocsin.hub.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * A body in the coding gzip, as it is without it. A short body that becomes a long one is refused while it grows, long before
 * the limit of bytes is reached.
 */
final class Inflating extends InputStream {

    /** STIX of a thousand like objects comes to about a fortieth. */
    private static final long MOST_TIMES_LONGER = 100;

    private static final long ALWAYS_ALLOWED = 64 << 10;

    private final Counted packed;
    private final GZIPInputStream content;
    private long given;

    /** @throws IOException if it does not begin as gzip does */
    Inflating(InputStream body) throws IOException {
        packed = new Counted(body);
        content = new GZIPInputStream(packed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = content.read(into, offset, length);
        given += Math.max(0, count);
        if (given > ALWAYS_ALLOWED && given / MOST_TIMES_LONGER > packed.taken) {
            throw new ProblemException(
                    Problem.TOO_LARGE,
                    "the body is more than " + MOST_TIMES_LONGER + " times as long as what was sent");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static final class Counted extends FilterInputStream {
        private long taken;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            taken += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            taken += Math.max(0, count);
            return count;
        }
    }
}
