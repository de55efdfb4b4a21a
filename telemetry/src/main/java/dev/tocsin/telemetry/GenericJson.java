package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Any JSON object, with a time if it has it where most put it. */
final class GenericJson implements JsonShape {

    private static final List<EventTime.Field> TIMES = Stream.of(
                    "@timestamp",
                    "timestamp",
                    "time",
                    "ts",
                    "eventTime",
                    "event_time",
                    "datetime",
                    "TimeGenerated",
                    "TimeCreated",
                    "createdDateTime",
                    "requestReceivedTimestamp",
                    "date",
                    "_time")
            .map(name -> new EventTime.Field(name, EventTime.Clock.SELF_EVIDENT))
            .toList();

    @Override
    public Optional<Recognised> read(ObjectNode event) {
        return Optional.of(
                new Recognised(new LogSource(LogFormat.GENERIC_JSON, ""), EventTime.of(event, TIMES), event));
    }
}
