package dev.tocsin.sigma.detection;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a regular expression can be searched for in time linear in the text, which is what RE2/J does. The modifiers
 * appendix takes a part of PCRE that RE2/J knows in full; look-around and back-references are in neither.
 */
public final class RegexCheck {

    /** The most steps an expression may compile to. */
    public static final int MAX_PROGRAM_SIZE = 20_000;

    private static final int MAX_GROUP_DEPTH = 100;
    private static final int MAX_LENGTH = 50_000;

    private RegexCheck() {}

    /** The flags as RE2/J takes them. */
    public static int re2jFlags(Set<RegexFlag> flags) {
        int bits = 0;
        for (RegexFlag flag : flags) {
            bits |= switch (flag) {
                case IGNORE_CASE -> Pattern.CASE_INSENSITIVE;
                case MULTI_LINE -> Pattern.MULTILINE;
                case DOT_ALL -> Pattern.DOTALL;
            };
        }
        return bits;
    }

    /** Why the expression cannot be used, in lower case; empty where it can. */
    static Optional<String> refusal(String expression, Set<RegexFlag> flags) {
        if (expression.length() > MAX_LENGTH) {
            return Optional.of("a regular expression of more than " + MAX_LENGTH + " characters");
        }
        // Measured before it is compiled: (a{1000}){1000} is short to write and large to hold.
        RegexMeasure measure = RegexMeasure.of(expression);
        if (measure.depth() > MAX_GROUP_DEPTH) {
            return Optional.of("a regular expression with groups nested deeper than " + MAX_GROUP_DEPTH);
        }
        if (measure.size() > MAX_PROGRAM_SIZE) {
            return Optional.of(
                    "a regular expression whose repetitions come to more than " + MAX_PROGRAM_SIZE + " steps");
        }
        if (EndlessFolding.in(expression, flags.contains(RegexFlag.IGNORE_CASE))) {
            return Optional.of(
                    "a regular expression with letters that cannot be compared without regard to case: U+1C80 to U+1C88, alone or within a range");
        }
        try {
            Pattern.compile(expression, re2jFlags(flags));
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("a regular expression that cannot be used: " + e.getDescription());
        }
    }
}
