package dev.tocsin.match.sigma;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;
import java.time.Instant;
import java.util.Optional;

/** Events written down in tests, with single quotes for double ones. */
final class Events {

    private Events() {}

    static Event event(LogFormat format, String stream, String json) {
        return new Event(
                new LogSource(format, stream),
                new Position("test.log", 1, 0),
                Optional.of(Instant.parse("2026-03-01T12:00:00Z")),
                (ObjectNode) StixJson.read(json.replace('\'', '"')));
    }
}
