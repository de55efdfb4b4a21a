package dev.tocsin.stix;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A STIX identifier (STIX 2.1 §2.9): {@code object-type--UUID}.
 *
 * <p>The UUID is read in either case and written in lower case (RFC 4122 §3), so two spellings of one identifier are
 * equal.
 */
public record StixId(String type, UUID uuid) {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9-]{1,248}[a-z0-9]");
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

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
        if (hyphens < 0 || !UUID_SHAPE.matcher(text.substring(hyphens + 2)).matches()) {
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
        return TYPE.matcher(type).matches() && !type.contains("--");
    }

    @Override
    public String toString() {
        return type + "--" + uuid;
    }
}
