package dev.tocsin.telemetry.frame;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Finds where a JSON value ends (RFC 8259 §2), one stretch of bytes after another.
 *
 * <p>It knows which kind of token may follow which, so that a record that was cut off is noticed at the first token of
 * the next one; the spelling of numbers, literals and escapes is left to whoever reads the value.
 */
final class JsonScan {

    /** How a stretch ended. */
    enum Status {
        /** The value goes on. */
        MORE,
        /** The value ended before {@code pos}. */
        DONE,
        /** The byte at {@code pos} cannot stand there. */
        BROKEN,
        /** The bracket at {@code pos} nests deeper than allowed. */
        TOO_DEEP,
        /** The bracket at {@code pos} opens a list that is the first list or object in the outermost object. */
        LIST
    }

    private enum Expect {
        VALUE,
        VALUE_OR_CLOSE,
        KEY,
        KEY_OR_CLOSE,
        COLON,
        COMMA_OR_CLOSE,
        REST_OF_KEY,
        REST_OF_TEXT,
        REST_OF_BARE
    }

    private final Lines lines;
    private final int maxDepth;
    private final BitSet objects = new BitSet();
    private Expect expect = Expect.VALUE;
    private boolean escaped;
    private int depth;
    private int containers;
    private int keyStart;
    private int keyEnd;
    private int pos;
    private int indent;
    private int laterStart;
    private long laterLine;

    JsonScan(Lines lines, int maxDepth) {
        this.lines = lines;
        this.maxDepth = maxDepth;
    }

    /** @param indent how far the value stands from the margin; -1 if it is not the first on its line */
    void begin(int indent) {
        this.indent = indent;
        laterStart = -1;
        expect = Expect.VALUE;
        escaped = false;
        depth = 0;
        containers = 0;
    }

    /** Scans from {@code from} up to {@code end}; {@code start} is where the value began, for the place of its keys. */
    Status scan(byte[] bytes, int start, int from, int end) {
        pos = from;
        while (pos < end) {
            Status status = switch (expect) {
                case REST_OF_KEY, REST_OF_TEXT -> text(bytes, start, end);
                case REST_OF_BARE -> bare(bytes, end);
                default -> token(bytes[pos], start);
            };
            if (status != Status.MORE) {
                return status;
            }
        }
        return Status.MORE;
    }

    /** Where the scan stopped. */
    int pos() {
        return pos;
    }

    int depth() {
        return depth;
    }

    /** The last key of the outermost object, of a value that began at {@code start}; escapes are not undone. */
    String key(byte[] bytes, int start) {
        return new String(bytes, start + keyStart, keyEnd - keyStart, StandardCharsets.UTF_8);
    }

    /** The number of lists and objects seen among the members of the outermost object. */
    int containers() {
        return containers;
    }

    /**
     * How many bytes into the value an object stands at the beginning of a line, as far from the margin as the value
     * itself; -1 if there is none. If the value proves to be broken, then it may have been cut off before that line.
     */
    int laterStart() {
        return laterStart;
    }

    long laterLine() {
        return laterLine;
    }

    /** Goes on within an object, after a list that was its member. */
    void resumeAfterList() {
        begin(-1);
        depth = 1;
        objects.set(1);
        containers = 1;
        expect = Expect.COMMA_OR_CLOSE;
    }

    private Status token(byte c, int start) {
        switch (c) {
            case '\n' -> lines.newline();
            case ' ', '\t', '\r' -> lines.blank();
            case '{', '[' -> {
                return open(c, start);
            }
            case '}', ']' -> {
                return close(c);
            }
            case '"' -> {
                return quote(start);
            }
            case ',' -> {
                if (expect != Expect.COMMA_OR_CLOSE) {
                    return Status.BROKEN;
                }
                lines.token();
                expect = objects.get(depth) ? Expect.KEY : Expect.VALUE;
            }
            case ':' -> {
                if (expect != Expect.COLON) {
                    return Status.BROKEN;
                }
                lines.token();
                expect = Expect.VALUE;
            }
            default -> {
                if (!isBare(c) || !expectsValue()) {
                    return Status.BROKEN;
                }
                lines.token();
                expect = Expect.REST_OF_BARE;
            }
        }
        pos++;
        return Status.MORE;
    }

    private Status open(byte c, int start) {
        if (!expectsValue()) {
            return Status.BROKEN;
        }
        if (c == '{' && depth > 0 && laterStart < 0 && indent >= 0 && lines.indent() == indent) {
            laterStart = pos - start;
            laterLine = lines.line();
        }
        if (depth == maxDepth) {
            return Status.TOO_DEEP;
        }
        if (depth == 1 && objects.get(1) && containers++ == 0 && c == '[') {
            return Status.LIST;
        }
        stepInto(c);
        return Status.MORE;
    }

    /** Enters the list or object that opens at {@code pos}. */
    void stepInto(byte c) {
        lines.token();
        depth++;
        objects.set(depth, c == '{');
        expect = c == '{' ? Expect.KEY_OR_CLOSE : Expect.VALUE_OR_CLOSE;
        pos++;
    }

    private Status close(byte c) {
        boolean mayClose = depth > 0
                && objects.get(depth) == (c == '}')
                && (expect == Expect.COMMA_OR_CLOSE
                        || expect == Expect.KEY_OR_CLOSE
                        || expect == Expect.VALUE_OR_CLOSE);
        if (!mayClose) {
            return Status.BROKEN;
        }
        lines.token();
        depth--;
        pos++;
        return ended();
    }

    private Status quote(int start) {
        if (expect == Expect.KEY || expect == Expect.KEY_OR_CLOSE) {
            expect = Expect.REST_OF_KEY;
        } else if (expectsValue()) {
            expect = Expect.REST_OF_TEXT;
        } else {
            return Status.BROKEN;
        }
        lines.token();
        pos++;
        if (expect == Expect.REST_OF_KEY && depth == 1) {
            keyStart = pos - start;
        }
        return Status.MORE;
    }

    private Status text(byte[] bytes, int start, int end) {
        int at = pos;
        while (at < end) {
            byte c = bytes[at];
            if (escaped) {
                escaped = false;
            } else if (c == '"') {
                pos = at + 1;
                return endOfText(at - start);
            } else if (c == '\\') {
                escaped = true;
            }
            if (c >= 0 && c < ' ') {
                // RFC 8259 §7: control characters, a line's end among them, do not stand in a string.
                pos = at;
                return Status.BROKEN;
            }
            at++;
        }
        pos = at;
        return Status.MORE;
    }

    private Status endOfText(int closingQuote) {
        if (expect == Expect.REST_OF_TEXT) {
            return ended();
        }
        if (depth == 1) {
            keyEnd = closingQuote;
        }
        expect = Expect.COLON;
        return Status.MORE;
    }

    private Status bare(byte[] bytes, int end) {
        while (pos < end && isBare(bytes[pos])) {
            pos++;
        }
        return pos < end ? ended() : Status.MORE;
    }

    private Status ended() {
        expect = Expect.COMMA_OR_CLOSE;
        return depth == 0 ? Status.DONE : Status.MORE;
    }

    private boolean expectsValue() {
        return expect == Expect.VALUE || expect == Expect.VALUE_OR_CLOSE;
    }

    /** What numbers and literals are made of, and words that are neither, which are refused when they are read. */
    private static boolean isBare(byte c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '+'
                || c == '.';
    }
}
