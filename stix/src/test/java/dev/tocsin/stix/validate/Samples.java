package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The objects of the tables beside this class. */
final class Samples {

    /** The least that an object of a type can be, and the section that defines the type. */
    record Sample(String section, ObjectNode json) {
        String type() {
            return json.path("type").asText();
        }
    }

    private Samples() {}

    static List<Sample> minimal() {
        return rows("minimal-objects.txt").stream()
                .map(row -> {
                    int blank = row.indexOf(' ');
                    return new Sample(row.substring(0, blank), (ObjectNode) StixJson.read(row.substring(blank + 1)));
                })
                .toList();
    }

    static ObjectNode minimal(String type) {
        return minimal().stream()
                .filter(sample -> sample.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no minimal object of type " + type))
                .json();
    }

    /** The minimal object of the type, changed by a merge patch (RFC 7396). */
    static ObjectNode patched(String type, String patch) {
        return (ObjectNode) merge(minimal(type), StixJson.read(patch));
    }

    static List<Problem> problems(JsonNode object) {
        List<Problem> problems = new ArrayList<>();
        Validator.validate(object, problems::add);
        return problems;
    }

    /** The lines of a table that are neither empty nor comments. */
    static List<String> rows(String table) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(table), table)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object : changes.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
            }
        });
        return merged;
    }
}
