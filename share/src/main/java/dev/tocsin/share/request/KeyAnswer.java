package dev.tocsin.share.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a provider may answer to a notice of an abused key. It may also say nothing. */
public enum KeyAnswer {
    /** The key was known and is of no use any more. */
    DISABLED,
    /** No key of that fingerprint is known. */
    UNKNOWN,
    /** It is not this provider's kind of key. */
    NOT_OURS;

    /** As people write it: {@code not-ours}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<KeyAnswer> of(String written) {
        return Arrays.stream(values())
                .filter(answer -> answer.written().equals(written))
                .findFirst();
    }
}
