package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * A STIX 2.1 object in the making.
 *
 * <p>What every object of its kind needs is filled in: type, {@code spec_version}, an identifier, and for versioned
 * objects {@code created} and {@code modified}. Properties keep the order in which they are set.
 */
public final class ObjectBuilder {

    private final ObjectNode json;
    private final boolean observable;

    private ObjectBuilder(ObjectNode json, boolean observable) {
        this.json = json;
        this.observable = observable;
    }

    /**
     * A new domain, relationship, meta or custom object with a random identifier.
     *
     * @param clock says when it was created, kept to the millisecond
     * @throws StixException if the type is not a type name, or is that of a cyber-observable object
     */
    public static ObjectBuilder of(String type, InstantSource clock) {
        ObjectKind kind = ObjectKind.of(type);
        if (kind == ObjectKind.SCO) {
            throw new StixException("a cyber-observable object has no creation time: " + Quoted.of(type));
        }
        ObjectBuilder builder = new ObjectBuilder(JsonNodeFactory.instance.objectNode(), false);
        StixTimestamp now = StixTimestamp.of(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        builder.set("type", type).set("spec_version", "2.1").set("id", StixId.random(type));
        builder.set("created", now);
        // STIX 2.1 §3.2: marking definitions have no versions.
        return type.equals("marking-definition") ? builder : builder.set("modified", now);
    }

    /**
     * A cyber-observable object. Its identifier is made from its content when it is built (STIX 2.1 §2.9), or is random
     * where the content has nothing an identifier is made from.
     *
     * @throws StixException if the type is not a type name
     */
    public static ObjectBuilder observable(String type) {
        ObjectBuilder builder = new ObjectBuilder(JsonNodeFactory.instance.objectNode(), true);
        return builder.set("type", type).set("spec_version", "2.1").set("id", StixId.random(type));
    }

    /**
     * The next version of an object (STIX 2.1 §3.6): all its properties, and a {@code modified} that is later than its
     * own even where the clock is not.
     *
     * @throws StixException if the object has no versions, or is revoked and so can have no later ones
     */
    public static ObjectBuilder nextVersion(StixObject object, InstantSource clock) {
        StixTimestamp before = object.modified()
                .orElseThrow(() -> new StixException(
                        "an object without \"modified\" has no versions: " + Quoted.of(object.toString())));
        if (object.revoked()) {
            throw new StixException("a revoked object has no later versions: " + Quoted.of(object.toString()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant soonest = before.toInstant().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        ObjectBuilder builder = new ObjectBuilder(object.json().deepCopy(), false);
        return builder.set("modified", StixTimestamp.of(now.isBefore(soonest) ? soonest : now));
    }

    public ObjectBuilder set(String property, JsonNode value) {
        json.set(property, value);
        return this;
    }

    public ObjectBuilder set(String property, String value) {
        json.put(property, value);
        return this;
    }

    public ObjectBuilder set(String property, long value) {
        json.put(property, value);
        return this;
    }

    public ObjectBuilder set(String property, boolean value) {
        json.put(property, value);
        return this;
    }

    public ObjectBuilder set(String property, StixId value) {
        return set(property, value.toString());
    }

    public ObjectBuilder set(String property, StixTimestamp value) {
        return set(property, value.toString());
    }

    public ObjectBuilder set(String property, Instant value) {
        return set(property, StixTimestamp.of(value));
    }

    /** A list, each element as its text; no property at all for an empty one, which STIX forbids (STIX 2.1 §2.12). */
    public ObjectBuilder set(String property, Collection<?> values) {
        if (values.isEmpty()) {
            json.remove(property);
            return this;
        }
        ArrayNode list = json.putArray(property);
        values.forEach(value -> list.add(value.toString()));
        return this;
    }

    /**
     * The object. The builder must not be used after it.
     *
     * @throws StixException if what was set does not make a STIX object
     */
    public StixObject build() {
        if (observable) {
            ObservableId.of(json).ifPresent(id -> set("id", id));
        }
        return StixObject.of(json);
    }
}
