package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixException;
import java.util.List;
import java.util.Optional;

/**
 * What a collection says about itself (TAXII 2.1 §5.2.1).
 *
 * @param alias a name to use in URLs instead of the id
 * @param canRead whether the one who asked may get objects
 * @param canWrite whether the one who asked may add objects
 */
public record TaxiiCollection(
        String id,
        String title,
        Optional<String> description,
        Optional<String> alias,
        boolean canRead,
        boolean canWrite,
        List<String> mediaTypes) {

    public TaxiiCollection {
        mediaTypes = List.copyOf(mediaTypes);
    }

    /** @throws StixException if the tree is not a collection resource */
    public static TaxiiCollection from(JsonNode node) {
        Resource from = Resource.of("collection resource", node);
        return new TaxiiCollection(
                from.text("id"),
                from.text("title"),
                from.optionalText("description"),
                from.optionalText("alias"),
                from.flag("can_read"),
                from.flag("can_write"),
                from.texts("media_types"));
    }

    /**
     * Reads a collections resource (TAXII 2.1 §5.1.1).
     *
     * @throws StixException if the tree is not one
     */
    public static List<TaxiiCollection> listFrom(JsonNode node) {
        return Resource.of("collections resource", node).list("collections", TaxiiCollection::from);
    }

    /** A collections resource; with none it is an empty object. */
    public static ObjectNode listToJson(List<TaxiiCollection> collections) {
        return new Written()
                .putAll(
                        "collections",
                        collections.stream().map(TaxiiCollection::toJson).toList())
                .json();
    }

    public ObjectNode toJson() {
        return new Written()
                .put("id", id)
                .put("title", title)
                .put("description", description)
                .put("alias", alias)
                .put("can_read", canRead)
                .put("can_write", canWrite)
                .put("media_types", mediaTypes)
                .json();
    }
}
