package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Zeek's logs as JSON (Zeek manual, "JSON Format Logs"), also as shippers write them: with the log's name in
 * {@code _path} or {@code @stream}, or in the name of the file alone.
 */
final class ZeekJson implements JsonShape {

    static final List<EventTime.Field> TIMES = List.of(new EventTime.Field("ts", EventTime.Clock.SELF_EVIDENT));

    /** {@code conn.log}, {@code conn.00:00:00-01:00:00.log.gz}, {@code conn_20240101.json}. */
    private static final Pattern LOG_NAME = Pattern.compile("([a-z][a-z0-9]*(?:_[a-z][a-z0-9]*)*)(?:[._-].*)?");

    /** Some writers put an underscore for the dot of a record's field; only where that is beyond doubt is it undone. */
    private static final List<String> RECORD_PREFIXES = List.of("id_", "certificate_", "basic_constraints_", "san_");

    private static final List<String> CONNECTION_FIELDS = List.of("id_orig_h", "id_orig_p", "id_resp_h", "id_resp_p");

    private final String nameFromFile;

    ZeekJson(String inputName) {
        this.nameFromFile = nameFromFile(inputName);
    }

    @Override
    public Optional<Recognised> read(ObjectNode event) {
        if (JsonShape.hasText(event, "_path")) {
            return recognised(event, event.get("_path").textValue());
        }
        if (JsonShape.hasText(event, "@stream")
                && (event.has("ts") || event.path("@proc").asText().equals("zeek"))) {
            return recognised(event, event.get("@stream").textValue());
        }
        boolean unnamed = event.has("ts") && event.has("uid") && (event.has("id.orig_h") || event.has("id_orig_h"));
        return unnamed ? recognised(event, nameFromFile) : Optional.empty();
    }

    static String nameFromFile(String inputName) {
        String file = inputName.substring(inputName.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        Matcher name = LOG_NAME.matcher(file);
        return name.matches() ? name.group(1) : "";
    }

    private static Optional<Recognised> recognised(ObjectNode event, String stream) {
        ObjectNode fields = withDots(event);
        return Optional.of(
                new Recognised(new LogSource(LogFormat.ZEEK_JSON, stream), EventTime.of(fields, TIMES), fields));
    }

    private static ObjectNode withDots(ObjectNode event) {
        boolean underscores = event.has(CONNECTION_FIELDS.getFirst()) || event.has("certificate_subject");
        if (!underscores) {
            return event;
        }
        ObjectNode fields = event.objectNode();
        for (var field : event.properties()) {
            fields.set(withDot(field.getKey(), event), field.getValue());
        }
        return fields;
    }

    private static String withDot(String name, ObjectNode event) {
        for (String prefix : RECORD_PREFIXES) {
            String dotted = prefix.substring(0, prefix.length() - 1)
                    + '.'
                    + name.substring(Math.min(prefix.length(), name.length()));
            JsonNode already = event.get(dotted);
            if (name.startsWith(prefix) && already == null) {
                return dotted;
            }
        }
        return name;
    }
}
