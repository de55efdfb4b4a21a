package dev.tocsin.telemetry;

import dev.tocsin.telemetry.frame.Frame;
import dev.tocsin.telemetry.frame.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Some frames of an input in a row, in memory of their own. Made by {@link LogParts}, for {@link PartLook#look}. */
public final class LogPart {

    /** Enough that handing it over costs little, and little enough that several fit in a processor's cache. */
    private static final int FULL_BYTES = 1 << 18;

    private static final int MOST_FRAMES = 4_096;

    private final List<Frame> frames = new ArrayList<>();
    private byte[] memory = new byte[FULL_BYTES];
    private int used;
    private Optional<LogFrames.Opening> opening = Optional.empty();
    private long bytesRead;
    private long blankLines;

    LogPart() {}

    void open(LogFrames.Opening beginning) {
        opening = Optional.of(beginning);
    }

    void add(Frame frame) {
        frames.add(
                switch (frame) {
                    case Frame.Json(var place, var text) -> new Frame.Json(place, copy(text));
                    case Frame.Line(var place, var text) -> new Frame.Line(place, copy(text));
                    case Frame.ListEnd end -> end;
                    case Frame.Fault(var place, var kind, var detail, var head) ->
                        new Frame.Fault(place, kind, detail, copy(head));
                });
    }

    /** A text that does not fit has memory of its own, and the part is full. */
    private Slice copy(Slice text) {
        int from = used;
        used += text.length();
        if (used > memory.length) {
            return new Slice(text.head(text.length()), 0, text.length());
        }
        System.arraycopy(text.buffer(), text.start(), memory, from, text.length());
        return new Slice(memory, from, text.length());
    }

    /** Says that nothing more is added, and how far the input was read for it. */
    void close(long bytes, long blanks) {
        bytesRead = bytes;
        blankLines = blanks;
    }

    boolean isFull() {
        return used >= FULL_BYTES || frames.size() >= MOST_FRAMES;
    }

    boolean isEmpty() {
        return frames.isEmpty() && opening.isEmpty();
    }

    List<Frame> frames() {
        return frames;
    }

    Optional<LogFrames.Opening> opening() {
        return opening;
    }

    long bytesRead() {
        return bytesRead;
    }

    long blankLines() {
        return blankLines;
    }
}
