package dev.tocsin.telemetry.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * A stream whose first bytes can be looked at before they are read.
 *
 * <p>What was looked at is read without waiting for more, and before a failure that came while looking, unlike with
 * {@link java.io.PushbackInputStream}.
 */
public final class Ahead extends InputStream {

    private final InputStream in;
    private byte[] head = new byte[0];
    private int from;
    private Optional<IOException> failure = Optional.empty();

    public Ahead(InputStream in) {
        this.in = in;
    }

    /** The first bytes, fewer than asked for only if the stream ends or fails before; to be called once, before any read. */
    public byte[] look(int count) {
        byte[] bytes = new byte[count];
        int length = 0;
        try {
            while (length < count) {
                int read = in.read(bytes, length, count - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        } catch (IOException e) {
            // Thrown by the read that gets there.
            failure = Optional.of(e);
        }
        head = Arrays.copyOf(bytes, length);
        return head.clone();
    }

    @Override
    public int read() throws IOException {
        if (from < head.length) {
            return head[from++] & 0xff;
        }
        throwFailure();
        return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (from < head.length) {
            int count = Math.min(length, head.length - from);
            System.arraycopy(head, from, buffer, offset, count);
            from += count;
            return count;
        }
        throwFailure();
        return in.read(buffer, offset, length);
    }

    @Override
    public int available() throws IOException {
        return from < head.length ? head.length - from : in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void throwFailure() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
