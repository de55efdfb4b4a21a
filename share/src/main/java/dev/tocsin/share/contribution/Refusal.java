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

    /** What was held, and a person at the hub refused. */
    public static Refusal byAPerson(String note) {
        return new Refusal(
                Step.SCREEN, Code.REFUSED_BY_A_PERSON, "it was held, and a person at the hub refused it", note);
    }

    /** Kinds of refusal. */
    public enum Code {
        /** Not a STIX object. */
        MALFORMED,
        /** Larger than one object may be. */
        TOO_LARGE,
        /** An indicator's pattern that is none. */
        UNUSABLE_PATTERN,
        /** An indicator's pattern that would cost whoever matches it too much. */
        PATTERN_TOO_COSTLY,
        /** Characters that nobody sees, in a place where they cannot be taken out. */
        HIDDEN_CHARACTERS,
        /** It was held, and a person decided that it is not shared. */
        REFUSED_BY_A_PERSON,
        /** A marking that neither the standard, nor the contribution, nor the channel defines. */
        UNKNOWN_MARKING,
        /** Marked more strictly than anything that may be shared in the channel. */
        ABOVE_CEILING,
        /** Nobody but its contributor could see any of it. */
        NO_RECIPIENT,
        /** It would tell who contributed what is to be anonymous. */
        NAMES_CONTRIBUTOR,
        /** An older version that comes after newer ones, between which there is no time left for it. */
        NO_ROOM_FOR_VERSION,
        /** Received from somebody else, under terms that do not let it be handed on so. */
        WIDER_THAN_RECEIVED,
        /** Terms that ended before it came. */
        TERMS_EXPIRED,
        /** The channel holds this version of the object, and it says something else. */
        DIFFERENT_CONTENT
    }
}
