package dev.tocsin.telemetry;

import dev.tocsin.telemetry.bytes.Ahead;
import dev.tocsin.telemetry.bytes.DamagedInputException;
import dev.tocsin.telemetry.bytes.PlainText;
import dev.tocsin.telemetry.frame.Frame;
import dev.tocsin.telemetry.frame.Framer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The frames of one input, unpacked and decoded. For one thread at a time. */
final class LogFrames implements AutoCloseable {

    private final InputStream in;
    private final ReadLimits limits;
    private Optional<PlainText> plain = Optional.empty();
    private Optional<Framer> framer = Optional.empty();
    private long bytesBefore;
    private long blankLinesBefore;

    /** @param in closed with this */
    LogFrames(InputStream in, ReadLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /**
     * How an input begins.
     *
     * @param head its first bytes, after decompression
     * @param foreign what it is, if those are the beginning of something that is no log
     * @param damage why nothing of it can be read, fit for a terminal
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Opening(byte[] head, Optional<ReadTally.NotALog> foreign, Optional<String> damage) {}

    /** Reads the first bytes; to be called once, before {@link #next}. */
    Opening open() throws IOException {
        try {
            PlainText text = PlainText.open(in);
            plain = Optional.of(text);
            Ahead ahead = new Ahead(text);
            byte[] head = ahead.look(Foreign.HEAD_BYTES);
            Optional<ReadTally.NotALog> foreign = Foreign.recognise(head);
            if (foreign.isEmpty()) {
                framer = Optional.of(new Framer(ahead, limits.recordBytes(), limits.depth()));
            }
            return new Opening(head, foreign, Optional.empty());
        } catch (DamagedInputException e) {
            String damage = Excerpt.printable(String.valueOf(e.getMessage()));
            return new Opening(new byte[0], Optional.empty(), Optional.of(damage));
        }
    }

    /** The next frame, good until the one after it is asked for; empty at the end. */
    Optional<Frame> next() throws IOException {
        return framer.isPresent() ? framer.get().next() : Optional.empty();
    }

    /** Whether a whole line is in memory, so that a record on one line can be framed without waiting for the input. */
    boolean hasLine() {
        return framer.filter(Framer::hasLine).isPresent();
    }

    /** How many bytes were read so far, after decompression. */
    long bytesRead() {
        return plain.map(PlainText::bytesRead).orElse(bytesBefore);
    }

    long blankLines() {
        return framer.map(Framer::blankLines).orElse(blankLinesBefore);
    }

    /** Lets go of the memory that unpacking and framing take, too; the counts are kept. */
    @Override
    public void close() throws IOException {
        bytesBefore = bytesRead();
        blankLinesBefore = blankLines();
        framer = Optional.empty();
        Optional<PlainText> text = plain;
        plain = Optional.empty();
        try (in) {
            if (text.isPresent()) {
                text.get().close();
            }
        }
    }
}
