package dev.tocsin.share.contribution;

/**
 * Why an object was not taken.
 *
 * @param step where it stopped
 * @param code for programs
 * @param reason for people: one line in lower case, in which untrusted text is quoted
 * @param value what was wrong, as it came, {@linkplain Shortened shortened}; untrusted text; may be empty
 */
public record Refusal(Step step, Code code, String reason, String value) {

    public Refusal {
        value = Shortened.of(value);
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
