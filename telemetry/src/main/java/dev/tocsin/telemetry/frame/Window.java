package dev.tocsin.telemetry.frame;

import dev.tocsin.telemetry.bytes.DamagedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The part of an input that is in memory: from {@code start}, which is kept, past {@code pos}, to {@code end}. */
final class Window {

    static final int READ_BYTES = 1 << 16;

    private final InputStream in;
    private final int most;
    private long offsetOfFirst;
    private boolean ended;
    private Optional<DamagedInputException> damage = Optional.empty();

    byte[] bytes;
    int start;
    int pos;
    int end;

    /** @param most the number of bytes that may be kept before {@code pos} */
    Window(InputStream in, int most) {
        this.in = in;
        this.most = most;
        this.bytes = new byte[READ_BYTES];
    }

    /** Reads on; a stream that gives little at a time is not asked again. False at the end of the input. */
    boolean more() throws IOException {
        if (ended) {
            return false;
        }
        makeRoom();
        try {
            int read = in.read(bytes, end, bytes.length - end);
            ended = read < 0;
            end += Math.max(0, read);
        } catch (DamagedInputException e) {
            ended = true;
            damage = Optional.of(e);
        }
        return !ended;
    }

    boolean hasByte() throws IOException {
        while (pos == end) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a line with something on it, beyond what separates records, ends between {@code pos} and {@code end}. */
    boolean hasLine() {
        boolean something = false;
        for (int at = pos; at < end; at++) {
            switch (bytes[at]) {
                case '\n' -> {
                    if (something) {
                        return true;
                    }
                }
                case ' ', '\t', '\r', ',' -> {}
                default -> something = true;
            }
        }
        return false;
    }

    /** Whether as many bytes are kept as may be. */
    boolean full() {
        return pos - start >= most;
    }

    boolean overfull() {
        return pos - start > most;
    }

    void keepFromHere() {
        start = pos;
    }

    long offset() {
        return offsetOfFirst + pos;
    }

    long startOffset() {
        return offsetOfFirst + start;
    }

    Slice kept() {
        return new Slice(bytes, start, pos - start);
    }

    Optional<DamagedInputException> damage() {
        return damage;
    }

    private void makeRoom() {
        if (start == end) {
            shift();
        } else if (end == bytes.length) {
            int larger = (int) Math.min(2L * bytes.length, (long) most + 3 * READ_BYTES);
            if (start >= bytes.length / 2 || larger == bytes.length) {
                shift();
            } else {
                bytes = Arrays.copyOf(bytes, larger);
            }
        }
        if (end == bytes.length) {
            throw new IllegalStateException("asked for more than " + most + " bytes to be kept");
        }
    }

    private void shift() {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        offsetOfFirst += start;
        pos -= start;
        end -= start;
        start = 0;
    }
}
