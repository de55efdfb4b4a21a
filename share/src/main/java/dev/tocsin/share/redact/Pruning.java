package dev.tocsin.share.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Selector;
import dev.tocsin.stix.Selector.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes parts out of one tree and says where the others are then. A list or an object that nothing is left of goes, too, since
 * STIX has none that are empty (STIX 2.1 §2.1, §2.9).
 */
final class Pruning {

    private final Set<List<Step>> gone = new HashSet<>();
    /** For each list, the numbers of the elements that are gone, in order. */
    private final Map<List<Step>, List<Integer>> missingIn = new HashMap<>();

    Pruning(List<Selector> removed) {
        removed.forEach(selector -> gone.add(selector.steps()));
    }

    /** A copy without the parts; asked of one tree, once, before {@link #moved}. */
    ObjectNode of(JsonNode root) {
        ObjectNode copy = ((ObjectNode) root).objectNode();
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            rest(property.getValue(), List.of(new Step.Key(property.getKey())))
                    .ifPresent(kept -> copy.set(property.getKey(), kept));
        }
        return copy;
    }

    private Optional<JsonNode> rest(JsonNode node, List<Step> here) {
        if (gone.contains(here)) {
            return Optional.empty();
        }
        JsonNode copy = switch (node) {
            case ObjectNode object -> inside(object, here);
            case ArrayNode list -> inside(list, here);
            default -> node;
        };
        if (copy.isContainerNode() && copy.isEmpty() && !node.isEmpty()) {
            gone.add(here);
            return Optional.empty();
        }
        return Optional.of(copy);
    }

    private JsonNode inside(ObjectNode object, List<Step> here) {
        ObjectNode copy = object.objectNode();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            rest(entry.getValue(), then(here, new Step.Key(entry.getKey())))
                    .ifPresent(kept -> copy.set(entry.getKey(), kept));
        }
        return copy;
    }

    private JsonNode inside(ArrayNode list, List<Step> here) {
        ArrayNode copy = list.arrayNode();
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Optional<JsonNode> kept = rest(list.get(i), then(here, new Step.Index(i)));
            kept.ifPresent(copy::add);
            if (kept.isEmpty()) {
                missing.add(i);
            }
        }
        if (!missing.isEmpty()) {
            missingIn.put(here, missing);
        }
        return copy;
    }

    /** Where a part of the tree is in the copy; nothing where it is not. */
    Optional<Selector> moved(Selector part) {
        List<Step> from = new ArrayList<>();
        List<Step> to = new ArrayList<>();
        for (Step step : part.steps()) {
            List<Step> list = List.copyOf(from);
            from.add(step);
            if (gone.contains(from)) {
                return Optional.empty();
            }
            to.add(step instanceof Step.Index(int at) ? new Step.Index(at - before(list, at)) : step);
        }
        return Optional.of(new Selector(to));
    }

    /** How many elements are gone before one that is not. */
    private int before(List<Step> list, int at) {
        return -1 - Collections.binarySearch(missingIn.getOrDefault(list, List.of()), at);
    }

    private static List<Step> then(List<Step> here, Step step) {
        List<Step> longer = new ArrayList<>(here);
        longer.add(step);
        return longer;
    }
}
