package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an object is called elsewhere (STIX 2.1 §2.5), such as an ATT&amp;CK or ATLAS technique or a CVE. All of it is
 * untrusted text.
 */
public record ExternalReference(String sourceName, Optional<String> externalId, Optional<String> url) {

    /** The references of an object, in its order; those without a {@code source_name} are left out. */
    public static List<ExternalReference> of(StixObject object) {
        List<ExternalReference> found = new ArrayList<>();
        for (JsonNode reference : object.json().path("external_references")) {
            text(reference, "source_name")
                    .ifPresent(source -> found.add(
                            new ExternalReference(source, text(reference, "external_id"), text(reference, "url"))));
        }
        return List.copyOf(found);
    }

    private static Optional<String> text(JsonNode reference, String property) {
        JsonNode value = reference.path(property);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
