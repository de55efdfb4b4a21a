package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The marking definitions of one contribution: those that are not themselves refused count for its other objects. */
final class Definitions {

    private static final String TYPE = "marking-definition";

    private Definitions() {}

    /** All that the drafts refer to as markings, whether there is such a thing or not. */
    static Set<String> refs(List<Draft> drafts) {
        Set<String> refs = new LinkedHashSet<>();
        drafts.forEach(draft -> refs.addAll(refs(draft.object())));
        return refs;
    }

    /**
     * Adds the definitions among the drafts to those that are known, wherever in the contribution they stand, less those
     * that are refused. One that falls takes with it those that are marked with it. Each is looked at once, and once more
     * for each of its own markings that falls.
     *
     * @param refused whether a draft is refused by what is known at the moment
     */
    static void settle(List<Draft> drafts, KnownMarkings known, Predicate<Draft> refused) {
        List<Draft> definitions = drafts.stream()
                .filter(draft -> draft.object().type().equals(TYPE))
                .toList();
        Map<String, List<Draft>> markedWith = new HashMap<>();
        for (Draft definition : definitions) {
            known.add(definition.object());
            for (String ref : refs(definition.object())) {
                markedWith.computeIfAbsent(ref, r -> new ArrayList<>()).add(definition);
            }
        }
        Deque<Draft> unsettled = new ArrayDeque<>(definitions);
        while (!unsettled.isEmpty()) {
            Draft definition = unsettled.remove();
            if (refused.test(definition) && known.remove(definition.object())) {
                unsettled.addAll(
                        markedWith.getOrDefault(definition.object().id().toString(), List.of()));
            }
        }
    }

    /** All that an object and its parts refer to as markings. */
    static Set<String> refs(StixObject object) {
        Set<String> refs = new LinkedHashSet<>();
        collect(object.json(), refs);
        // STIX 2.1 §2.13: the objects that an observed-data object holds may be marked too.
        object.json().path("objects").forEach(held -> collect(held, refs));
        return refs;
    }

    private static void collect(JsonNode json, Set<String> refs) {
        json.path("object_marking_refs").forEach(ref -> refs.add(ref.asText()));
        json.path("granular_markings")
                .forEach(marking -> refs.add(marking.path("marking_ref").asText()));
    }
}
