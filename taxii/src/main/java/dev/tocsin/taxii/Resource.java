package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON object read as one of TAXII's resources. Properties it does not know are passed over, as TAXII 2.1 §6.1
 * allows. Every reader throws {@link StixException} naming the resource, the property and the value.
 */
record Resource(String kind, ObjectNode json) {

    static Resource of(String kind, JsonNode node) {
        if (!(node instanceof ObjectNode json)) {
            throw new StixException("a TAXII " + kind + " is a JSON object, not " + node.getNodeType());
        }
        return new Resource(kind, json);
    }

    String text(String property) {
        return optionalText(property)
                .orElseThrow(() -> new StixException("a TAXII " + kind + " needs " + Quoted.of(property)));
    }

    Optional<String> optionalText(String property) {
        return value(property).map(value -> {
            if (!value.isTextual()) {
                throw wrong(property, "a string", value);
            }
            return value.textValue();
        });
    }

    boolean flag(String property) {
        return optionalFlag(property)
                .orElseThrow(() -> new StixException("a TAXII " + kind + " needs " + Quoted.of(property)));
    }

    Optional<Boolean> optionalFlag(String property) {
        return value(property).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(property, "true or false", value);
            }
            return value.booleanValue();
        });
    }

    long count(String property) {
        JsonNode value = value(property)
                .orElseThrow(() -> new StixException("a TAXII " + kind + " needs " + Quoted.of(property)));
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
            throw wrong(property, "a count", value);
        }
        return value.longValue();
    }

    Optional<Instant> optionalMoment(String property) {
        return optionalText(property).map(TaxiiTimestamp::read);
    }

    List<String> texts(String property) {
        return list(property, element -> {
            if (!element.isTextual()) {
                throw wrong(property, "a list of strings", element);
            }
            return element.textValue();
        });
    }

    /** The elements of a list; none where the property is absent. */
    <T> List<T> list(String property, Function<JsonNode, T> element) {
        List<T> found = new ArrayList<>();
        value(property).ifPresent(value -> {
            if (!(value instanceof ArrayNode list)) {
                throw wrong(property, "a list", value);
            }
            list.forEach(each -> found.add(element.apply(each)));
        });
        return List.copyOf(found);
    }

    private Optional<JsonNode> value(String property) {
        return Optional.ofNullable(json.get(property)).filter(value -> !value.isNull());
    }

    private StixException wrong(String property, String expected, JsonNode value) {
        return new StixException(
                "in a TAXII " + kind + ", " + property + " is not " + expected + ": " + Quoted.of(value.toString()));
    }
}
