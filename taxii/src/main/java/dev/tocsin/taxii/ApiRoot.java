package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixException;
import java.util.List;
import java.util.Optional;

/**
 * What an API root says about itself (TAXII 2.1 §4.2.1).
 *
 * @param versions media types of the TAXII versions it speaks
 * @param maxContentLength the largest request body it takes, in bytes
 */
public record ApiRoot(String title, Optional<String> description, List<String> versions, long maxContentLength) {

    public ApiRoot {
        versions = List.copyOf(versions);
    }

    /** @throws StixException if the tree is not an API root resource */
    public static ApiRoot from(JsonNode node) {
        Resource from = Resource.of("API root resource", node);
        return new ApiRoot(
                from.text("title"),
                from.optionalText("description"),
                from.texts("versions"),
                from.count("max_content_length"));
    }

    public ObjectNode toJson() {
        return new Written()
                .put("title", title)
                .put("description", description)
                .put("versions", versions)
                .put("max_content_length", maxContentLength)
                .json();
    }
}
