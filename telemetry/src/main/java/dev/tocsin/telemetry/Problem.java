package dev.tocsin.telemetry;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What went wrong in one way, how often, and where first. The text is fit for a terminal.
 *
 * @param first the first few, in the order of the input
 */
public record Problem(Kind kind, long count, List<Occurrence> first) {

    public Problem {
        first = List.copyOf(first);
        if (count < first.size() || first.isEmpty()) {
            throw new IllegalArgumentException(count + " problems of which " + first.size() + " are told");
        }
    }

    /**
     * One time it happened.
     *
     * @param where such as {@code line 3} or {@code element 4}
     * @param reason in words, with what was seen
     */
    public record Occurrence(String where, String reason) {}

    /** The ways in which a record, or the input, can be unfit. */
    public enum Kind {
        NOT_JSON("not JSON and no row of a log", true),
        MALFORMED_JSON("malformed JSON", true),
        CUT_OFF("cut off", true),
        TOO_LONG("too long", true),
        TOO_DEEP("nested too deep", true),
        NOT_AN_OBJECT("JSON, but no object", true),
        BESIDE_LIST("beside the list of records", true),
        BAD_HEADER("a Zeek header that cannot be used", true),
        WRONG_COLUMNS("a Zeek row that does not fit its header", true),
        NOT_OBSERVED_DATA("STIX, but not observed data or referred to by it", true),
        BUNDLE_TOO_LARGE("past the part of a STIX bundle that is held in memory", true),
        DAMAGED_INPUT("damage to the compressed input", true),
        NOT_A_LOG("not a log format Tocsin knows", true),
        INVALID_TEXT("invalid UTF-8 or half a surrogate pair, read as U+FFFD", false),
        DUPLICATE_KEY("a key twice in one object, of which the last was taken", false),
        VALUE_NOT_OF_ITS_TYPE("a value that is not of its column's type, read as text", false),
        TIME_NOT_READABLE("a time that cannot be read", false),
        UNRESOLVED_REFERENCE("a reference to an object that is not there", false);

        private final String words;
        private final boolean lost;

        Kind(String words, boolean lost) {
            this.words = words;
            this.lost = lost;
        }

        /** The problem in a few words. */
        public String words() {
            return words;
        }

        /** Whether no event came of it; otherwise the event was read all the same. */
        public boolean lost() {
            return lost;
        }
    }

    /** On one line, such as {@code 37 × malformed JSON: line 3, line 9, ... (line 3: ...)}. */
    @Override
    public String toString() {
        String places = first.stream().map(Occurrence::where).collect(Collectors.joining(", "));
        return "%d × %s: %s%s (%s)"
                .formatted(
                        count,
                        kind.words,
                        places,
                        count > first.size() ? ", …" : "",
                        first.getFirst().reason());
    }
}
