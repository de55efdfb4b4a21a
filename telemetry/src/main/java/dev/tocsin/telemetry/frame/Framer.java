package dev.tocsin.telemetry.frame;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * An input cut into records: JSON objects, one a line, spread over lines, or in a list; and lines that are no JSON.
 *
 * <p>No record is looked at for what it says, and no more than one is in memory. A record is handed out as soon as its
 * last byte was read, so an input that is still being written can be followed. A record that is damaged costs itself
 * and not the ones after it: see {@link Recovery}.
 *
 * <p>Blanks, line ends and commas between records are stepped over. An object around a list of records gives the
 * elements of the list: see {@link Envelope}.
 */
public final class Framer {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int HEAD_BYTES = 120;
    private static final Slice NOTHING = new Slice(new byte[0], 0, 0);
    private static final int FARTHEST_BACK = 1 << 20;

    private enum Mode {
        OPEN,
        IN_LIST,
        AFTER_LIST
    }

    private final Window window;
    private final Lines lines = new Lines();
    private final JsonScan scan;
    private final int maxDepth;
    private final int maxBytes;
    private Mode mode = Mode.OPEN;
    private boolean enveloped;
    private boolean afterJson;
    private boolean damageTold;
    private long element;
    private long blankLines;

    /**
     * @param in text in UTF-8 or near it; it is not closed here
     * @param maxBytes the longest record handed out; a longer one is a fault
     * @param maxDepth how many brackets may be open at once within a record
     */
    public Framer(InputStream in, int maxBytes, int maxDepth) {
        this.window = new Window(in, maxBytes);
        this.maxBytes = maxBytes;
        this.maxDepth = maxDepth;
        this.scan = new JsonScan(lines, maxDepth);
    }

    /** The next frame; empty at the end of the input. */
    public Optional<Frame> next() throws IOException {
        while (true) {
            skipBlanks();
            if (!window.hasByte()) {
                return atEnd();
            }
            Optional<Frame> frame = switch (mode) {
                case OPEN -> open(window.bytes[window.pos]);
                case IN_LIST -> inList(window.bytes[window.pos]);
                case AFTER_LIST -> afterList();
            };
            if (frame.isPresent()) {
                return frame;
            }
        }
    }

    /** Whether a line ends in what was read and not yet framed: a record on one line can be framed without waiting for more. */
    public boolean hasLine() {
        return window.hasLine();
    }

    /** The number of lines with nothing on them, outside of records. */
    public long blankLines() {
        return blankLines;
    }

    private Optional<Frame> open(byte first) throws IOException {
        if (first == '{') {
            afterJson = true;
            return record();
        }
        if (first == ',' && afterJson) {
            step();
            return Optional.empty();
        }
        if (first == '[' && opensRecords(true)) {
            enterList(false);
            return Optional.empty();
        }
        afterJson = false;
        return Optional.of(line());
    }

    private Optional<Frame> inList(byte first) throws IOException {
        if (first == ',') {
            step();
            return Optional.empty();
        }
        if (first == ']') {
            Frame end = new Frame.ListEnd(here());
            step();
            element = 0;
            mode = enveloped ? Mode.AFTER_LIST : Mode.OPEN;
            afterJson = true;
            scan.resumeAfterList();
            return Optional.of(end);
        }
        element++;
        return record();
    }

