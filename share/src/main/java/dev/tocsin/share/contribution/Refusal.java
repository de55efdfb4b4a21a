package dev.tocsin.share.contribution;

/**
 * Why an object was not taken.
 *
 * @param step where it stopped
 * @param code for programs
 * @param reason for people: lower case, without the value; trusted text
 * @param value what was wrong, as it came, at most {@value #MAX_VALUE_LENGTH} characters of it; untrusted text; may be
 *     empty
 */
public record Refusal(Step step, Code code, String reason, String value) {

    /** In characters (UTF-16). */
    public static final int MAX_VALUE_LENGTH = 400;

    public Refusal {
        if (value.length() > MAX_VALUE_LENGTH) {
            int end = Character.isHighSurrogate(value.charAt(MAX_VALUE_LENGTH - 2))
                    ? MAX_VALUE_LENGTH - 2
                    : MAX_VALUE_LENGTH - 1;
            value = value.substring(0, end) + "…";
        }
    }

    /** Kinds of refusal. */
    public enum Code {
        /** Not a STIX object. */
        MALFORMED,
        /** Larger than one object may be. */
        TOO_LARGE,
        /** A marking that neither the standard, nor the contribution, nor the channel defines. */
        UNKNOWN_MARKING,
        /** Marked more strictly than anything that may be shared in the channel. */
        ABOVE_CEILING,
        /** The channel holds this version of the object, and it says something else. */
        DIFFERENT_CONTENT
    }
}
