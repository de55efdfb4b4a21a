package dev.tocsin.taxii;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** The media type of TAXII 2.1 (§1.6.8) and the two questions asked about it: is it acceptable, and is this it. */
public final class TaxiiMediaType {

    /** What a server sends and a client asks for. */
    public static final String TAXII = "application/taxii+json;version=2.1";

    /** The type of the objects in a collection, as collections and manifests name it. */
    public static final String STIX = "application/stix+json;version=2.1";

    private static final String UNVERSIONED = "application/taxii+json";
    /** No media range in use comes near it. */
    private static final int LONGEST = 1_000;

    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final Pattern NO_WEIGHT = Pattern.compile("q=0(\\.0{0,3})?");

    private TaxiiMediaType() {}

    /**
     * Whether an {@code Accept} header admits TAXII 2.1: the type with this version, the type without a version, or a
     * wildcard. Of several ranges the most specific one counts (RFC 9110 §12.5.1), and of its weights only whether it is zero,
     * since there is one thing to send. A header without a value says as little as no header.
     */
    public static boolean acceptedBy(String acceptHeader) {
        int mostSpecific = 0;
        boolean accepted = acceptHeader.isBlank();
        for (String range : COMMA.split(acceptHeader, -1)) {
            String[] parts = SEMICOLON.split(range.length() <= LONGEST ? range : "", -1);
            int specific = specificity(parts);
            if (specific > mostSpecific) {
                mostSpecific = specific;
                accepted = hasWeight(parts);
            } else if (specific > 0 && specific == mostSpecific) {
                accepted |= hasWeight(parts);
            }
        }
        return accepted;
    }

    /** Whether a {@code Content-Type} header says TAXII 2.1. A missing version means the version the reader speaks. */
    public static boolean isTaxii(String contentType) {
        String[] parts = SEMICOLON.split(contentType.length() <= LONGEST ? contentType : "", -1);
        return normal(parts[0]).equals(UNVERSIONED) && versionFits(parts);
    }

    /** How closely a range names TAXII 2.1; 0 where it names something else. */
    private static int specificity(String[] parts) {
        return switch (normal(parts[0])) {
            case "*/*" -> 1;
            case "application/*" -> 2;
            case UNVERSIONED -> versionFits(parts) ? (namesVersion(parts) ? 4 : 3) : 0;
            default -> 0;
        };
    }

    private static boolean hasWeight(String[] parts) {
        return Arrays.stream(parts)
                .skip(1)
                .noneMatch(part -> NO_WEIGHT.matcher(normal(part)).matches());
    }

    private static boolean namesVersion(String[] parts) {
        return Arrays.stream(parts).skip(1).anyMatch(part -> normal(part).startsWith("version="));
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
