package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The deprecated observable-container (STIX 2.1 §2.13). Its objects may be written as STIX 2.0 had them, so only what
 * holds them together is checked: each has a type, and each reference names another one.
 */
final class Containers {

    private static final Section CONTAINER = Section.stix("2.13");

    private Containers() {}

    static void check(JsonNode container, Place at, Findings out) {
        if (!Values.isFilledObject(container, at, CONTAINER, out)) {
            return;
        }
        out.warning(at, container, CONTAINER, "is deprecated; object_refs takes its place");
        container.properties().forEach(entry -> {
            Place place = at.property(entry.getKey());
            if (!entry.getValue().path("type").isTextual()) {
                out.error(place, entry.getValue(), CONTAINER, "must be an object with a type");
                return;
            }
            entry.getValue().properties().forEach(property -> {
                Place where = place.property(property.getKey());
                if (property.getKey().endsWith("_ref")) {
                    reference(property.getValue(), container, where, out);
                } else if (property.getKey().endsWith("_refs")) {
                    int index = 0;
                    for (JsonNode reference : property.getValue()) {
                        reference(reference, container, where.item(index++), out);
                    }
                }
            });
        });
    }

    private static void reference(JsonNode reference, JsonNode container, Place at, Findings out) {
        if (!reference.isTextual() || !container.has(reference.textValue())) {
            out.error(at, reference, CONTAINER, "must be the key of an object in the same container");
        }
    }
}
