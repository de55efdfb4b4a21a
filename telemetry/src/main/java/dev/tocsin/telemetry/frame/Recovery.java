package dev.tocsin.telemetry.frame;

/**
 * Finds where to go on after a record that is not well-formed.
 *
 * <p>That is, whichever comes first: where its brackets close; a line that begins with a brace as far from the margin
 * as the record itself; and, for a record that stood on one line, the end of that line.
 */
final class Recovery {

    private final Lines lines;
    private final int indent;
    private final boolean endsWithLine;
    private int depth;
    private boolean inText;
    private boolean escaped;
    private int pos;

    /**
     * @param depth how many brackets are open
     * @param indent how far the record stood from the margin; -1 if it was not the first on its line
     * @param endsWithLine whether the record can only be on this line
     */
    Recovery(Lines lines, int depth, int indent, boolean endsWithLine) {
        this.lines = lines;
        this.depth = depth;
        this.indent = indent;
        this.endsWithLine = endsWithLine;
    }

    int pos() {
        return pos;
    }

    /** Whether the place was found; it is {@link #pos()}. */
    boolean scan(byte[] bytes, int from, int end) {
        for (pos = from; pos < end; pos++) {
            byte c = bytes[pos];
            if (c == '\n') {
                if (endsWithLine) {
                    return true;
                }
                // No string of JSON runs past its line, so a quote that was left open is closed here.
                inText = false;
                escaped = false;
                lines.newline();
            } else if (c == ' ' || c == '\t' || c == '\r') {
                lines.blank();
                escaped = false;
            } else {
                if (c == '{' && indent >= 0 && lines.indent() == indent && !endsWithLine) {
                    return true;
                }
                lines.token();
                if (inText) {
                    withinText(c);
                } else if (ends(c)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void withinText(byte c) {
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"') {
            inText = false;
        }
    }

    private boolean ends(byte c) {
        switch (c) {
            case '"' -> inText = true;
            case '{', '[' -> depth++;
            case '}', ']' -> {
                depth--;
                if (depth <= 0 && !endsWithLine) {
                    pos++;
                    return true;
                }
            }
            case ',' -> {
                return depth == 0 && !endsWithLine;
            }
            default -> {}
        }
        return false;
    }
}
