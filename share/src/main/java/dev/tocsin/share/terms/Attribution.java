package dev.tocsin.share.terms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether recipients may know who contributed something; from the freer to the stricter. */
public enum Attribution {
    /** As the contributor wrote it, with whatever it says of its source. */
    NAMED,
    /** Under new ids, with coarse times and without the creator. */
    ANONYMOUS;

    /** The word on the wire, such as {@code anonymous}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word, in lower case; nothing for any other text. */
    public static Optional<Attribution> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    Attribution strictest(Attribution other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
