package dev.tocsin.telemetry.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/** The text of an xz file, all of it up to where the file is damaged. */
final class XzBlocks extends InputStream {

    /** Room for {@code xz -9} (65 MiB); a file that was made to need more is refused. */
    static final int MEMORY_KIBIBYTES = 128 * 1024;

    private final InputStream compressed;
    private final XZInputStream in;

    XzBlocks(InputStream compressed) throws IOException {
        this.compressed = compressed;
        try {
            this.in = new XZInputStream(compressed, MEMORY_KIBIBYTES);
        } catch (EOFException | XZIOException e) {
            throw damaged(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            // A read that runs into damage throws away what it had decoded, so none reaches into the next chunk.
            return in.read(buffer, offset, Math.clamp(in.available(), 1, length));
        } catch (EOFException | XZIOException e) {
            throw damaged(e);
        }
    }

    @Override
    public void close() throws IOException {
        // Also when the header was damaged and there is no decoder to close.
        compressed.close();
    }

    private static DamagedInputException damaged(IOException e) {
        return switch (e) {
            case MemoryLimitException m ->
                new DamagedInputException(
                        "the xz data needs " + m.getMemoryNeeded() / 1024 + " MiB to unpack, more than the "
                                + MEMORY_KIBIBYTES / 1024 + " MiB allowed",
                        m);
            case EOFException eof -> new DamagedInputException("the xz data is cut off", eof);
            default -> new DamagedInputException("the xz data is damaged: " + e.getMessage(), e);
        };
    }
}
