package dev.tocsin.telemetry;

import dev.tocsin.telemetry.frame.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The events of one input, read by several threads: what {@link LogReader} does with one, in three steps.
 *
 * <p>The input is read in parts ({@link #next}), by one thread at a time, but not always by the same. Each part is looked at by
 * any thread ({@link PartLook}), which is most of the work and depends on no other part. One thread takes what was found, in
 * the order in which the parts were read ({@link #take}, at last {@link #end}): the events come in the order of the input, and
 * the tally is that of a {@code LogReader}.
 *
 * <p>{@code next} shares nothing with {@code take}, {@code end} and {@code tally}: one thread can read while another takes.
 */
public final class LogParts implements AutoCloseable {

    private final String inputName;
    private final boolean whole;
    private final LogFrames frames;
    private boolean opened;
    private Optional<Throwable> failure = Optional.empty();
    private Optional<IOException> notClosed = Optional.empty();

    private final EventsInOrder events;
    private final FrameLook late;
    private long bytesTaken;
    private long blankLinesTaken;

    private LogParts(String inputName, InputStream in, boolean whole) {
        this.inputName = inputName;
        this.whole = whole;
        this.frames = new LogFrames(in, ReadLimits.DEFAULT);
        this.events = new EventsInOrder(inputName, ReadLimits.DEFAULT);
        this.late = new FrameLook(ReadLimits.DEFAULT, Optional.empty());
    }

    /**
     * An input with the default limits. Nothing is read yet.
     *
     * @param inputName as for {@link LogReader#open(String, InputStream)}
     * @param in closed with this
     */
    public static LogParts ofFile(String inputName, InputStream in) {
        return new LogParts(inputName, in, true);
    }

    /**
     * The same for an input that may be written while it is read. What was read is given before more is waited for, unless that
     * may be the rest of a record over several lines.
     */
    public static LogParts ofStream(String inputName, InputStream in) {
        return new LogParts(inputName, in, false);
    }

    /**
     * Reads the next part; waits for it if the input does. For one thread at a time.
     *
     * @return empty at the end of the input
     * @throws UnreadableInputException if reading fails for a reason that is not in the content; all before it was given
     */
    public Optional<LogPart> next() {
        LogPart part = new LogPart();
        if (failure.isEmpty()) {
            try {
                fill(part);
            } catch (IOException e) {
                failure = Optional.of(new UnreadableInputException(inputName, e));
            } catch (RuntimeException | Error e) {
                failure = Optional.of(e);
            }
        }
        if (part.isEmpty()) {
            letGo();
            failure.ifPresent(LogParts::fail);
            return Optional.empty();
        }
        part.close(frames.bytesRead(), frames.blankLines());
        return Optional.of(part);
    }

    /** What was read may wait to be taken for long; what it was read with need not. */
    private void letGo() {
        try {
            frames.close();
        } catch (IOException e) {
            notClosed = Optional.of(e);
            failure.ifPresent(first -> first.addSuppressed(e));
        }
    }

    private void fill(LogPart part) throws IOException {
        if (!opened) {
            opened = true;
            part.open(frames.open());
        }
        do {
            Optional<Frame> frame = frames.next();
            if (frame.isEmpty()) {
                return;
            }
            part.add(frame.get());
        } while (!part.isFull() && (whole || frames.hasLine()));
    }

    /**
     * Takes what was found in the next part. For one thread.
     *
     * @param stop asked before every event; once it says so, the rest is left
     * @param wanted is given each event that is wanted; what it throws comes out, as does what went wrong while the part was
     *     looked at
     */
    public void take(LookedPart part, BooleanSupplier stop, Consumer<Event> wanted) {
        part.opening().ifPresent(events::begin);
        part.unwanted().forEach(events::unwanted);
        bytesTaken = part.bytesRead();
        blankLinesTaken = part.blankLines();
        for (Looked looked : part.inOrder()) {
            events.take(looked instanceof Looked.Large(var frame) ? late.look(frame) : looked);
            hand(stop, wanted);
        }
        part.failure().ifPresent(LogParts::fail);
    }

    /** Takes the end of the input, after all parts of it. */
    public void end(BooleanSupplier stop, Consumer<Event> wanted) {
        takeCounts();
        events.end();
        hand(stop, wanted);
    }

    /** Takes that {@link #next} failed, after all parts in front of that. */
    public void breakOff() {
        takeCounts();
    }

    private void takeCounts() {
        bytesTaken = frames.bytesRead();
        blankLinesTaken = frames.blankLines();
    }

    private void hand(BooleanSupplier stop, Consumer<Event> wanted) {
        while (events.hasEvent()) {
            if (stop.getAsBoolean()) {
                events.clear();
                return;
            }
            wanted.accept(events.next());
        }
    }

    private static void fail(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("it cannot be thrown where it was caught", failure);
        }
    }

    /** The counts up to what was taken last. */
    public ReadTally tally() {
        return events.tally(bytesTaken, blankLinesTaken);
    }

    /** @throws UnreadableInputException if the input cannot be closed */
    @Override
    public void close() {
        try {
            frames.close();
            if (notClosed.isPresent()) {
                throw notClosed.get();
            }
        } catch (IOException e) {
            throw new UnreadableInputException(inputName, e);
        }
    }
}
