package dev.tocsin.match.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that a field has in an event.
 *
 * <p>A name is a key of the event or, where there is no such key, a path: at each object the longest piece of it, up to a
 * dot, that is a key there. A list stands for each of its elements, however deep; an object is no value and neither is
 * null.
 */
final class FieldValues {

    private FieldValues() {}

    /** The values of a field by its name in the event; none if the event does not have it. */
    static List<JsonNode> of(ObjectNode event, String name) {
        List<JsonNode> values = new ArrayList<>();
        find(event, name, values);
        return values;
    }

    /** Every value of the event, whatever its field. */
    static List<JsonNode> all(ObjectNode event) {
        List<JsonNode> values = new ArrayList<>();
        addAll(event, values);
        return values;
    }

    private static void find(JsonNode node, String name, List<JsonNode> values) {
        switch (node) {
            case ArrayNode list -> list.forEach(element -> find(element, name, values));
            case ObjectNode object -> {
                if (object.has(name)) {
                    add(object.get(name), values);
                    return;
                }
                for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
                    JsonNode inner = object.get(name.substring(0, dot));
                    if (inner != null) {
                        find(inner, name.substring(dot + 1), values);
                        return;
                    }
                }
            }
            default -> {}
        }
    }

    private static void add(JsonNode node, List<JsonNode> values) {
        if (node instanceof ArrayNode list) {
            list.forEach(element -> add(element, values));
        } else if (!node.isObject() && !node.isNull()) {
            values.add(node);
        }
    }

    private static void addAll(JsonNode node, List<JsonNode> values) {
        if (node.isContainerNode()) {
            node.forEach(inner -> addAll(inner, values));
        } else {
            add(node, values);
        }
    }
}
