package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.LogFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Reads a mapping file; {@code docs/mapping.md} describes what stands in one. */
final class MappingFile {

    private final String file;
    private final ObjectNode root;
    private final TemplateReader templates;
    private final Set<String> partsUsed = new HashSet<>();

    private MappingFile(String file, ObjectNode root) {
        this.file = file;
        this.root = root;
        this.templates =
                new TemplateReader(file, respelled(file, root), Set.copyOf(texts(file, root, "either", "top")));
    }

    /**
     * Reads a mapping.
     *
     * @throws MappingException if the file does not say what a mapping file says
     */
    static FormatMapping read(String file, byte[] bytes) {
        JsonNode root;
        try {
            root = StixJson.read(bytes);
        } catch (StixException e) {
            throw new MappingException(file, e);
        }
        if (!(root instanceof ObjectNode object)) {
            throw new MappingException(file, "top", "not an object");
        }
        return new MappingFile(file, object).read();
    }

    private FormatMapping read() {
        allow(root, "top", Set.of("title", "about", "formats", "absent", "spelling", "either", "parts", "streams"));
        SequencedMap<String, StreamMapping> streams = new LinkedHashMap<>();
        object(root, "streams", "top").properties().forEach(stream -> {
            String place = "streams." + stream.getKey();
            StreamMapping mapping = stream(List.of(stream.getKey().split(" / ", -1)), stream.getValue(), place);
            for (String name : mapping.names()) {
                if (streams.put(name.toLowerCase(Locale.ROOT), mapping) != null) {
                    throw new MappingException(file, place, "the stream " + name + " is there twice");
                }
            }
        });
        if (!streams.containsKey(StreamMapping.ANY)) {
            throw new MappingException(file, "streams", "nothing for \"*\", all other streams");
        }
        root.path("parts").fieldNames().forEachRemaining(part -> {
            if (!partsUsed.contains(part)) {
                throw new MappingException(file, "parts." + part, "no stream uses it");
            }
        });
        return new FormatMapping(
                file,
                text(root, "title", "top"),
                texts(root, "about", "top"),
                formats(),
                Set.copyOf(texts(root, "absent", "top")),
                streams);
    }

    private Set<LogFormat> formats() {
        Set<LogFormat> formats = EnumSet.noneOf(LogFormat.class);
        for (String name : texts(root, "formats", "top")) {
            try {
                formats.add(LogFormat.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw new MappingException(
                        file,
                        "formats",
                        "not a log format: " + Quoted.of(name) + "; known are " + List.of(LogFormat.values()),
                        e);
            }
        }
        if (formats.isEmpty()) {
            throw new MappingException(file, "formats", "no log format");
        }
        return formats;
    }

    private StreamMapping stream(List<String> names, JsonNode json, String place) {
        if (!json.has("kind")) {
            allow(json, place, Set.of("use", "objects"));
            return new StreamMapping(
                    names, Optional.empty(), mapOf(StreamMapping.ANY, templates(json, List.of(), place)));
        }
        allow(json, place, Set.of("use", "kind", "kinds"));
        List<String> shared = texts(json, "use", place);
        SequencedMap<String, List<ObjectTemplate>> kinds = new LinkedHashMap<>();
        object(json, "kinds", place).properties().forEach(kind -> {
            String kindPlace = place + ".kinds." + kind.getKey();
            allow(kind.getValue(), kindPlace, Set.of("use", "objects"));
            List<ObjectTemplate> own = templates(kind.getValue(), shared, kindPlace);
            for (String value : kind.getKey().split(" / ", -1)) {
                if (kinds.put(value.toLowerCase(Locale.ROOT), own) != null) {
                    throw new MappingException(file, kindPlace, "the kind " + value + " is there twice");
                }
            }
        });
        if (!kinds.containsKey(StreamMapping.ANY)) {
            throw new MappingException(file, place + ".kinds", "nothing for \"*\", all other kinds");
        }
        return new StreamMapping(names, Optional.of(templates.field(text(json, "kind", place), place)), kinds);
    }

    /** The templates of the parts that are used and then its own; an object of the same name adds to, or replaces, properties. */
    private List<ObjectTemplate> templates(JsonNode json, List<String> shared, String place) {
        SequencedMap<String, Draft> objects = new LinkedHashMap<>();
        Set<String> parts = new LinkedHashSet<>(shared);
        parts.addAll(texts(json, "use", place));
        for (String part : parts) {
            if (!(root.path("parts").path(part) instanceof ObjectNode object)) {
                throw new MappingException(file, place, "uses a part that is not there: " + Quoted.of(part));
            }
            merge(objects, object, "parts." + part);
            partsUsed.add(part);
        }
        if (json.has("objects")) {
            merge(objects, object((ObjectNode) json, "objects", place), place + ".objects");
        }
        return InOrder.of(templates.read(objects.values()), file, place);
    }

    private void merge(SequencedMap<String, Draft> objects, ObjectNode more, String place) {
        more.properties().forEach(entry -> {
            if (!(entry.getValue() instanceof ObjectNode object)) {
                throw new MappingException(file, place + "." + entry.getKey(), "not an object");
            }
            Draft draft = Draft.of(entry.getKey(), object, place + "." + entry.getKey());
            objects.merge(entry.getKey(), draft, Draft::with);
        });
    }

    private static Map<String, String> respelled(String file, ObjectNode root) {
        Map<String, String> respelled = new LinkedHashMap<>();
        if (root.has("spelling") && !root.path("spelling").isObject()) {
            throw new MappingException(file, "spelling", "not an object");
        }
        root.path("spelling").properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw new MappingException(file, "spelling." + entry.getKey(), "not a text");
            }
            respelled.put(entry.getKey(), entry.getValue().textValue());
        });
        return respelled;
    }

    private void allow(JsonNode json, String place, Set<String> names) {
        if (!json.isObject()) {
            throw new MappingException(file, place, "not an object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new MappingException(
                        file,
                        place,
                        "no such word: " + Quoted.of(name) + "; known are "
                                + names.stream().sorted().toList());
            }
        });
    }

    private ObjectNode object(ObjectNode from, String name, String place) {
        if (from.path(name) instanceof ObjectNode object) {
            return object;
        }
        throw new MappingException(file, place, "no object " + Quoted.of(name));
    }

    private ObjectNode object(JsonNode from, String name, String place) {
        return object((ObjectNode) from, name, place);
    }

    private String text(JsonNode from, String name, String place) {
        if (!from.path(name).isTextual()) {
            throw new MappingException(file, place, "no text " + Quoted.of(name));
        }
        return from.path(name).textValue();
    }

    private List<String> texts(JsonNode from, String name, String place) {
        return texts(file, from, name, place);
    }

    private static List<String> texts(String file, JsonNode from, String name, String place) {
        if (from.has(name) && !from.path(name).isArray()) {
            throw new MappingException(file, place + "." + name, "not a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : from.path(name)) {
            if (!element.isTextual()) {
                throw new MappingException(file, place + "." + name, "not a text: " + Quoted.of(element.toString()));
            }
            texts.add(element.textValue());
        }
        return List.copyOf(texts);
    }

    private static <V> SequencedMap<String, V> mapOf(String key, V value) {
        SequencedMap<String, V> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }
}
