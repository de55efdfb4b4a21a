package dev.tocsin.match.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.LogFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a log source file; {@code docs/sigma.md} describes what stands in one. */
final class LogSourceFile {

    private static final Set<String> TOP = Set.of("title", "about", "formats", "product", "fields", "sources");
    private static final Set<String> SOURCE = Set.of("category", "service", "stream", "where", "fields");

    private final String file;
    private final ObjectNode root;

    private LogSourceFile(String file, ObjectNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws LogSourceException if it does not say what a log source file says
     */
    static List<LogSourceEntry> read(String file, byte[] bytes) {
        JsonNode root;
        try {
            root = StixJson.read(bytes);
        } catch (StixException e) {
            throw new LogSourceException(file, e);
        }
        if (!(root instanceof ObjectNode object)) {
            throw new LogSourceException(file, "top", "not an object");
        }
        return new LogSourceFile(file, object).read();
    }

    private List<LogSourceEntry> read() {
        allow(root, "top", TOP);
        Optional<String> product = Optional.of(text(root.path("product"), "product"));
        Set<LogFormat> formats = formats();
        Map<String, List<String>> shared = fields(root.path("fields"), "fields");
        List<LogSourceEntry> entries = new ArrayList<>();
        for (int i = 0; i < root.path("sources").size(); i++) {
            String place = "sources[" + i + "]";
            JsonNode source = root.path("sources").get(i);
            allow(source, place, SOURCE);
            Map<String, List<String>> fields = new LinkedHashMap<>(shared);
            fields.putAll(fields(source.path("fields"), place + ".fields"));
            Map<String, Set<String>> where = where(source.path("where"), place + ".where");
            for (Optional<String> stream : eachOrNone(source.path("stream"), place + ".stream")) {
                Binding binding = new Binding(formats, stream, where, fields);
                for (Optional<String> category : eachOrNone(source.path("category"), place + ".category")) {
                    for (Optional<String> service : eachOrNone(source.path("service"), place + ".service")) {
                        entries.add(new LogSourceEntry(product, category, service, binding));
                    }
                }
            }
        }
        if (entries.isEmpty()) {
            throw new LogSourceException(file, "sources", "there are none");
        }
        return entries;
    }

    private Set<LogFormat> formats() {
        Set<LogFormat> formats = EnumSet.noneOf(LogFormat.class);
        for (String name : texts(root.path("formats"), "formats")) {
            LogFormat format = List.of(LogFormat.values()).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new LogSourceException(
                            file,
                            "formats",
                            "no log format " + Quoted.of(name) + "; known are " + List.of(LogFormat.values())));
            formats.add(format);
        }
        if (formats.isEmpty()) {
            throw new LogSourceException(file, "formats", "there are none");
        }
        return formats;
    }

    private Map<String, List<String>> fields(JsonNode json, String place) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        object(json, place)
                .forEach(field -> fields.put(field.getKey(), texts(field.getValue(), place + "." + field.getKey())));
        return fields;
    }

    private Map<String, Set<String>> where(JsonNode json, String place) {
        Map<String, Set<String>> where = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> asked : object(json, place)) {
            Set<String> values = new LinkedHashSet<>(texts(asked.getValue(), place + "." + asked.getKey()));
            if (values.isEmpty()) {
                throw new LogSourceException(
                        file, place + "." + asked.getKey(), "no value, so that nothing is covered");
            }
            where.put(asked.getKey(), values);
        }
        return where;
    }

    private Set<Map.Entry<String, JsonNode>> object(JsonNode json, String place) {
        if (!json.isMissingNode() && !json.isObject()) {
            throw new LogSourceException(file, place, "not an object");
        }
        return json.properties();
    }

    private List<Optional<String>> eachOrNone(JsonNode json, String place) {
        if (json.isMissingNode()) {
            return List.of(Optional.empty());
        }
        List<String> texts = json.isArray() ? texts(json, place) : List.of(text(json, place));
        if (texts.isEmpty()) {
            throw new LogSourceException(file, place, "an empty list");
        }
        return texts.stream().map(Optional::of).toList();
    }

    private List<String> texts(JsonNode json, String place) {
        if (!json.isArray()) {
            throw new LogSourceException(file, place, "not a list");
        }
        List<String> texts = new ArrayList<>();
        json.forEach(element -> texts.add(text(element, place)));
        return List.copyOf(texts);
    }

    private String text(JsonNode json, String place) {
        if (!json.isTextual() && !json.isIntegralNumber()) {
            throw new LogSourceException(file, place, "not a text or a number: " + Quoted.of(json.toString()));
        }
        return json.asText();
    }

    private void allow(JsonNode json, String place, Set<String> names) {
        if (!json.isObject()) {
            throw new LogSourceException(file, place, "not an object");
        }
        for (Map.Entry<String, JsonNode> word : json.properties()) {
            if (!names.contains(word.getKey())) {
                throw new LogSourceException(
                        file,
                        place,
                        "no such word: " + Quoted.of(word.getKey()) + "; known are "
                                + names.stream().sorted().toList());
            }
        }
    }
}
