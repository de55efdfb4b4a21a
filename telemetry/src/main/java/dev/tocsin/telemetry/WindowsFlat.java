package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Windows events as one flat object, as NXLog and Logstash write them: the system's fields and the event's own, side by
 * side.
 */
final class WindowsFlat implements JsonShape {

    /**
     * Sysmon's own time, always in UTC; when Windows logged it; when a collector got it. NXLog's {@code EventTime} is
     * the local time of the machine without its zone, so it is taken only where a zone stands in it.
     */
    private static final List<EventTime.Field> TIMES = List.of(
            new EventTime.Field("UtcTime", EventTime.Clock.UTC),
            new EventTime.Field("TimeCreated", EventTime.Clock.SELF_EVIDENT),
            new EventTime.Field("EventTime", EventTime.Clock.SELF_EVIDENT),
            new EventTime.Field("@timestamp", EventTime.Clock.SELF_EVIDENT));

    @Override
    public Optional<Recognised> read(ObjectNode event) {
        boolean claimed = event.path("EventID").isValueNode()
                && !event.path("EventID").isNull()
                && (JsonShape.hasText(event, "Channel") || JsonShape.hasText(event, "SourceName"));
        return claimed ? Optional.of(recognised(LogFormat.WINDOWS_FLAT, event)) : Optional.empty();
    }

    /** An event with the flat shape's field names, whatever shape it was read from. */
    static Recognised recognised(LogFormat format, ObjectNode flat) {
        String stream = JsonShape.textOr(flat.path("Channel"), JsonShape.textOr(flat.path("SourceName"), ""));
        return new Recognised(new LogSource(format, stream), EventTime.of(flat, TIMES), flat);
    }
}
