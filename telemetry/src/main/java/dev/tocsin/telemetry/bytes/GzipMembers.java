package dev.tocsin.telemetry.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The text of a gzip file of one or more members (RFC 1952 §2.2).
 *
 * <p>The JDK's own stream decides whether another member follows by asking how much is available, which a pipe cannot
 * say, and takes damage after the first member for the end. Here both are told apart.
 */
final class GzipMembers extends InputStream {

    private static final int INPUT_BYTES = 1 << 16;
    private static final int DEFLATE = 8;
    private static final int FLAG_CHECKSUM = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int FLAGS_RESERVED = 0xe0;

    private final PushbackInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] input = new byte[INPUT_BYTES];
    private int supplied;
    private boolean inMember;
    private boolean ended;
    private Optional<DamagedInputException> damage = Optional.empty();

    GzipMembers(InputStream in) {
        this.in = new PushbackInputStream(in, INPUT_BYTES);
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
        while (!ended) {
            if (damage.isPresent()) {
                ended = true;
                throw damage.get();
            }
            if (!inMember && !beginMember()) {
                break;
            }
            int count = inflate(buffer, offset, length);
            if (count > 0) {
                checksum.update(buffer, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    /** Gives 0 when more input was supplied or the member is finished. */
    private int inflate(byte[] buffer, int offset, int length) throws IOException {
        long before = inflater.getBytesWritten();
        try {
            int count = inflater.inflate(buffer, offset, length);
            if (count == 0 && inflater.needsInput()) {
                supplied = in.read(input);
                if (supplied < 0) {
                    throw damaged("the gzip data is cut off");
                }
                inflater.setInput(input, 0, supplied);
            } else if (count == 0 && inflater.needsDictionary()) {
                throw damaged("the gzip data is damaged: it asks for a dictionary");
            }
            return count;
        } catch (DataFormatException e) {
            damage = Optional.of(new DamagedInputException("the gzip data is damaged: " + e.getMessage(), e));
            // What was written before the damage was found counts; if that is nothing, the next turn tells.
            return (int) (inflater.getBytesWritten() - before);
        }
    }

    private boolean beginMember() throws IOException {
        int first = in.read();
        // Zeros after a member are padding to a block of a tape or a disk, as gzip itself allows.
        while (first == 0) {
            first = in.read();
        }
        if (first < 0) {
            ended = true;
            return false;
        }
        try {
            if (first != 0x1f || required() != 0x8b || required() != DEFLATE) {
                throw damaged("what follows a gzip member is not another one");
            }
            skipRestOfHeader();
        } catch (EOFException e) {
            ended = true;
            throw new DamagedInputException("the gzip data is cut off in a header", e);
        }
        inflater.reset();
        checksum.reset();
        inMember = true;
        return true;
    }

    private void skipRestOfHeader() throws IOException {
        int flags = required();
        if ((flags & FLAGS_RESERVED) != 0) {
            // RFC 1952 §2.3.1.2: a reserved bit may mean a field that is not known how to skip.
            throw damaged("the gzip header has flags that are not known: " + flags);
        }
        in.skipNBytes(6);
        if ((flags & FLAG_EXTRA) != 0) {
            in.skipNBytes(required() | (required() << 8));
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_CHECKSUM) != 0) {
            in.skipNBytes(2);
        }
    }

    private void endMember() throws IOException {
        in.unread(input, supplied - inflater.getRemaining(), inflater.getRemaining());
        inMember = false;
        long expected;
        try {
            expected = required() | (required() << 8) | (required() << 16) | ((long) required() << 24);
            in.skipNBytes(4);
        } catch (EOFException e) {
            ended = true;
            throw new DamagedInputException("the gzip data is cut off in a trailer", e);
        }
        if (expected != checksum.getValue()) {
            throw damaged("the gzip data is damaged: its checksum is not that of what was read");
        }
    }

    private void skipText() throws IOException {
        int next;
        do {
            next = required();
        } while (next != 0);
    }

    private int required() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("end of input within a gzip header or trailer");
        }
        return next;
    }

    private DamagedInputException damaged(String message) {
        ended = true;
        return new DamagedInputException(message);
    }
}
