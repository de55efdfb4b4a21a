package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of what a collection holds, without the objects (TAXII 2.1 §5.3.1).
 *
 * @param next where the following page begins, as some servers say. The specification gives the manifest no such property:
 *     what follows is had by asking for what was added after the last entry.
 */
public record Manifest(boolean more, Optional<String> next, List<Entry> entries) {

    public Manifest {
        entries = List.copyOf(entries);
    }

    /** A manifest record: one version of one object; {@code version} is its {@code modified}, {@code created} or date added. */
    public record Entry(String id, Instant dateAdded, String version, Optional<String> mediaType) {

        static Entry from(JsonNode node) {
            Resource from = Resource.of("manifest record", node);
            return new Entry(
                    from.text("id"),
                    TaxiiTimestamp.read(from.text("date_added")),
                    from.text("version"),
                    from.optionalText("media_type"));
        }

        ObjectNode toJson() {
            return new Written()
                    .put("id", id)
                    .put("date_added", TaxiiTimestamp.write(dateAdded))
                    .put("version", version)
                    .put("media_type", mediaType)
                    .json();
        }
    }

    /** @throws StixException if the tree is not a manifest */
    public static Manifest from(JsonNode node) {
        Resource from = Resource.of("manifest", node);
        return new Manifest(
                from.optionalFlag("more").orElse(false), from.optionalText("next"), from.list("objects", Entry::from));
    }

    /** With nothing in it, an empty object. */
    public ObjectNode toJson() {
        Written to = new Written();
        if (more || !entries.isEmpty()) {
            to.put("more", more);
        }
        return to.put("next", next)
                .putAll("objects", entries.stream().map(Entry::toJson).toList())
                .json();
    }
}
