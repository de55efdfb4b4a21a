package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixException;
import java.util.Optional;

/**
 * Why a server did not do what it was asked (TAXII 2.1 §3.6.1).
 *
 * @param errorId names this one occurrence, so that it can be found in the server's log
 * @param errorCode names the kind of error
 */
public record ErrorMessage(
        String title,
        Optional<String> description,
        Optional<String> errorId,
        Optional<String> errorCode,
        Optional<String> httpStatus) {

    /** @throws StixException if the tree is not an error message */
    public static ErrorMessage from(JsonNode node) {
        Resource from = Resource.of("error message", node);
        return new ErrorMessage(
                from.text("title"),
                from.optionalText("description"),
                from.optionalText("error_id"),
                from.optionalText("error_code"),
                from.optionalText("http_status"));
    }

    public ObjectNode toJson() {
        return new Written()
                .put("title", title)
                .put("description", description)
                .put("error_id", errorId)
                .put("error_code", errorCode)
                .put("http_status", httpStatus)
                .json();
    }
}
