package dev.tocsin.share.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member asks others in a channel. */
public enum QuestionKind {
    /** Whether anybody else has met what the question is about. */
    SEEN_THIS,
    /** Who gave out a key or an account that was found. */
    WHOSE_KEY_IS_THIS,
    /** Whatever its text says. */
    OTHER;

    /** As people write it: {@code seen-this}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<QuestionKind> of(String written) {
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(written))
                .findFirst();
    }
}
