package dev.tocsin.share.terms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a recipient may do with what was shared. None includes another. */
public enum Use {
    /** Look for it in one's own logs, and tell one's own people. */
    WATCH,
    /** Let machines stop what it describes. */
    BLOCK,
    /** Hand it on, under terms that are not wider. */
    SHARE_ON;

    /** The word on the wire, such as {@code share-on}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that word, in lower case; nothing for any other text. */
    public static Optional<Use> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
