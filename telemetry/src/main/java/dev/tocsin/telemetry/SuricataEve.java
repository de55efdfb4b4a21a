package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Suricata's EVE log (Suricata user guide, "EVE JSON Format"). */
final class SuricataEve implements JsonShape {

    private static final List<EventTime.Field> TIMES =
            List.of(new EventTime.Field("timestamp", EventTime.Clock.SELF_EVIDENT));

    @Override
    public Optional<Recognised> read(ObjectNode event) {
        if (!JsonShape.hasText(event, "event_type") || !event.has("timestamp")) {
            return Optional.empty();
        }
        String type = event.get("event_type").textValue();
        // Others have an event type and a timestamp too; only EVE has one of these beside them.
        boolean eve = Stream.of(type, "flow_id", "in_iface", "pcap_cnt", "src_ip", "stats", "engine")
                .anyMatch(event::has);
        return eve
                ? Optional.of(
                        new Recognised(new LogSource(LogFormat.SURICATA_EVE, type), EventTime.of(event, TIMES), event))
                : Optional.empty();
    }
}
