package dev.tocsin.share.scrub;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a text says that something was taken out of it, and of what kind that was. */
final class Placeholder {

    static final String OPENING = "[removed: ";
    static final String CLOSING = "]";

    /** Any placeholder. */
    static final Pattern ANY = Pattern.compile(Arrays.stream(Kind.values())
            .map(kind -> Pattern.quote(kind.placeholder()))
            .collect(Collectors.joining("|")));

    private Placeholder() {}
}