    private Optional<Frame> record() throws IOException {
        window.keepFromHere();
        Place place = here();
        int indent = lines.indent();
        scan.begin(indent);
        Slice tooLong = null;
        while (true) {
            if (window.pos == window.end) {
                if (tooLong == null && window.full()) {
                    tooLong = headOfKept();
                }
                if (tooLong != null) {
                    window.keepFromHere();
                }
                if (!window.more()) {
                    Slice head = tooLong == null ? headOfKept() : tooLong;
                    return startsLater(indent, tooLong != null)
                            ? malformed(place, head)
                            : fault(place, Frame.Fault.Kind.CUT_OFF, "the input ends in the middle of it", head);
                }
            }
            JsonScan.Status status = scan.scan(window.bytes, window.start, window.pos, window.end);
            window.pos = scan.pos();
            switch (status) {
                case MORE -> {}
                case DONE -> {
                    if (tooLong == null && !window.overfull()) {
                        return Optional.of(new Frame.Json(place, window.kept()));
                    }
                    return tooLong(place, tooLong == null ? headOfKept() : tooLong);
                }
                case LIST -> {
                    if (mode == Mode.OPEN && tooLong == null && opensEnvelope()) {
                        enterList(true);
                        return Optional.empty();
                    }
                    scan.stepInto((byte) '[');
                    window.pos = scan.pos();
                }
                case BROKEN, TOO_DEEP -> {
                    Slice head = tooLong == null ? headOfKept() : tooLong;
                    // What came in one piece is judged as what came in many, of which the first are given up.
                    boolean givenUp = tooLong != null || window.full();
                    if (startsLater(indent, givenUp)) {
                        return malformed(place, head);
                    }
                    recover(place.line(), indent);
                    if (givenUp) {
                        return tooLong(place, head);
                    }
                    return status == JsonScan.Status.BROKEN
                            ? malformed(place, head)
                            : fault(place, Frame.Fault.Kind.TOO_DEEP, "it nests deeper than " + maxDepth, head);
                }
            }
        }
    }

    /** Steps over what stands in an envelope after its list. */
    private Optional<Frame> afterList() throws IOException {
        Place place = here();
        while (window.hasByte()) {
            window.keepFromHere();
            JsonScan.Status status = scan.scan(window.bytes, window.start, window.pos, window.end);
            window.pos = scan.pos();
            if (status == JsonScan.Status.MORE) {
                continue;
            }
            mode = Mode.OPEN;
            if (status != JsonScan.Status.DONE) {
                recover(place.line(), -1);
                return fault(place, Frame.Fault.Kind.MALFORMED, "it cannot stand after a list of records", NOTHING);
            }
            // The list of records itself is the first.
            return scan.containers() == 1
                    ? Optional.empty()
                    : fault(place, Frame.Fault.Kind.BESIDE_LIST, "it stands beside the list of records", NOTHING);
        }
        return Optional.empty();
    }

    private Frame line() throws IOException {
        if (lines.fresh()) {
            // The blanks before the first word belong to the line: they can be empty columns.
            window.pos = window.start;
        } else {
            window.keepFromHere();
        }
        Place place = here();
        lines.token();
        Slice tooLong = null;
        while (window.hasByte()) {
            int at = window.pos;
            while (at < window.end && window.bytes[at] != '\n') {
                at++;
            }
            window.pos = at;
            if (at < window.end) {
                break;
            }
            if (window.full()) {
                tooLong = tooLong == null ? headOfKept() : tooLong;
                window.keepFromHere();
            }
        }
        if (tooLong != null || window.overfull()) {
            return tooLong(place, tooLong == null ? headOfKept() : tooLong).orElseThrow();
        }
        Slice kept = window.kept();
        boolean carriageReturn = kept.length() > 0 && kept.at(kept.length() - 1) == '\r';
        return new Frame.Line(
                place, new Slice(kept.buffer(), kept.start(), carriageReturn ? kept.length() - 1 : kept.length()));
    }

    private Optional<Frame> atEnd() {
        if (mode != Mode.OPEN) {
            mode = Mode.OPEN;
            element = 0;
            return fault(here(), Frame.Fault.Kind.CUT_OFF, "the input ends before its list of records does", NOTHING);
        }
        if (window.damage().isPresent() && !damageTold) {
            damageTold = true;
            String detail = String.valueOf(window.damage().get().getMessage());
            return fault(here(), Frame.Fault.Kind.DAMAGED_INPUT, detail, NOTHING);
        }
        return Optional.empty();
    }

