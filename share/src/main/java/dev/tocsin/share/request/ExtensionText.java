package dev.tocsin.share.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.Quoted;
import java.util.Set;

/** What a stranger wrote into an extension, read strictly. */
final class ExtensionText {

    private ExtensionText() {}

    /** @throws MalformedRequest if it has a property that is not among these */
    static void requireOnly(JsonNode extension, Set<String> properties) {
        extension.fieldNames().forEachRemaining(property -> {
            if (!properties.contains(property)) {
                throw new MalformedRequest("a property that is not known here: " + Quoted.of(property));
            }
        });
    }

    /** @throws MalformedRequest if the property is no text */
    static String of(JsonNode extension, String property) {
        JsonNode value = extension.path(property);
        if (!value.isTextual()) {
            throw new MalformedRequest(property + " is no text: " + Quoted.of(value.toString()));
        }
        return value.textValue();
    }
}
