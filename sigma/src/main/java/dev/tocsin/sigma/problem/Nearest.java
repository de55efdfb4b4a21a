package dev.tocsin.sigma.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The name that someone most likely meant: the one that fewest changed letters lead to (Levenshtein distance). */
public final class Nearest {

    private static final int LONGEST_COMPARED = 100;
    private static final int MOST_COMPARED = 1_000;

    private Nearest() {}

    /** "did you mean X?", or empty where no name is near. */
    public static String hint(String written, Collection<String> names) {
        if (written.length() > LONGEST_COMPARED) {
            return "";
        }
        String wanted = written.toLowerCase(Locale.ROOT);
        int furthest = Math.max(1, written.length() / 3);
        return names.stream()
                .filter(name -> name.length() <= LONGEST_COMPARED)
                .limit(MOST_COMPARED)
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= furthest)
                .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))))
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
