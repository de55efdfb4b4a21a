package dev.tocsin.stix.pattern;

import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import java.util.List;

/** What reading a pattern came to. */
public sealed interface PatternResult {

    /** A pattern that follows the specification; the warnings do not change what it means. */
    record Parsed(ObservationExpression expression, List<Remark> warnings) implements PatternResult {
        public Parsed {
            warnings = List.copyOf(warnings);
        }
    }

    /** Not a pattern: it must not match anything (STIX 2.1 §9.4). */
    record Malformed(Remark error) implements PatternResult {}

    /**
     * The expression, for a caller to whom a malformed pattern is a failure.
     *
     * @throws StixException if the pattern is malformed; the message has line, column and section
     */
    default ObservationExpression orThrow() {
        return switch (this) {
            case Parsed parsed -> parsed.expression();
            case Malformed malformed -> throw new StixException("not a pattern: " + malformed.error());
        };
    }

    /**
     * Something to say about one place of a pattern, fit for a terminal: whatever it quotes of the pattern went through
     * {@link Quoted}.
     *
     * @param offset where, in {@code char}s from the start of the text
     * @param line the line, counted from 1
     * @param column the code point in that line, counted from 1
     * @param message what is there and what should be, in lower case and without a full stop
     * @param hint what to try, or empty
     * @param section the section of STIX 2.1 that says so, without the sign: {@code 9.6.1}
     */
    record Remark(int offset, int line, int column, String message, String hint, String section) {

        /** Place, message, hint and section on one line. */
        @Override
        public String toString() {
            String tail = hint.isEmpty() ? "" : "; " + hint;
            return "line " + line + ", column " + column + ": " + message + tail + " (STIX 2.1 §" + section + ")";
        }
    }
}
