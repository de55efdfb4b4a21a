package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** AWS CloudTrail records (AWS CloudTrail user guide, "CloudTrail record contents"). */
final class CloudTrail implements JsonShape {

    private static final List<EventTime.Field> TIMES =
            List.of(new EventTime.Field("eventTime", EventTime.Clock.SELF_EVIDENT));

    @Override
    public Optional<Recognised> read(ObjectNode event) {
        boolean claimed = JsonShape.hasText(event, "eventSource")
                && JsonShape.hasText(event, "eventName")
                && (event.has("eventVersion") || event.has("userIdentity") || event.has("awsRegion"));
        return claimed
                ? Optional.of(new Recognised(
                        new LogSource(
                                LogFormat.CLOUDTRAIL, event.get("eventSource").textValue()),
                        EventTime.of(event, TIMES),
                        event))
                : Optional.empty();
    }
}
