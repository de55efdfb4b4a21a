package dev.tocsin.match;

import java.text.Normalizer;

/** The pattern of a {@code LIKE}: {@code %} for any characters, {@code _} for one (STIX 2.1 §9.6.1). */
final class LikePattern {

    private final int[] pattern;

    /** Brings the pattern to normalization form C, as the specification demands. */
    LikePattern(String pattern) {
        this.pattern =
                Normalizer.normalize(pattern, Normalizer.Form.NFC).codePoints().toArray();
    }

    /** Whether all code points are below U+0100, so that it can be compared with bytes (STIX 2.1 §9.6.4). */
    boolean fitsBytes() {
        for (int c : pattern) {
            if (c > 0xff) {
                return false;
            }
        }
        return true;
    }

    /** Whether the whole text is like the pattern. Capitals count; a character is a code point. */
    boolean matches(String text) {
        int[] value = text.codePoints().toArray();
        int at = 0;
        int p = 0;
        int afterPercent = -1;
        int retryAt = 0;
        while (at < value.length) {
            if (p < pattern.length && pattern[p] == '%') {
                afterPercent = ++p;
                retryAt = at;
            } else if (p < pattern.length && (pattern[p] == '_' || pattern[p] == value[at])) {
                p++;
                at++;
            } else if (afterPercent >= 0) {
                // Only the last % need ever take one more: an earlier one that took more would gain nothing.
                p = afterPercent;
                at = ++retryAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '%') {
            p++;
        }
        return p == pattern.length;
    }
}
