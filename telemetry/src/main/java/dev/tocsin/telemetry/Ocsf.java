package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Events of the Open Cybersecurity Schema Framework (schema.ocsf.io, base event: class_uid, metadata and time). */
final class Ocsf implements JsonShape {

    private static final List<EventTime.Field> TIMES = List.of(
            new EventTime.Field("time", EventTime.Clock.MILLISECONDS),
            new EventTime.Field("time_dt", EventTime.Clock.SELF_EVIDENT));

    @Override
    public Optional<Recognised> read(ObjectNode event) {
        boolean claimed = event.path("class_uid").isIntegralNumber()
                && event.path("metadata").isObject();
        return claimed
                ? Optional.of(new Recognised(
                        new LogSource(LogFormat.OCSF, event.get("class_uid").asText()),
                        EventTime.of(event, TIMES),
                        event))
                : Optional.empty();
    }
}
