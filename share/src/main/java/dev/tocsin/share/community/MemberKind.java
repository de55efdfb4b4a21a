package dev.tocsin.share.community;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What part an organisation plays in the community. It grants nothing: rights come from admission alone. */
public enum MemberKind {
    AI_DEVELOPER,
    AGENCY,
    VENDOR,
    OPERATOR,
    COORDINATOR,
    RESEARCHER;

    /** The kind as people write it: {@code ai-developer}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that is written so, in any case; nothing for any other text. */
    public static Optional<MemberKind> of(String written) {
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(written.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
