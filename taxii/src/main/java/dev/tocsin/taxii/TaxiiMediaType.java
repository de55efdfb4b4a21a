package dev.tocsin.taxii;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The media type of TAXII 2.1 (§1.6.8) and the two questions asked about it: is it acceptable, and is this it. */
public final class TaxiiMediaType {

    /** What a server sends and a client asks for. */
    public static final String TAXII = "application/taxii+json;version=2.1";

    /** The type of the objects in a collection, as collections and manifests name it. */
    public static final String STIX = "application/stix+json;version=2.1";

    private static final String UNVERSIONED = "application/taxii+json";
    private static final Set<String> WILDCARDS = Set.of("*/*", "application/*");
    /** No media range in use comes near it. */
    private static final int LONGEST = 1_000;

    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final Pattern NO_WEIGHT = Pattern.compile("q=0(\\.0{0,3})?");

    private TaxiiMediaType() {}

    /**
     * Whether an {@code Accept} header admits TAXII 2.1: the type with this version, the type without a version, or a
     * wildcard. Weights other than zero make no difference, since there is one thing to send.
     */
    public static boolean acceptedBy(String acceptHeader) {
        for (String range : COMMA.split(acceptHeader, -1)) {
            if (range.length() <= LONGEST && admits(range)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a {@code Content-Type} header says TAXII 2.1. A missing version means the version the reader speaks. */
    public static boolean isTaxii(String contentType) {
        String[] parts = SEMICOLON.split(contentType.length() <= LONGEST ? contentType : "", -1);
        return normal(parts[0]).equals(UNVERSIONED) && versionFits(parts);
    }

    private static boolean admits(String range) {
        String[] parts = SEMICOLON.split(range, -1);
        for (int i = 1; i < parts.length; i++) {
            if (NO_WEIGHT.matcher(normal(parts[i])).matches()) {
                return false;
            }
        }
        String type = normal(parts[0]);
        return WILDCARDS.contains(type) || (type.equals(UNVERSIONED) && versionFits(parts));
    }

    private static boolean versionFits(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = normal(parts[i]).replace("\"", "");
            if (parameter.startsWith("version=") && !parameter.equals("version=2.1")) {
                return false;
            }
        }
        return true;
    }

    private static String normal(String part) {
        return part.strip().toLowerCase(Locale.ROOT);
    }
}
