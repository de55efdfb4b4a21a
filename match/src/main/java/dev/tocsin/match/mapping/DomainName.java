package dev.tocsin.match.mapping;

import java.util.Locale;
import java.util.Optional;

/**
 * A domain name in the one text form that observations use: lower case, without the dot of the root.
 *
 * @param text the canonical form
 */
record DomainName(String text) {

    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    /**
     * Reads a name as it occurs in logs: RFC 1034 §3.5 with underscores, letters of any script and a leading {@code *}
     * label. A last label of digits is refused, for that is how a broken IPv4 address looks.
     */
    static Optional<DomainName> parse(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String[] labels = text.split("\\.", -1);
        for (int i = 0; i < labels.length; i++) {
            boolean wildcard = i == 0 && labels.length > 1 && labels[i].equals("*");
            if (!wildcard && !isLabel(labels[i])) {
                return Optional.empty();
            }
        }
        boolean digits = labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.empty() : Optional.of(new DomainName(text));
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && label.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }
}
