package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/** Properties that the specification does not define for the object they are on (STIX 2.1 §3.8, §11.1). */
final class UnknownProperties {

    private static final Section COMMON = Section.stix("3.2");
    private static final Section RESERVED_NAMES = Section.stix("3.8");
    private static final Section CUSTOM_PROPERTIES = Section.stix("11.1.1");

    private static final Set<String> RESERVED = Set.of("severity", "username", "phone_number", "action");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{3,250}");

    private UnknownProperties() {}

    /** One that stands on a STIX object itself. */
    static void reportOnObject(String name, JsonNode value, Collection<String> known, Findings out) {
        Place at = Place.ROOT.property(name);
        if (RESERVED.contains(name)) {
            out.error(at, value, RESERVED_NAMES, "is reserved for later versions of the specification");
        } else if (name.equals("defanged")) {
            out.error(at, value, COMMON, "is for cyber-observable objects only");
        } else if (CommonProperties.NAMES.contains(name)) {
            out.warning(at, value, COMMON, "is a common property, but not one of this type");
        } else {
            report(name, value, known, Place.ROOT, out);
        }
    }

    /** One that stands anywhere. */
    static void report(String name, JsonNode value, Collection<String> known, Place parent, Findings out) {
        Place at = parent.property(name);
        if (!NAME.matcher(name).matches()) {
            out.error(at, value, CUSTOM_PROPERTIES, "must be named in 3 to 250 of a-z, 0-9 and underscore");
        } else if (!name.startsWith("x_")) {
            String hint = Nearest.hint(name, known);
            out.warning(
                    at,
                    value,
                    CUSTOM_PROPERTIES,
                    "is not defined"
                            + (hint.isEmpty() ? "; the name of a custom property should begin with x_" : hint));
        }
    }
}
