package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.Observation;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All object paths that lead to a value in an observation, through references as well. */
final class ObjectPaths {

    private static final int LONGEST = 8;

    private ObjectPaths() {}

    static void of(Observation observation, Consumer<ObjectPath> paths) {
        observation
                .objects()
                .values()
                .forEach(object -> walk(
                        object,
                        List.of(),
                        observation,
                        steps -> paths.accept(new ObjectPath(object.path("type").asText(), steps))));
    }

    private static void walk(JsonNode node, List<Step> to, Observation observation, Consumer<List<Step>> paths) {
        if (!to.isEmpty()) {
            paths.accept(to);
        }
        if (to.size() < LONGEST) {
            JsonNode from = isReference(to) ? observation.objects().get(node.asText()) : node;
            if (from != null) {
                from.properties()
                        .forEach(entry -> walk(
                                entry.getValue(), with(to, new Step.Property(entry.getKey())), observation, paths));
            }
            if (node.isArray()) {
                node.forEach(element -> walk(element, with(to, new Step.AnyElement()), observation, paths));
            }
        }
    }

    /** Whether a value there names an object (STIX 2.1 §3.1). */
    private static boolean isReference(List<Step> to) {
        int last = to.size() - 1;
        return last >= 0
                && (to.get(last) instanceof Step.Property(String name)
                        ? name.endsWith("_ref")
                        : last > 0 && to.get(last - 1) instanceof Step.Property(String list) && list.endsWith("_refs"));
    }

    private static List<Step> with(List<Step> steps, Step last) {
        List<Step> all = new ArrayList<>(steps);
        all.add(last);
        return all;
    }
}
