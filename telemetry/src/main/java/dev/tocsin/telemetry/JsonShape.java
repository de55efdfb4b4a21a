package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What the events of one JSON log format look like. */
interface JsonShape {

    /** The event, if it has this shape. The given tree may be changed to become the event's fields. */
    Optional<Recognised> read(ObjectNode event);

    /** An event whose format is known. */
    record Recognised(LogSource source, EventTime time, ObjectNode fields) {}

    static boolean hasText(ObjectNode event, String field) {
        return event.path(field).isTextual();
    }

    /** The value as text if it is a single one that says something, or else nothing. */
    static String textOr(JsonNode value, String otherwise) {
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? value.asText() : otherwise;
    }
}
