package dev.tocsin.stix;

import java.util.UUID;

/**
 * A STIX identifier (STIX 2.1 §2.9): {@code object-type--UUID}.
 *
 * <p>The UUID is read in either case and written in lower case (RFC 4122 §3), so two spellings of one identifier are
 * equal.
 */
public record StixId(String type, UUID uuid) {

    private static final int SHORTEST_TYPE = 3;
    private static final int LONGEST_TYPE = 250;

    private static final String UUID_SHAPE = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    public StixId {
        if (!isTypeName(type)) {
            throw new StixException("not an object type (lower-case letters, digits and hyphens, 3 to 250 of them): "
                    + Quoted.of(type));
        }
    }

    /**
     * Reads an identifier.
     *
     * @throws StixException if the text is not a type name, two hyphens and a UUID
     */
    public static StixId parse(String text) {
        int hyphens = text.indexOf("--");
        if (hyphens < 0 || !isUuid(text, hyphens + 2)) {
            throw new StixException(
                    "not an identifier like indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f: " + Quoted.of(text));
        }
        return new StixId(text.substring(0, hyphens), UUID.fromString(text.substring(hyphens + 2)));
    }

    /** A new identifier with a random (version 4) UUID. */
    public static StixId random(String type) {
        return new StixId(type, UUID.randomUUID());
    }

    private static boolean isTypeName(String type) {
        int length = type.length();
        if (length < SHORTEST_TYPE
                || length > LONGEST_TYPE
                || type.charAt(0) == '-'
                || type.charAt(length - 1) == '-') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = type.charAt(i);
            boolean twoHyphens = c == '-' && type.charAt(i - 1) == '-';
            if (twoHyphens || !(c == '-' || isDigit(c) || (c >= 'a' && c <= 'z'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUuid(String text, int from) {
        if (text.length() - from != UUID_SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < UUID_SHAPE.length(); i++) {
            char c = text.charAt(from + i);
            boolean fits = UUID_SHAPE.charAt(i) == '-' ? c == '-' : isHexDigit(c);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return type + "--" + uuid;
    }
}
