package dev.tocsin.share.scrub;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a text must have in it before a shape can occur there: cheap looks, so that most texts are never searched. A mark may hold
 * for a text without the shape, and never fails for one with it.
 */
final class Mark {

    /** Between two words of a name there is an initial, a small word such as "van", an apostrophe, and nothing else. */
    private static final int WIDEST_GAP_IN_NAME = 13;

    private static final char FIRST_BEYOND_ASCII = 128;

    private Mark() {}

    /** One of these, in this case. */
    static Predicate<String> any(String... parts) {
        List<String> all = List.of(parts);
        return text -> all.stream().anyMatch(text::contains);
    }

    /**
     * One of these, which are in lower case, in any case. A text that is not all ASCII has it: other letters may fold to these, as
     * the long s does.
     */
    static Predicate<String> anyCase(String... parts) {
        List<String> all = List.of(parts);
        return text -> {
            if (!isAscii(text)) {
                return true;
            }
            String lower = text.toLowerCase(Locale.ROOT);
            return all.stream().anyMatch(lower::contains);
        };
    }

    /** Each of these kinds of characters, one behind the other: {@code A} for a capital, {@code 0} for a digit, anything else for itself. */
    static Predicate<String> sequence(String kinds) {
        return text -> {
            for (int start = 0; start + kinds.length() <= text.length(); start++) {
                int same = 0;
                while (same < kinds.length() && isOf(text.charAt(start + same), kinds.charAt(same))) {
                    same++;
                }
                if (same == kinds.length()) {
                    return true;
                }
            }
            return false;
        };
    }

    private static boolean isOf(char c, char kind) {
        return switch (kind) {
            case 'A' -> c >= 'A' && c <= 'Z';
            case '0' -> Digits.isDigit(c);
            default -> c == kind;
        };
    }

    /** So many digits, with at most one of the separators between any two of them. */
    static Predicate<String> digits(int count, String separators) {
        return text -> {
            int run = 0;
            boolean separated = false;
            for (int i = 0; i < text.length() && run < count; i++) {
                char c = text.charAt(i);
                if (Digits.isDigit(c)) {
                    run++;
                    separated = false;
                } else if (separated || separators.indexOf(c) < 0) {
                    run = 0;
                } else {
                    separated = true;
                }
            }
            return run >= count;
        };
    }

    /** A stretch of so many characters, digits and these others, with a digit at either end. */
    static Predicate<String> stretch(int length, String others) {
        return text -> {
            int start = -1;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Digits.isDigit(c)) {
                    start = start < 0 ? i : start;
                    if (i - start + 1 >= length) {
                        return true;
                    }
                } else if (others.indexOf(c) < 0) {
                    start = -1;
                }
            }
            return false;
        };
    }

    /** Two capitalised words as near each other as those of a name. A letter beyond ASCII may be of either case. */
    static boolean twoCapitalised(String text) {
        int end = Integer.MIN_VALUE / 2;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (!mayBeCapital(text.charAt(i)) || !mayBeSmall(text.charAt(i + 1))) {
                continue;
            }
            if (i - end <= WIDEST_GAP_IN_NAME) {
                return true;
            }
            end = i + 1;
            while (end < text.length() && mayBeSmall(text.charAt(end))) {
                if (text.charAt(end) >= FIRST_BEYOND_ASCII) {
                    // It may as well be the capital with which the next word begins.
                    return true;
                }
                end++;
            }
            i = end - 1;
        }
        return false;
    }

    private static boolean mayBeCapital(char c) {
        return (c >= 'A' && c <= 'Z') || c >= FIRST_BEYOND_ASCII;
    }

    private static boolean mayBeSmall(char c) {
        return (c >= 'a' && c <= 'z') || c >= FIRST_BEYOND_ASCII;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII);
    }
}
