package dev.tocsin.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows an object path through the objects of one observation (STIX 2.1 §9.7). */
final class PathWalk {

    private PathWalk() {}

    /**
     * A value at the end of a path.
     *
     * @param property the name of the property that holds it, or that holds the list it is in
     * @param owner the object that has the property
     */
    record Found(JsonNode value, String property, JsonNode owner) {}

    /**
     * All values that the path leads to from one object. None where the path is not there: a property or key that is
     * missing or {@code null}, an index beyond the list, a reference to an object that the observation does not hold.
     */
    static List<Found> from(ObjectNode root, ObjectPath path, Map<String, ObjectNode> objects) {
        List<Found> at = List.of(new Found(root, "", root));
        for (Step step : path.steps()) {
            List<Found> next = new ArrayList<>();
            // A node reached twice is followed once, so that references in a circle cost no more than there are
            // objects.
            Set<JsonNode> reached = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Found found : at) {
                for (Found one : step(found, step, objects)) {
                    if (!one.value().isNull() && reached.add(one.value())) {
                        next.add(one);
                    }
                }
            }
            at = next;
        }
        return at;
    }

    private static List<Found> step(Found from, Step step, Map<String, ObjectNode> objects) {
        return switch (step) {
            case Step.Property(String name) -> {
                JsonNode owner = dereferenced(from, objects);
                JsonNode value = owner.get(name);
                yield value == null ? List.of() : List.of(new Found(value, name, owner));
            }
            // An index out of range makes every operation false (STIX 2.1 §9.7.2).
            case Step.Index(int index) ->
                from.value() instanceof ArrayNode list && index < list.size()
                        ? List.of(new Found(list.get(index), from.property(), from.owner()))
                        : List.of();
            case Step.AnyElement any -> {
                List<Found> elements = new ArrayList<>();
                if (from.value() instanceof ArrayNode list) {
                    list.forEach(element -> elements.add(new Found(element, from.property(), from.owner())));
                }
                yield elements;
            }
        };
    }

    /** A reference gives way to the object it names once a property of it is asked for (STIX 2.1 §9.7.4). */
    private static JsonNode dereferenced(Found from, Map<String, ObjectNode> objects) {
        boolean reference = from.property().endsWith("_ref") || from.property().endsWith("_refs");
        if (!reference || !from.value().isTextual()) {
            return from.value();
        }
        ObjectNode named = objects.get(from.value().textValue());
        return named == null ? from.value() : named;
    }
}