    private void skipBlanks() throws IOException {
        if (!lines.fresh() || window.full()) {
            window.keepFromHere();
        }
        while (window.hasByte()) {
            switch (window.bytes[window.pos]) {
                case ' ', '\t', '\r' -> {
                    lines.blank();
                    window.pos++;
                    if (window.full()) {
                        window.keepFromHere();
                    }
                }
                case '\n' -> {
                    if (lines.fresh() && mode == Mode.OPEN) {
                        blankLines++;
                    }
                    lines.newline();
                    window.pos++;
                    window.keepFromHere();
                }
                default -> {
                    if (!skippedByteOrderMark()) {
                        return;
                    }
                }
            }
        }
    }

    /** Files that begin with the mark, put one after another, have it at the beginning of lines. */
    private boolean skippedByteOrderMark() throws IOException {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            while (window.pos + i >= window.end) {
                if (!window.more()) {
                    return false;
                }
            }
            if (lines.indent() != 0 || window.bytes[window.pos + i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        window.pos += BYTE_ORDER_MARK.length;
        window.keepFromHere();
        return true;
    }

    /**
     * Goes back to where another record seems to begin within one that is broken. What is gone back over is scanned
     * again, at most once for each open bracket, so there is an end to how far that goes.
     */
    private boolean startsLater(int indent, boolean discarded) {
        int back = window.pos - window.start - scan.laterStart();
        if (discarded || scan.laterStart() < 0 || back > FARTHEST_BACK) {
            return false;
        }
        window.pos -= back;
        window.keepFromHere();
        lines.backTo(scan.laterLine(), indent);
        return true;
    }

    private void recover(long firstLine, int indent) throws IOException {
        boolean endsWithLine = mode == Mode.OPEN && lines.line() == firstLine;
        Recovery recovery = new Recovery(lines, scan.depth(), indent, endsWithLine);
        do {
            window.keepFromHere();
            boolean found = recovery.scan(window.bytes, window.pos, window.end);
            window.pos = recovery.pos();
            if (found) {
                break;
            }
        } while (window.hasByte());
        // What was stepped over is not part of the next line, but the blanks before a record are.
        window.keepFromHere();
    }

    private boolean opensEnvelope() throws IOException {
        String key = scan.key(window.bytes, window.start);
        if (!Envelope.mayHold(key) || window.overfull() || !opensRecords(key.equals("Records"))) {
            return false;
        }
        Slice kept = window.kept();
        return Envelope.opensWith(new Slice(kept.buffer(), kept.start(), kept.length() + 1));
    }

    /** Whether an object stands first in the list that opens here. */
    private boolean opensRecords(boolean orNothing) throws IOException {
        for (int ahead = 1; ahead < Window.READ_BYTES; ahead++) {
            while (window.pos + ahead >= window.end) {
                if (!window.more()) {
                    return false;
                }
            }
            switch (window.bytes[window.pos + ahead]) {
                case ' ', '\t', '\r', '\n' -> {}
                case '{' -> {
                    return true;
                }
                case ']' -> {
                    return orNothing;
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private void enterList(boolean inEnvelope) {
        mode = Mode.IN_LIST;
        enveloped = inEnvelope;
        element = 0;
        step();
    }

    private void step() {
        lines.token();
        window.pos++;
    }

    private Place here() {
        return new Place(lines.line(), element, window.offset());
    }

    private Slice headOfKept() {
        Slice kept = window.kept();
        byte[] head = kept.head(HEAD_BYTES);
        return new Slice(head, 0, head.length);
    }

    private Optional<Frame> tooLong(Place place, Slice head) {
        return fault(place, Frame.Fault.Kind.TOO_LONG, "it is longer than " + maxBytes + " bytes", head);
    }

    private static Optional<Frame> malformed(Place place, Slice head) {
        return fault(place, Frame.Fault.Kind.MALFORMED, "its brackets, quotes or commas do not fit", head);
    }

    private static Optional<Frame> fault(Place place, Frame.Fault.Kind kind, String detail, Slice head) {
        return Optional.of(new Frame.Fault(place, kind, detail, head));
    }
}
