package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixException;
import java.util.List;
import java.util.Optional;

/**
 * A page of the versions a collection has of one object (TAXII 2.1 §5.8.1).
 *
 * @param next where the following page begins, as some servers say; see {@link Manifest}
 */
public record Versions(boolean more, Optional<String> next, List<String> versions) {

    public Versions {
        versions = List.copyOf(versions);
    }

    /** @throws StixException if the tree is not a versions resource */
    public static Versions from(JsonNode node) {
        Resource from = Resource.of("versions resource", node);
        return new Versions(from.optionalFlag("more").orElse(false), from.optionalText("next"), from.texts("versions"));
    }

    /** With nothing in it, an empty object. */
    public ObjectNode toJson() {
        Written to = new Written();
        if (more || !versions.isEmpty()) {
            to.put("more", more);
        }
        return to.put("next", next).put("versions", versions).json();
    }
}
