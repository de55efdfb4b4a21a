package dev.tocsin.share.anonymity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An object as recipients get it who may not know whose it is: under another id, with coarse times, without its creator,
 * and without the contributor's name. What it says of the threat stays.
 *
 * @param statements the markings that are statements for people, which may name their author and forbid nothing by
 *     themselves (STIX 2.1 §7.2.1.3); they are left out
 */
public record Anonymous(Pseudonyms pseudonyms, OwnName name, Set<String> statements) {

    /** Times that go with the making of an object where they are equal to it; earlier ones never contradict another property. */
    private static final List<String> STARTS = List.of("valid_from", "first_seen", "first_observed", "published");

    /** What is matched or identified by its text. */
    private static final Set<String> UNTOUCHED =
            Set.of("type", "id", "spec_version", "pattern", "pattern_type", "value");

    private static final String MARKINGS = "object_marking_refs";
    private static final String GRANULAR = "granular_markings";

    /** All that an object refers to, but for its markings. */
    public static Set<StixId> references(StixObject object) {
        Set<StixId> found = new HashSet<>();
        collect(object.json(), found);
        return found;
    }

    /**
     * The object as others get it.
     *
     * @param version the time of this version; empty for an object without one
     */
    public StixObject of(StixObject object, Optional<StixTimestamp> version) {
        ObjectNode json = object.json().deepCopy();
        json.remove("created_by_ref");
        times(object, json, version);
        markings(json);
        clean(json);
        json.put("id", pseudonyms.of(object.id()).toString());
        return StixObject.of(json);
    }

    private static void times(StixObject object, ObjectNode json, Optional<StixTimestamp> version) {
        List<StixTimestamp> own = new ArrayList<>();
        object.created().ifPresent(own::add);
        object.modified().ifPresent(own::add);
        for (String property : STARTS) {
            object.timestamp(property)
                    .filter(own::contains)
                    .ifPresent(moment -> json.put(property, day(moment).toString()));
        }
        object.created().ifPresent(moment -> json.put("created", day(moment).toString()));
        if (object.modified().isPresent()) {
            version.ifPresent(moment -> json.put("modified", moment.toString()));
        }
    }

    private static StixTimestamp day(StixTimestamp moment) {
        Instant day = CoarseTimes.day(moment.toInstant());
        return StixTimestamp.of(day);
    }

    private void markings(ObjectNode json) {
        if (json.path(MARKINGS) instanceof ArrayNode refs) {
            removeIf(refs, ref -> statements.contains(ref.asText()));
            if (refs.isEmpty()) {
                json.remove(MARKINGS);
            }
        }
        if (json.path(GRANULAR) instanceof ArrayNode granular) {
            removeIf(
                    granular,
                    marking -> statements.contains(marking.path("marking_ref").asText()));
            if (granular.isEmpty()) {
                json.remove(GRANULAR);
            }
        }
    }

    /** Renames what is referred to, and takes out the name wherever it stands. */
    private void clean(ObjectNode json) {
        for (String property : names(json)) {
            JsonNode value = json.path(property);
            if (property.equals(MARKINGS) || property.equals(GRANULAR) || UNTOUCHED.contains(property)) {
                continue;
            }
            if (property.startsWith("x_") && name.isIn(value.toString())) {
                json.remove(property);
            } else if (property.equals("extensions") && value instanceof ObjectNode extensions) {
                names(extensions).stream()
                        .filter(extension ->
                                name.isIn(extensions.path(extension).toString()))
                        .forEach(extensions::remove);
                clean(extensions);
            } else if (property.equals("external_references") && value instanceof ArrayNode references) {
                removeIf(references, reference -> name.isIn(reference.toString()));
                if (references.isEmpty()) {
                    json.remove(property);
                }
            } else {
                json.set(property, cleaned(property, value));
            }
        }
    }

    private JsonNode cleaned(String property, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                clean(object);
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, cleaned(property, array.get(i)));
                }
                yield array;
            }
            case TextNode text when isReference(property) -> TextNode.valueOf(referred(text.textValue()));
            case TextNode text -> TextNode.valueOf(name.replacedIn(text.textValue()));
            default -> value;
        };
    }

    private String referred(String ref) {
        try {
            return pseudonyms.referred(StixId.parse(ref)).toString();
        } catch (StixException e) {
            // It refers to nothing, in this object as in the one that came.
            return name.replacedIn(ref);
        }
    }

    private static boolean isReference(String property) {
        return property.endsWith("_ref") || property.endsWith("_refs");
    }

    private static void collect(JsonNode json, Set<StixId> found) {
        json.properties().forEach(entry -> {
            String property = entry.getKey();
            if (isReference(property) && !property.equals(MARKINGS) && !property.equals("marking_ref")) {
                if (entry.getValue().isArray()) {
                    entry.getValue().forEach(ref -> add(ref.asText(), found));
                } else {
                    add(entry.getValue().asText(), found);
                }
            } else {
                collect(entry.getValue(), found);
            }
        });
        if (json.isArray()) {
            json.forEach(element -> collect(element, found));
        }
    }

    private static void add(String ref, Set<StixId> found) {
        try {
            found.add(StixId.parse(ref));
        } catch (StixException e) {
            // It refers to nothing that could be looked up.
            return;
        }
    }

    private static List<String> names(ObjectNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void removeIf(ArrayNode array, Predicate<JsonNode> unwanted) {
        for (int i = array.size() - 1; i >= 0; i--) {
            if (unwanted.test(array.get(i))) {
                array.remove(i);
            }
        }
    }
}
