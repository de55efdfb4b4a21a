package dev.tocsin.sigma.detection;

import java.util.Locale;
import java.util.Optional;

/** How a number compares with a number of the rule, which stands on the right. */
public enum Comparison {
    EQ,
    NEQ,
    LT,
    LTE,
    GT,
    GTE;

    /** By the word of the specification, such as {@code gte}. */
    public static Optional<Comparison> of(String word) {
        for (Comparison comparison : values()) {
            if (comparison.word().equals(word)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    /** The word of the specification. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
