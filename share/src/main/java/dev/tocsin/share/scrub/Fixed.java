package dev.tocsin.share.scrub;

import java.util.Set;

/**
 * The texts of an object that are never changed: by which it is found, referred to, told apart, marked and matched. A change
 * to one of them would make another object of it, or a rule that matches something else.
 */
final class Fixed {

    private static final Set<String> PROPERTIES = Set.of(
            "id",
            "type",
            "spec_version",
            "created",
            "modified",
            "lang",
            "pattern",
            "pattern_type",
            "pattern_version",
            "payload_bin",
            "definition_type",
            "extension_type",
            "selectors",
            "schema",
            "external_id",
            "relationship_type",
            "identity_class",
            "account_type",
            "protocols",
            "mime_type",
            "opinion");

    private Fixed() {}

    static boolean is(Place place) {
        String property = place.property();
        return PROPERTIES.contains(property)
                || property.endsWith("_ref")
                || property.endsWith("_refs")
                || place.within("hashes")
                || place.within("granular_markings");
    }
}
