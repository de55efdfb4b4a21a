package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An observed-data object of STIX 2.0, whose cyber-observable objects stand inside it under keys, made into one of 2.1
 * that refers to them (STIX 2.1 §4.14).
 */
final class ObservedData20 {

    /** Longer chains of objects whose identifiers rest on each other than this are refused. */
    private static final int MAX_CHAIN = 100;

    private static final String OBJECT_MARKINGS = "object_marking_refs";

    /** An object under its key, and what it becomes. */
    private static final class Held {
        private final String key;
        private final ObjectNode json;
        private Set<String> marks = new LinkedHashSet<>();
        private @Nullable StixId id;

        private Held(String key, ObjectNode json) {
            this.key = key;
            this.json = json;
        }

        private String type() {
            return json.path("type").asText();
        }
    }

    private final StixObject original;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Map<StixId, Held> holders = new HashMap<>();
    private final Set<String> underway = new HashSet<>();

    private ObservedData20(StixObject original) {
        this.original = original;
    }

    /**
     * The observed-data object, and behind it what it held.
     *
     * @param json the object's content with whatever else was lifted in it; it is changed
     * @throws StixException if a held object is none, or refers to one that is not held, or the references run in a circle
     */
    static List<StixObject> lift(StixObject original, ObjectNode json) {
        if (!(json.remove("objects") instanceof ObjectNode container) || container.isEmpty()) {
            throw new StixException("a STIX 2.0 observed-data object needs a dictionary of \"objects\"");
        }
        return new ObservedData20(original).lift(json, container);
    }

    private List<StixObject> lift(ObjectNode json, ObjectNode container) {
        container.properties().forEach(entry -> hold(entry.getKey(), entry.getValue()));
        held.values().forEach(this::id);
        held.values().forEach(object -> point(object.json));
        passMarkingsOn(json);

        Map<StixId, StixObject> lifted = new LinkedHashMap<>();
        for (Held object : held.values()) {
            StixId id = id(object);
            object.json.put("id", id.toString());
            if (!object.marks.isEmpty()) {
                ArrayNode marks = object.json.putArray(OBJECT_MARKINGS);
                object.marks.forEach(marks::add);
            }
            lifted.putIfAbsent(id, StixObject.of(object.json));
        }
        ArrayNode refs = json.putArray("object_refs");
        lifted.keySet().forEach(id -> refs.add(id.toString()));

        List<StixObject> all = new ArrayList<>(List.of(StixObject.of(json)));
        all.addAll(lifted.values());
        return all;
    }

    private void hold(String key, JsonNode value) {
        if (!(value instanceof ObjectNode object) || !object.path("type").isTextual()) {
            throw new StixException("objects." + Quoted.of(key) + " is not an object with a type");
        }
        object.put("spec_version", "2.1");
        Observable20.rename(object);
        held.put(key, new Held(key, object));
    }

    /** The identifier of a held object. Those its own rests on come first. */
    private StixId id(Held object) {
        if (object.id != null) {
            return object.id;
        }
        if (underway.size() > MAX_CHAIN || !underway.add(object.key)) {
            throw new StixException("the identifier of objects." + Quoted.of(object.key)
                    + " rests on itself or on more than " + MAX_CHAIN + " others");
        }
        for (String property : ObservableId.contributing(object.type())) {
            point(object.json, property);
        }
        StixId id = ObservableId.of(object.json).orElseGet(() -> seeded(object));
        Held holder = holders.putIfAbsent(id, object);
        if (holder != null && !StixJson.equalInMeaning(holder.json, object.json)) {
            // The same where it contributes, and different elsewhere: one identifier cannot stand for both.
            id = seeded(object);
        } else if (holder != null) {
            object.marks = holder.marks;
        }
        underway.remove(object.key);
        object.id = id;
        return id;
    }

    /**
     * A version 4 UUID, as STIX 2.1 §2.9 asks where content gives none. Its random bits are drawn from where the object
     * stands, so that lifting the same version again gives the same object and not a second one.
     */
    private StixId seeded(Held object) {
        String place = original.id() + "\n"
                + original.version().map(StixTimestamp::toString).orElse("") + "\n" + object.key;
        ByteBuffer bits = ByteBuffer.wrap(sha256().digest(place.getBytes(StandardCharsets.UTF_8)));
        long high = (bits.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new StixId(object.type(), new UUID(high, low));
    }

    /** Puts identifiers in place of keys, in the whole object. */
    private void point(ObjectNode object) {
        List.copyOf(object.properties()).forEach(property -> point(object, property.getKey()));
    }

    private void point(ObjectNode object, String property) {
        JsonNode value = object.path(property);
        if (property.endsWith("_ref") && value.isTextual()) {
            object.set(property, pointed(value));
        } else if (property.endsWith("_refs") && value instanceof ArrayNode refs) {
            for (int i = 0; i < refs.size(); i++) {
                refs.set(i, pointed(refs.get(i)));
            }
        } else if (value instanceof ObjectNode inner && !isFreeDictionary(property)) {
            point(inner);
        } else if (value.isArray()) {
            for (JsonNode element : value) {
                if (element instanceof ObjectNode inner) {
                    point(inner);
                }
            }
        }
    }

    private JsonNode pointed(JsonNode ref) {
        String key = ref.asText();
        Held meant = held.get(key);
        if (meant != null) {
            return TextNode.valueOf(id(meant).toString());
        }
        try {
            StixId.parse(key);
            return ref;
        } catch (StixException e) {
            throw new StixException("a reference to " + Quoted.of(key) + ", which is not among its objects", e);
        }
    }

    /** Dictionaries whose keys come from what was observed, so that {@code _ref} at their end means nothing. */
    private static boolean isFreeDictionary(String property) {
        return switch (property) {
            case "additional_header_fields",
                    "document_info_dict",
                    "environment_variables",
                    "exif_tags",
                    "ipfix",
                    "options",
                    "request_header",
                    "startup_info" -> true;
            default -> false;
        };
    }

    /**
     * Marks the objects with what marked them while they stood inside. A marking on a part of one marks all of it now,
     * and the reference to it, which tells something of its content.
     */
    private void passMarkingsOn(ObjectNode json) {
        for (JsonNode ref : list(json, OBJECT_MARKINGS)) {
            held.values().forEach(object -> object.marks.add(ref.asText()));
        }
        for (JsonNode granular : list(json, "granular_markings")) {
            passOn(granular);
        }
    }

    private void passOn(JsonNode granular) {
        if (!(granular instanceof ObjectNode marking)
                || !marking.path("marking_ref").isTextual()) {
            throw new StixException("a granular marking without a marking_ref: " + Quoted.of(granular.toString()));
        }
        String ref = marking.path("marking_ref").textValue();
        Set<String> kept = new LinkedHashSet<>();
        for (JsonNode selector : list(marking, "selectors")) {
            List<String> steps = List.of(selector.asText().split("\\.", 3));
            if (!steps.getFirst().equals("objects")) {
                kept.add(selector.asText());
                continue;
            }
            kept.add("object_refs");
            Held meant = steps.size() > 1 ? held.get(steps.get(1)) : null;
            if (meant != null) {
                meant.marks.add(ref);
            } else {
                held.values().forEach(object -> object.marks.add(ref));
            }
        }
        ArrayNode selectors = marking.putArray("selectors");
        kept.forEach(selectors::add);
    }

    private static JsonNode list(ObjectNode json, String property) {
        JsonNode value = json.path(property);
        if (value.isMissingNode() || value.isArray()) {
            return value;
        }
        throw new StixException(property + " is not a list but " + Quoted.of(value.toString()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
