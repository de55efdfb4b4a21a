package dev.tocsin.stix.validate;

/**
 * A place in a standard, such as {@code STIX 2.1 §4.7}.
 *
 * @param document the standard's short name
 * @param number the section's number without the sign; empty for the document as a whole
 */
public record Section(String document, String number) {

    /** RFC 8259, the JSON text itself. */
    public static final Section JSON = new Section("RFC 8259", "");

    static Section stix(String number) {
        return new Section("STIX 2.1", number);
    }

    @Override
    public String toString() {
        return number.isEmpty() ? document : document + " §" + number;
    }
}
