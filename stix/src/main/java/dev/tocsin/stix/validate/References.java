package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The references from object to object, held until the end of the bundle, when it is known which objects it has. One
 * missing object is told of once, at the first reference to it.
 */
final class References {

    private static final Section RESOLVING = Section.stix("3.3");
    private static final Section LANGUAGE_CONTENT = Section.stix("7.1");
    private static final String EXTENSION_DEFINITION = "extension-definition";

    private record FirstMention(String object, Place at, int times) {}

    private record Translation(String object, String of, StixTimestamp version) {}

    private final Map<String, FirstMention> mentions = new LinkedHashMap<>();
    private final List<Translation> translations = new ArrayList<>();

    void add(ObjectNode object, String label) {
        collect(object, Place.ROOT, label);
        if (object.path("type").asText().equals("language-content")) {
            translation(object, label);
        }
    }

    /** Tells of every reference that leads nowhere among the objects seen. */
    void report(Versions seen, Consumer<Problem> problems) {
        mentions.forEach((id, first) -> {
            if (!seen.has(id) && !TlpMarkings.isWellKnown(id)) {
                String more = first.times() == 1 ? "" : " (" + first.times() + " references to it)";
                new Findings(first.object(), problems)
                        .warning(
                                first.at(),
                                TextNode.valueOf(id),
                                RESOLVING,
                                "refers to an object that is not in the bundle" + more);
            }
        });
        for (Translation translation : translations) {
            if (seen.lacksVersion(translation.of(), translation.version())) {
                new Findings(translation.object(), problems)
                        .warning(
                                Place.ROOT.property("object_modified"),
                                TextNode.valueOf(translation.version().toString()),
                                LANGUAGE_CONTENT,
                                "is the time of no version of that object in the bundle");
            }
        }
    }

    private void collect(JsonNode node, Place at, String label) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                String name = entry.getKey();
                Place place = at.property(name);
                if (name.endsWith("_ref") || Identifiers.typeOf(name).equals(EXTENSION_DEFINITION)) {
                    mention(name.endsWith("_ref") ? entry.getValue().asText() : name, place, label);
                }
                if (name.endsWith("_refs")) {
                    for (int i = 0; i < entry.getValue().size(); i++) {
                        mention(entry.getValue().path(i).asText(), place.item(i), label);
                    }
                }
                collect(entry.getValue(), place, label);
            });
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), at.item(i), label);
            }
        }
    }

    private void mention(String id, Place at, String label) {
        if (Identifiers.uuidOf(id).isPresent()) {
            mentions.merge(
                    id,
                    new FirstMention(label, at, 1),
                    (first, next) -> new FirstMention(first.object(), first.at(), first.times() + 1));
        }
    }

    private void translation(ObjectNode object, String label) {
        JsonNode version = object.path("object_modified");
        @Nullable StixTimestamp time = null;
        try {
            time = version.isTextual() ? StixTimestamp.parse(version.textValue()) : null;
        } catch (StixException malformed) {
            // Told where the object is looked at by itself.
        }
        if (time != null) {
            translations.add(new Translation(label, object.path("object_ref").asText(), time));
        }
    }
}
