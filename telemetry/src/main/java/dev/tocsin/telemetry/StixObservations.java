package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.telemetry.frame.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The objects of a STIX bundle, held until its end, when each {@code observed-data} becomes an event (STIX 2.1 §4.14).
 *
 * <p>The event's fields are those of the {@code observed-data} object, with what it refers to, and what that refers to
 * in turn, under {@code objects} by identifier. That is the shape which the deprecated {@code objects} property has by
 * itself; an object that comes with it is taken as it is.
 */
final class StixObservations {

    private static final List<EventTime.Field> TIMES =
            List.of(new EventTime.Field("first_observed", EventTime.Clock.SELF_EVIDENT));

    /** What a value takes in memory beside its text, roughly. */
    static final long BYTES_A_VALUE = 100;

    private final Tally tally;
    private final long mostBytes;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final List<Held> observed = new ArrayList<>();
    private long bytes;

    private record Held(ObjectNode object, Place place) {}

    /** An event that is whole. */
    record Whole(JsonShape.Recognised event, Place place) {}

    StixObservations(Tally tally, long mostBytes) {
        this.tally = tally;
        this.mostBytes = mostBytes;
    }

    /** Whether it is an object of STIX: its identifier begins with its type (STIX 2.1 §2.9). */
    static boolean claims(ObjectNode object) {
        String type = object.path("type").asText();
        return !type.isEmpty() && object.path("id").asText().startsWith(type + "--");
    }

    /** @param size what it takes in memory, roughly, in bytes */
    void add(ObjectNode object, Place place, long size) {
        bytes += size;
        if (bytes > mostBytes) {
            bytes -= size;
            tally.problem(
                    Problem.Kind.BUNDLE_TOO_LARGE,
                    place,
                    "the objects before it take the " + mostBytes + " bytes that are held");
        } else if (object.path("type").asText().equals("observed-data")) {
            observed.add(new Held(object, place));
        } else if (held.putIfAbsent(object.path("id").asText(), new Held(object, place)) != null) {
            tally.problem(
                    Problem.Kind.NOT_OBSERVED_DATA,
                    place,
                    "the bundle has " + Excerpt.of(object.path("id").asText()) + " already");
        }
    }

    /** Hands out the events of what was added, and forgets it. */
    void end(Consumer<Whole> events) {
        Set<String> used = new HashSet<>();
        for (Held data : observed) {
            ObjectNode fields = data.object();
            if (!fields.path("objects").isObject()) {
                fields.set("objects", objectsOf(data, used));
            }
            LogSource source = new LogSource(LogFormat.STIX_OBSERVED_DATA, "");
            events.accept(
                    new Whole(new JsonShape.Recognised(source, EventTime.of(fields, TIMES), fields), data.place()));
        }
        held.forEach((id, object) -> {
            if (!used.contains(id)) {
                tally.problem(
                        Problem.Kind.NOT_OBSERVED_DATA,
                        object.place(),
                        "it is " + Excerpt.of(object.object().path("type").asText()));
            }
        });
        observed.clear();
        held.clear();
        bytes = 0;
    }

    private ObjectNode objectsOf(Held data, Set<String> used) {
        ObjectNode objects = data.object().objectNode();
        Deque<String> wanted = new ArrayDeque<>();
        Set<String> missing = new HashSet<>();
        data.object().path("object_refs").forEach(id -> wanted.add(id.asText()));
        while (!wanted.isEmpty()) {
            String id = wanted.removeFirst();
            Held object = held.get(id);
            if (object != null && !objects.has(id)) {
                objects.set(id, object.object());
                used.add(id);
                addReferences(object.object(), wanted);
            } else if (object == null && missing.add(id)) {
                tally.problem(Problem.Kind.UNRESOLVED_REFERENCE, data.place(), "it refers to " + Excerpt.of(id));
            }
        }
        return objects;
    }

    /** STIX 2.1 §3.1: names of properties that refer to objects end in _ref or _refs. */
    private static void addReferences(JsonNode node, Deque<String> wanted) {
        for (var property : node.properties()) {
            JsonNode value = property.getValue();
            if (property.getKey().endsWith("_ref") && value.isTextual()) {
                wanted.add(value.textValue());
            } else if (property.getKey().endsWith("_refs")) {
                value.forEach(id -> wanted.add(id.asText()));
            } else if (value.isObject()) {
                addReferences(value, wanted);
            }
        }
    }
}
