package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Windows events in the shape of their XML (Microsoft's Event Schema: {@code Event/System}, {@code Event/EventData},
 * {@code Event/UserData}), and as Winlogbeat writes them under {@code winlog}. Both are given the flat shape's names.
 *
 * <p>Where the event's own data has a field of the same name as one of the system's, its own takes the name, as rules
 * mean it, and the system's is kept as {@code System.}<i>name</i>; except for what says which event it is, where it is
 * the other way round and the event's own is kept as {@code EventData.}<i>name</i>.
 */
final class WindowsNested implements JsonShape {

    private static final Set<String> IDENTITY = Set.of("EventID", "Channel", "SourceName", "Hostname", "TimeCreated");

    /** Name of an element in {@code System} and, after a slash, of its attribute, to the flat shape's name. */
    private static final Map<String, String> FLAT_NAMES = Map.of(
            "Provider/Name", "SourceName",
            "Provider/Guid", "ProviderGuid",
            "TimeCreated/SystemTime", "TimeCreated",
            "EventRecordID", "RecordNumber",
            "Execution/ProcessID", "ExecutionProcessID",
            "Execution/ThreadID", "ThreadID",
            "Computer", "Hostname",
            "Security/UserID", "UserID");

    private static final Map<String, String> WINLOGBEAT_NAMES = Map.of(
            "event_id", "EventID",
            "channel", "Channel",
            "provider_name", "SourceName",
            "provider_guid", "ProviderGuid",
            "computer_name", "Hostname",
            "record_id", "RecordNumber",
            "task", "Task",
            "opcode", "Opcode",
            "keywords", "Keywords",
            "version", "Version");

    @Override
    public Optional<Recognised> read(ObjectNode event) {
        if (event.path("Event").path("System") instanceof ObjectNode system && system.has("EventID")) {
            return Optional.of(WindowsFlat.recognised(LogFormat.WINDOWS_NESTED, ofXml(event, system)));
        }
        if (event.path("winlog") instanceof ObjectNode winlog && winlog.has("event_id")) {
            return Optional.of(WindowsFlat.recognised(LogFormat.WINDOWS_NESTED, ofWinlogbeat(event, winlog)));
        }
        return Optional.empty();
    }

    private static ObjectNode ofXml(ObjectNode event, ObjectNode system) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        for (var element : system.properties()) {
            addElement(flat, element.getKey(), element.getValue());
        }
        flat.set("EventID", numberIfOne(flat.path("EventID")));
        for (var part : event.path("Event").properties()) {
            switch (part.getKey()) {
                case "System" -> {}
                case "EventData" -> addData(flat, part.getValue());
                case "UserData" -> part.getValue().properties().forEach(inner -> addData(flat, inner.getValue()));
                default -> add(flat, part.getKey(), part.getValue());
            }
        }
        event.properties().stream()
                .filter(beside -> !beside.getKey().equals("Event"))
                .forEach(beside -> addBeside(flat, beside.getKey(), beside.getValue()));
        return flat;
    }

    private static ObjectNode ofWinlogbeat(ObjectNode event, ObjectNode winlog) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        for (var field : winlog.properties()) {
            String name = field.getKey();
            if (!name.equals("event_data") && !name.equals("user_data")) {
                flat.set(WINLOGBEAT_NAMES.getOrDefault(name, name), field.getValue());
            }
        }
        flat.set("EventID", numberIfOne(flat.path("EventID")));
        addData(flat, winlog.path("event_data"));
        addData(flat, winlog.path("user_data"));
        event.properties().stream()
                .filter(beside -> !beside.getKey().equals("winlog"))
                .forEach(beside -> addBeside(flat, beside.getKey(), beside.getValue()));
        return flat;
    }

    /** An element of {@code System}: its text under its own name, each attribute under the flat shape's name for it. */
    private static void addElement(ObjectNode flat, String name, JsonNode element) {
        if (!element.isObject()) {
            flat.set(FLAT_NAMES.getOrDefault(name, name), element);
            return;
        }
        for (var attribute : element.properties()) {
            String key = attribute.getKey();
            if (attribute.getValue().isObject()) {
                // evtx_dump puts the attributes one level down, under "#attributes".
                addElement(flat, name, attribute.getValue());
            } else if (key.equals("#text")) {
                flat.set(name, attribute.getValue());
            } else {
                String path = name + '/' + (key.startsWith("@") ? key.substring(1) : key);
                flat.set(FLAT_NAMES.getOrDefault(path, path.replace('/', '.')), attribute.getValue());
            }
        }
    }

    /** The event's own data: fields by name, or a list of elements that carry their name as an attribute. */
    private static void addData(ObjectNode flat, JsonNode data) {
        switch (data) {
            case ArrayNode list -> list.forEach(element -> addDatum(flat, element));
            case ObjectNode object ->
                object.properties().forEach(field -> {
                    if (field.getKey().equals("Data") && field.getValue().isContainerNode()) {
                        addData(flat, field.getValue());
                    } else if (field.getKey().equals("@Name") || field.getKey().equals("#text")) {
                        // An only element of a list that was not written as one: both are read below, once.
                        if (field.getKey().equals("#text") || !object.has("#text")) {
                            addDatum(flat, object);
                        }
                    } else {
                        add(flat, field.getKey(), field.getValue());
                    }
                });
            default -> {
                if (!data.isMissingNode() && !data.isNull() && !data.asText().isEmpty()) {
                    addUnnamed(flat, data);
                }
            }
        }
    }

    private static void addDatum(ObjectNode flat, JsonNode element) {
        JsonNode name = element.has("@Name")
                ? element.path("@Name")
                : element.path("#attributes").path("Name");
        if (!name.isTextual()) {
            addUnnamed(flat, element.has("#text") ? element.path("#text") : element);
        } else if (element.has("#text")) {
            add(flat, name.textValue(), element.path("#text"));
        }
    }

    /** Classic events number their data instead of naming it; they are kept in order, under {@code Data}. */
    private static void addUnnamed(ObjectNode flat, JsonNode value) {
        flat.withArray("/Data").add(value);
    }

    private static void add(ObjectNode flat, String name, JsonNode value) {
        JsonNode before = flat.get(name);
        if (before == null) {
            flat.set(name, value);
        } else if (IDENTITY.contains(name)) {
            flat.set("EventData." + name, value);
        } else {
            flat.set("System." + name, before);
            flat.set(name, value);
        }
    }

    /** What a shipper put beside the event never takes the place of what is in the event. */
    private static void addBeside(ObjectNode flat, String name, JsonNode value) {
        flat.set(flat.has(name) ? "Shipper." + name : name, value);
    }

    private static JsonNode numberIfOne(JsonNode id) {
        return id.isTextual() && id.textValue().matches("\\d{1,9}")
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(id.textValue()))
                : id;
    }
}
