package dev.tocsin.stix.pattern;

import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/**
 * Whether RE2/J would never be done with an expression: without regard to case, 1.8 looks for every other case of a letter until it
 * is back at it, and for nine Cyrillic letters (U+1C80 to U+1C88) it never is, whether one stands alone or within a range.
 */
final class EndlessFolding {

    private static final int FIRST = 0x1C80;
    private static final int LAST = 0x1C88;
    private static final int NONE = -1;

    private EndlessFolding() {}

    /**
     * Errs on the side of caution: every range counts that could have one of the letters, wherever it stands.
     *
     * @param anyCase whether upper and lower case are alike even if the expression does not say so
     */
    static boolean in(String expression, boolean anyCase) {
        return (anyCase || mayIgnoreCase(expression)) && hasOneOfThem(expression);
    }

    /** Whether a group of flags has an {@code i}. */
    private static boolean mayIgnoreCase(String expression) {
        for (int at = expression.indexOf("(?"); at >= 0; at = expression.indexOf("(?", at + 2)) {
            int next = at + 2;
            while (next < expression.length() && Character.isLetter(expression.charAt(next))) {
                if (expression.charAt(next++) == 'i') {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasOneOfThem(String expression) {
        PrimitiveIterator.OfInt letters = letters(expression).iterator();
        int first = NONE;
        int dash = NONE;
        while (letters.hasNext()) {
            int letter = letters.nextInt();
            if (within(letter, letter) || (dash == '-' && within(first, letter))) {
                return true;
            }
            first = dash;
            dash = letter;
        }
        return false;
    }

    private static boolean within(int from, int to) {
        return from != NONE && from <= LAST && to >= FIRST;
    }

    /** The code points of an expression; one that is written as a number counts as what it means. */
    private static IntStream letters(String expression) {
        IntStream.Builder letters = IntStream.builder();
        int at = 0;
        while (at < expression.length()) {
            int end = expression.startsWith("\\x{", at) ? expression.indexOf('}', at) : NONE;
            int meant = end == NONE ? NONE : number(expression.substring(at + 3, end));
            if (meant == NONE) {
                int letter = expression.codePointAt(at);
                letters.add(letter);
                at += Character.charCount(letter);
            } else {
                letters.add(meant);
                at = end + 1;
            }
        }
        return letters.build();
    }

    private static int number(String hexadecimal) {
        return hexadecimal.matches("[0-9A-Fa-f]{1,8}")
                ? (int) Math.min(Long.parseLong(hexadecimal, 16), Character.MAX_CODE_POINT)
                : NONE;
    }
}
