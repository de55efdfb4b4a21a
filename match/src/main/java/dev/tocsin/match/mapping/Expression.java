package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How a value is read from an event: {@code field}, {@code field | conversion}, {@code first / else this}, {@code host +
 * uri | http url}.
 *
 * @param alternatives the first whose first field is there is taken; each has as many fields as the conversion is given
 * @param conversion what the fields go through
 */
record Expression(List<List<FieldName>> alternatives, Conversion conversion) {

    Expression {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    boolean usesElement() {
        return alternatives.stream().flatMap(List::stream).anyMatch(FieldName::ofElement);
    }

    /** The values: none, one, or in a list as many as the field or the conversion gives. */
    List<JsonNode> valuesIn(Scope scope) {
        for (List<FieldName> fields : alternatives) {
            List<JsonNode> arguments =
                    fields.stream().map(field -> field.in(scope)).toList();
            if (!arguments.getFirst().isMissingNode()) {
                return converted(fields, arguments, scope);
            }
        }
        return List.of();
    }

    private List<JsonNode> converted(List<FieldName> fields, List<JsonNode> arguments, Scope scope) {
        JsonNode first = arguments.getFirst();
        List<JsonNode> values = new ArrayList<>();
        if (first.isArray() && !conversion.wholeList()) {
            for (JsonNode element : first) {
                if (!scope.present(element).isMissingNode()) {
                    List<JsonNode> forElement = new ArrayList<>(arguments);
                    forElement.set(0, element);
                    convert(fields, forElement, scope, values);
                }
            }
        } else {
            convert(fields, arguments, scope, values);
        }
        return values;
    }

    private void convert(List<FieldName> fields, List<JsonNode> arguments, Scope scope, List<JsonNode> values) {
        switch (conversion.convert(arguments)) {
            case Converted.Value value -> add(value, values);
            case Converted.Unusable(String reason, int argument) ->
                scope.misfit(fields.get(argument).toString(), arguments.get(argument), reason);
            case Converted.InPart(Converted rest, List<Converted.Lost> lost) -> {
                lost.forEach(one -> scope.misfit(fields.getFirst().toString(), one.piece(), one.reason()));
                if (rest instanceof Converted.Value value) {
                    add(value, values);
                }
            }
            case Converted.Nothing ignored -> {}
        }
    }

    private static void add(Converted.Value value, List<JsonNode> values) {
        if (value.node().isArray()) {
            value.node().forEach(values::add);
        } else {
            values.add(value.node());
        }
    }

    /** The alternatives as the mapping file writes them, for the document and for messages. */
    String fields() {
        return String.join(
                " / ",
                alternatives.stream()
                        .map(fields -> String.join(
                                " + ", fields.stream().map(FieldName::toString).toList()))
                        .toList());
    }
}
