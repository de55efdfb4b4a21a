package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixException;
import java.util.List;
import java.util.Optional;

/**
 * What a server says about itself (TAXII 2.1 §4.1.1).
 *
 * @param defaultRoot the API root to use when nothing else decides; one of {@code apiRoots}
 * @param apiRoots URLs, absolute or relative to the discovery URL
 */
public record Discovery(
        String title,
        Optional<String> description,
        Optional<String> contact,
        Optional<String> defaultRoot,
        List<String> apiRoots) {

    public Discovery {
        apiRoots = List.copyOf(apiRoots);
    }

    /** @throws StixException if the tree is not a discovery resource */
    public static Discovery from(JsonNode node) {
        Resource from = Resource.of("discovery resource", node);
        return new Discovery(
                from.text("title"),
                from.optionalText("description"),
                from.optionalText("contact"),
                from.optionalText("default"),
                from.texts("api_roots"));
    }

    public ObjectNode toJson() {
        return new Written()
                .put("title", title)
                .put("description", description)
                .put("contact", contact)
                .put("default", defaultRoot)
                .put("api_roots", apiRoots)
                .json();
    }
}
