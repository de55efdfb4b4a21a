package dev.tocsin.taxii;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that gives up once more bytes came than were allowed. */
final class BudgetedInput extends FilterInputStream {

    private final long maxBytes;
    private long bytes;

    BudgetedInput(InputStream in, long maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
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
        if (bytes > maxBytes) {
            throw new TooLargeException("more than " + maxBytes + " bytes");
        }
    }
}
