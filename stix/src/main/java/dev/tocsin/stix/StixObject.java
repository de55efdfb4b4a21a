package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One STIX object of any type: the common properties typed, everything else as it came.
 *
 * <p>The tree is shared, not copied; whoever holds it reads it and never changes it. Objects are equal when their
 * content is equal in meaning: property order and the way a number is written do not count.
 */
public final class StixObject {

    private final StixId id;
    private final ObjectNode json;
    private final Optional<StixTimestamp> created;
    private final Optional<StixTimestamp> modified;

    private StixObject(StixId id, ObjectNode json) {
        this.id = id;
        this.json = json;
        this.created = timestamp("created");
        this.modified = timestamp("modified");
    }

    /**
     * Takes a tree as a STIX object. The caller gives the tree away.
     *
     * @throws StixException if {@code type} or {@code id} is missing or malformed, if they disagree, or if
     *     {@code created} or {@code modified} is not a timestamp
     */
    public static StixObject of(JsonNode node) {
        if (!(node instanceof ObjectNode json)) {
            throw new StixException("a STIX object is a JSON object, not " + node.getNodeType());
        }
        String type = requiredText(json, "type");
        StixId id = StixId.parse(requiredText(json, "id"));
        if (!id.type().equals(type)) {
            throw new StixException("type " + Quoted.of(type) + " and id " + Quoted.of(id.toString()) + " disagree");
        }
        return new StixObject(id, json);
    }

    public StixId id() {
        return id;
    }

    public String type() {
        return id.type();
    }

    /** Absent on cyber-observable objects (STIX 2.1 §3.2). */
    public Optional<StixTimestamp> created() {
        return created;
    }

    /** Absent on cyber-observable objects and marking definitions (STIX 2.1 §3.2). */
    public Optional<StixTimestamp> modified() {
        return modified;
    }

    /** The moment that tells versions of one object apart: {@code modified}, or {@code created} where there is none. */
    public Optional<StixTimestamp> version() {
        return modified.or(() -> created);
    }

    public boolean revoked() {
        return json.path("revoked").asBoolean(false);
    }

    /** The property's text, or nothing where it is absent or not a string. */
    public Optional<String> text(String property) {
        JsonNode value = json.path(property);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /**
     * The property as a timestamp, or nothing where it is absent.
     *
     * @throws StixException if it is there and not a timestamp
     */
    public Optional<StixTimestamp> timestamp(String property) {
        JsonNode value = json.path(property);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new StixException(property + " is not a string but " + Quoted.of(value.toString()));
        }
        return Optional.of(StixTimestamp.parse(value.textValue()));
    }

    /** The strings of a list property; elements that are no strings are left out. */
    public List<String> texts(String property) {
        List<String> found = new ArrayList<>();
        for (JsonNode element : json.path(property)) {
            if (element.isTextual()) {
                found.add(element.textValue());
            }
        }
        return List.copyOf(found);
    }

    /**
     * The identifiers of a list property such as {@code object_refs}; none where it is absent.
     *
     * @throws StixException if it is there and holds anything but identifiers
     */
    public List<StixId> refs(String property) {
        List<StixId> found = new ArrayList<>();
        for (JsonNode element : json.path(property)) {
            found.add(StixId.parse(element.asText()));
        }
        return List.copyOf(found);
    }

    /** The whole object. To be read only. */
    public ObjectNode json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StixObject that && StixJson.equalInMeaning(json, that.json);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The object's type and id only: content is untrusted and may be long. */
    @Override
    public String toString() {
        return id.toString();
    }

    private static String requiredText(ObjectNode json, String property) {
        JsonNode value = json.path(property);
        if (!value.isTextual()) {
            throw new StixException(
                    value.isMissingNode()
                            ? "a STIX object needs " + Quoted.of(property)
                            : property + " is not a string but " + Quoted.of(value.toString()));
        }
        return value.textValue();
    }
}
