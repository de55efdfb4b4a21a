package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.Observation;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.telemetry.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A STIX {@code observed-data} object (STIX 2.1 §4.14) as an observation: its observables as they are.
 *
 * <p>The event's fields are those of the object, with {@code objects} holding the observables by the key or id that
 * references use.
 */
final class ObservedData {

    /** STIX 2.1 §4.14.1. */
    private static final int MOST_OBSERVED = 999_999_999;

    private ObservedData() {}

    static Observation observe(Event event, Consumer<Misfit> misfits) {
        ObjectNode fields = event.fields();
        SequencedMap<String, ObjectNode> objects = new LinkedHashMap<>();
        requireShape(event, "objects", JsonNode::isObject, "not an object with observables", misfits);
        fields.path("objects").properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode object
                    && object.path("type").isTextual()
                    && !object.path("type").textValue().isBlank()) {
                objects.put(entry.getKey(), object);
            } else {
                misfits.accept(misfit(event, "objects", entry.getValue(), "not an observable with a type"));
            }
        });
        requireShape(event, "object_refs", JsonNode::isArray, "not a list of references", misfits);
        for (JsonNode reference : fields.path("object_refs")) {
            // Relationships may be listed beside observables (STIX 2.1 §4.14.1); a pattern cannot speak of them.
            boolean relationship = reference.asText().startsWith("relationship--");
            if (!relationship && !objects.containsKey(reference.asText())) {
                misfits.accept(misfit(event, "object_refs", reference, "refers to an observable that is not there"));
            }
        }
        return new Observation(event, seen(event, misfits), count(event, misfits), objects);
    }

    private static Optional<Observation.Interval> seen(Event event, Consumer<Misfit> misfits) {
        Optional<Instant> first = time(event, "first_observed", misfits);
        Optional<Instant> last = time(event, "last_observed", misfits);
        if (first.isEmpty() || last.isEmpty()) {
            return first.or(() -> last).or(event::time).map(time -> new Observation.Interval(time, time));
        }
        // The last must not be before the first (STIX 2.1 §4.14.1); where it is, both times are still known.
        boolean ordered = !last.get().isBefore(first.get());
        if (!ordered) {
            misfits.accept(
                    misfit(event, "last_observed", event.fields().path("last_observed"), "is before first_observed"));
        }
        return Optional.of(
                ordered
                        ? new Observation.Interval(first.get(), last.get())
                        : new Observation.Interval(last.get(), first.get()));
    }

    private static Optional<Instant> time(Event event, String property, Consumer<Misfit> misfits) {
        JsonNode value = event.fields().path(property);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StixTimestamp.parse(value.asText()).toInstant());
        } catch (StixException e) {
            misfits.accept(misfit(event, property, value, "not a timestamp"));
            return Optional.empty();
        }
    }

    private static long count(Event event, Consumer<Misfit> misfits) {
        JsonNode value = event.fields().path("number_observed");
        boolean usable = value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= 1
                && value.intValue() <= MOST_OBSERVED;
        if (!usable && !value.isMissingNode()) {
            misfits.accept(misfit(event, "number_observed", value, "not a whole number from 1 to 999,999,999"));
        }
        return usable ? value.longValue() : 1;
    }

    private static void requireShape(
            Event event, String property, Predicate<JsonNode> shape, String otherwise, Consumer<Misfit> misfits) {
        JsonNode value = event.fields().path(property);
        if (!value.isMissingNode() && !shape.test(value)) {
            misfits.accept(misfit(event, property, value, otherwise));
        }
    }

    private static Misfit misfit(Event event, String field, JsonNode value, String reason) {
        return new Misfit(
                event.source(),
                event.position(),
                field,
                value.isTextual() ? value.textValue() : value.toString(),
                reason);
    }
}
