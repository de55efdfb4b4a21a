package dev.tocsin.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found in a {@link LogPart}: what has to be taken in order, and how many events nobody wants. */
public final class LookedPart {

    /** What one takes in memory beside what it holds, roughly. */
    private static final int OWN_BYTES = 1_000;

    private final Optional<LogFrames.Opening> opening;
    private final long bytesRead;
    private final long blankLines;
    private final List<Looked> inOrder = new ArrayList<>();
    private final Map<LogSource, Long> unwanted = new HashMap<>();
    private Optional<Throwable> failure = Optional.empty();
    private long size = OWN_BYTES;

    LookedPart(LogPart part) {
        this.opening = part.opening();
        this.bytesRead = part.bytesRead();
        this.blankLines = part.blankLines();
    }

    void add(Looked looked) {
        switch (looked) {
            case Looked.Unwanted(var source) -> {
                unwanted.merge(source, 1L, Long::sum);
                return;
            }
            case Looked.Tree tree -> size += tree.size();
            case Looked.Line line -> size += 2L * line.text().text().length();
            case Looked.Large large -> size += large.frame().text().length();
            case Looked.Refused refused -> size += refused.reason().length();
            case Looked.ListEnd end -> {}
        }
        size += OWN_BYTES / 10;
        inOrder.add(looked);
    }

    /** Says why nothing behind what was added could be looked at. */
    void failed(Throwable why) {
        failure = Optional.of(why);
    }

    /** What it takes in memory, roughly, in bytes. */
    public long size() {
        return size;
    }

    /** The events that nobody wants, by source. */
    public Map<LogSource, Long> unwanted() {
        return Map.copyOf(unwanted);
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

    List<Looked> inOrder() {
        return inOrder;
    }

    Optional<Throwable> failure() {
        return failure;
    }
}
