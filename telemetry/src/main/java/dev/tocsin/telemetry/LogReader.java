package dev.tocsin.telemetry;

import dev.tocsin.telemetry.frame.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The events of one input, in its order, read as they are asked for.
 *
 * <p>Compression, encoding and format are recognised by content; formats may be mixed. What is no event is counted in
 * the {@link #tally()} with its place and the reason, and reading goes on behind it. Memory is bounded by the
 * {@link ReadLimits}, whatever the input holds. An event is handed out as soon as its last byte was read, except for
 * STIX observed data, which waits for the end of its bundle. Not safe for use by several threads at once.
 *
 * <pre>{@code
 * try (LogReader events = LogReader.open("conn.log.gz", Files.newInputStream(path))) {
 *     events.forEachRemaining(event -> ...);
 *     events.tally().problems().forEach(...);
 * }
 * }</pre>
 */
public final class LogReader implements Iterator<Event>, AutoCloseable {

    private final String inputName;
    private final LogFrames frames;
    private final FrameLook look;
    private final EventsInOrder events;
    private boolean opened;
    private boolean ended;

    private LogReader(String inputName, InputStream in, ReadLimits limits, Optional<QuickLook> look) {
        this.inputName = inputName;
        this.frames = new LogFrames(in, limits);
        this.look = new FrameLook(limits, look);
        this.events = new EventsInOrder(inputName, limits);
    }

    /**
     * A reader with the default limits. Nothing is read yet.
     *
     * @param inputName the file as people know it, or {@code -}; it is in every position, and says what a Zeek log is
     *     where nothing in the log does
     * @param in closed with the reader
     */
    public static LogReader open(String inputName, InputStream in) {
        return open(inputName, in, ReadLimits.DEFAULT);
    }

    /** As {@link #open(String, InputStream)}, with limits of one's own. */
    public static LogReader open(String inputName, InputStream in, ReadLimits limits) {
        return new LogReader(inputName, in, limits, Optional.empty());
    }

    /**
     * As {@link #open(String, InputStream)}, but events that nobody wants are counted and not handed out.
     *
     * @param look tells which; it may serve one reader after another
     */
    public static LogReader open(String inputName, InputStream in, QuickLook look) {
        return new LogReader(inputName, in, ReadLimits.DEFAULT, Optional.of(look));
    }

    /**
     * Whether another event follows; waits for it if the input does.
     *
     * @throws UnreadableInputException if reading fails for a reason that is not in the content
     */
    @Override
    public boolean hasNext() {
        try {
            while (!events.hasEvent() && !ended) {
                advance();
            }
        } catch (IOException e) {
            ended = true;
            throw new UnreadableInputException(inputName, e);
        }
        return events.hasEvent();
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no event is left in " + Excerpt.of(inputName));
        }
        return events.next();
    }

    /** The counts up to the event handed out last. */
    public ReadTally tally() {
        return events.tally(frames.bytesRead(), frames.blankLines());
    }

    @Override
    public void close() {
        ended = true;
        events.clear();
        try {
            frames.close();
        } catch (IOException e) {
            throw new UnreadableInputException(inputName, e);
        }
    }

    private void advance() throws IOException {
        if (!opened) {
            opened = true;
            events.begin(frames.open());
            return;
        }
        Optional<Frame> frame = frames.next();
        if (frame.isPresent()) {
            events.take(look.look(frame.get()));
        } else {
            events.end();
            ended = true;
        }
    }
}
