package dev.tocsin.taxii;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that gives up once more bytes came than were allowed, in all or since {@link #startObject()}. */
final class BudgetedInput extends FilterInputStream {

    private final long maxBytes;
    private final long maxObjectBytes;
    private long bytes;
    private long objectBytes;

    BudgetedInput(InputStream in, long maxBytes, long maxObjectBytes) {
        super(in);
        this.maxBytes = maxBytes;
        this.maxObjectBytes = maxObjectBytes;
    }

    void startObject() {
        objectBytes = 0;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        spend(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        spend(Math.max(0, count));
        return count;
    }

    private void spend(int count) {
        bytes += count;
        objectBytes += count;
        if (bytes > maxBytes) {
            throw new TooLargeException("more than " + maxBytes + " bytes in one message");
        }
        if (objectBytes > maxObjectBytes) {
            throw new TooLargeException("more than " + maxObjectBytes + " bytes in one object");
        }
    }
}
