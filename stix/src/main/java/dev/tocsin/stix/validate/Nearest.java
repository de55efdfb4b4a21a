package dev.tocsin.stix.validate;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The known name that was probably meant by a misspelt one. */
final class Nearest {

    /** Longer texts are no misspelt names, and comparing them would cost. */
    private static final int LONGEST_COMPARED = 60;

    private static final int MOST_EDITS = 2;

    private Nearest() {}

    /** {@code ; did you mean "valid_until"?}, or nothing if no name is within two edits of the text. */
    static String hint(String text, Collection<String> names) {
        if (text.length() > LONGEST_COMPARED) {
            return "";
        }
        String best = "";
        // Two edits turn a name of four letters into nearly any other.
        int fewest = Math.min(MOST_EDITS, text.length() / 3) + 1;
        for (String name : names) {
            int edits = edits(plain(text), plain(name));
            if (edits < fewest) {
                fewest = edits;
                best = name;
            }
        }
        return best.isEmpty() ? "" : "; did you mean \"" + best + "\"?";
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** The Levenshtein distance, by the two-row table of Wagner and Fischer (1974). */
    private static int edits(String a, String b) {
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
