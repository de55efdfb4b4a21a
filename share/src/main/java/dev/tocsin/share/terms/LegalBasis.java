package dev.tocsin.share.terms;

import dev.tocsin.stix.Quoted;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * What a contributor says of the law under which it shares. It is a dated note for people: nothing here ever follows
 * from it.
 *
 * @param note 1 to {@value #MAX_LENGTH} characters (UTF-16) on one line
 * @param date when the note was made
 */
public record LegalBasis(String note, LocalDate date) implements Comparable<LegalBasis> {

    public static final int MAX_LENGTH = 1_000;

    private static final Comparator<LegalBasis> BY_DATE =
            Comparator.comparing(LegalBasis::date).thenComparing(LegalBasis::note);

    /** @throws MalformedTerms if the note is empty, too long, or not one line of printable text */
    public LegalBasis {
        note = note.strip();
        if (note.isEmpty() || note.length() > MAX_LENGTH) {
            throw new MalformedTerms(
                    "a note on the legal basis has 1 to " + MAX_LENGTH + " characters, this one " + note.length());
        }
        if (note.codePoints().anyMatch(LegalBasis::unprintable)) {
            throw new MalformedTerms("a note on the legal basis is one line of printable text: " + Quoted.of(note));
        }
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new MalformedTerms("a note on the legal basis has a year of four digits: " + date);
        }
    }

    @Override
    public int compareTo(LegalBasis other) {
        return BY_DATE.compare(this, other);
    }

    private static boolean unprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
