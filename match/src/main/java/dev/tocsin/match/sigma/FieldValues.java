package dev.tocsin.match.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.Hit.Matched;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that a field has in an event.
 *
 * <p>A name stands for every path of keys that gives it when joined by dots. A list stands for each of its elements, however deep; an object is no value and neither is
 * null.
 */
final class FieldValues {

    private FieldValues() {}

    /** The values of a field by its name in the event; none if the event does not have it. */
    static List<JsonNode> of(ObjectNode event, String name) {
        List<JsonNode> values = new ArrayList<>();
        find(event, name).forEach(node -> add(node, values));
        return values;
    }

    /** Whether there is a field of that name, whatever it holds. */
    static boolean isThere(ObjectNode event, String name) {
        return !find(event, name).isEmpty();
    }

    /** Every value of the event, with its path. */
    static List<Matched> all(ObjectNode event) {
        List<Matched> values = new ArrayList<>();
        event.properties().forEach(field -> addAll(field.getKey(), field.getValue(), values));
        return values;
    }

    /** What stands at the name: nothing, one node, or one for each element of the lists on the way. */
    private static List<JsonNode> find(JsonNode node, String name) {
        return switch (node) {
            case ArrayNode list ->
                list.valueStream()
                        .flatMap(element -> find(element, name).stream())
                        .toList();
            case ObjectNode object ->
                object.properties().stream()
                        .flatMap(field -> below(field.getKey(), field.getValue(), name).stream())
                        .toList();
            default -> List.of();
        };
    }

    private static List<JsonNode> below(String key, JsonNode value, String name) {
        if (key.equals(name)) {
            return List.of(value);
        }
        return name.startsWith(key + ".") ? find(value, name.substring(key.length() + 1)) : List.of();
    }

    private static void add(JsonNode node, List<JsonNode> values) {
        if (node instanceof ArrayNode list) {
            list.forEach(element -> add(element, values));
        } else if (!node.isObject() && !node.isNull()) {
            values.add(node);
        }
    }

    private static void addAll(String path, JsonNode node, List<Matched> values) {
        switch (node) {
            case ArrayNode list -> list.forEach(element -> addAll(path, element, values));
            case ObjectNode object ->
                object.properties().forEach(field -> addAll(path + "." + field.getKey(), field.getValue(), values));
            default -> {
                if (!node.isNull()) {
                    values.add(new Matched(path, node));
                }
            }
        }
    }
}
