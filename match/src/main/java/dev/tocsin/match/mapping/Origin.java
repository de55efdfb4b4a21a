package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way in which a value comes from an event into an observation: the fields that it is made of, and what they go through.
 * Immutable.
 */
public final class Origin {

    private final List<List<String>> fields;
    private final List<Conversion> conversions;
    private final Set<String> absent;

    /**
     * @param conversions one after the other; all but the first take a single value
     * @param absent the texts by which the format says that there is no value
     */
    Origin(List<List<String>> fields, List<Conversion> conversions, Set<String> absent) {
        this.fields = fields.stream().map(List::copyOf).toList();
        this.conversions = List.copyOf(conversions);
        this.absent = Set.copyOf(absent);
    }

    /**
     * The fields it is made of, the first of which must be there. Each is given by its names, any of which may stand in an
     * event, with dots where it may be within other fields or the elements of a list. Of a list of objects with a name and a
     * value, it is the field of the value.
     */
    public List<List<String>> fields() {
        return fields;
    }

    /** What the fields go through, by the name that a mapping file calls it; of several conversions, their names. */
    public String conversion() {
        return String.join(" | ", conversions.stream().map(Conversion::name).toList());
    }

    /**
     * What comes of fields that hold these texts, numbers and truth values being taken as they are written: none, one or many
     * values, among which is each that an observation would have.
     *
     * @param texts one for each field, an empty one for a field that is not there
     * @return empty if something of it cannot be used, or if what comes of it depends on more than the texts
     */
    public Optional<List<JsonNode>> values(List<String> texts) {
        if (conversions.stream().anyMatch(Conversion::wholeList)) {
            return Optional.empty();
        }
        List<JsonNode> arguments = texts.stream().map(this::present).toList();
        if (arguments.getFirst().isMissingNode()) {
            return Optional.of(List.of());
        }
        List<JsonNode> values = new ArrayList<>();
        if (!add(conversions.getFirst().convert(arguments), values)) {
            return Optional.empty();
        }
        for (Conversion next : conversions.subList(1, conversions.size())) {
            List<JsonNode> converted = new ArrayList<>();
            for (JsonNode value : values) {
                if (!add(next.convert(List.of(value)), converted)) {
                    return Optional.empty();
                }
            }
            values = converted;
        }
        return Optional.of(values);
    }

    private JsonNode present(String text) {
        return text.isBlank() || absent.contains(text) ? MissingNode.getInstance() : TextNode.valueOf(text);
    }

    private static boolean add(Converted converted, List<JsonNode> values) {
        return switch (converted) {
            case Converted.Value(JsonNode node) -> {
                if (node.isArray()) {
                    node.forEach(values::add);
                } else {
                    values.add(node);
                }
                yield true;
            }
            case Converted.Nothing ignored -> true;
            case Converted.Unusable ignored -> false;
            case Converted.InPart ignored -> false;
        };
    }

    @Override
    public String toString() {
        return fields + " | " + conversion();
    }
}
