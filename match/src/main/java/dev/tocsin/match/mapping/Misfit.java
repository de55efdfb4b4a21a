package dev.tocsin.match.mapping;

import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;

/**
 * A field that was there and could not be used.
 *
 * @param field the field as the mapping names it
 * @param value what stood there, at most {@value #LONGEST_VALUE} characters (UTF-16) of it; untrusted text
 * @param reason what it is not, in lower case
 */
public record Misfit(LogSource source, Position position, String field, String value, String reason) {

    static final int LONGEST_VALUE = 200;

    public Misfit {
        value = value.length() > LONGEST_VALUE ? value.substring(0, whole(value, LONGEST_VALUE)) : value;
    }

    /** The end, or one before it where a surrogate pair lies across it. */
    private static int whole(String text, int end) {
        return Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end)) ? end - 1 : end;
    }
}
