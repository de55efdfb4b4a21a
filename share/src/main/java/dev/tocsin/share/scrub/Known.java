package dev.tocsin.share.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is known from the other objects of a contribution.
 *
 * @param threats what is the threat itself, in lower case: values of patterns, senders, names of actors and malware
 * @param people names that stand in the objects' own properties
 */
record Known(Set<String> threats, Set<String> people) {

    static final Known NOTHING = new Known(Set.of(), Set.of());

    Known {
        threats = Set.copyOf(threats);
        people = Set.copyOf(people);
    }

    /** Whether a value, or the domain of an e-mail address, is the threat itself. */
    boolean isThreat(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return threats.contains(lower)
                || (lower.indexOf('@') > 0 && threats.contains(lower.substring(lower.indexOf('@') + 1)));
    }

    /** Finds the names of people wherever they stand as whole words. */
    Detector names() {
        return text -> {
            List<Span> found = new ArrayList<>();
            for (String name : people) {
                for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
                    int end = at + name.length();
                    boolean whole = (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                            && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
                    if (whole) {
                        found.add(new Span(Kind.PERSON_NAME, at, end));
                    }
                }
            }
            return found;
        };
    }
}
