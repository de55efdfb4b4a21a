package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.stix.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Reads the objects of a mapping file: each is the STIX object it gives, with expressions where the values will be. */
final class TemplateReader {

    private static final Set<String> NOT_PROPERTIES = Set.of("type", "each", "when");
    private static final String TYPE_NAME = "[a-z0-9][a-z0-9-]{1,48}[a-z0-9]";

    private final String file;
    private final Map<String, String> respelled;

    TemplateReader(String file, Map<String, String> respelled) {
        this.file = file;
        this.respelled = Map.copyOf(respelled);
    }

    List<ObjectTemplate> read(SequencedMap<String, ObjectNode> objects, String place) {
        return objects.entrySet().stream()
                .map(entry -> object(entry.getKey(), entry.getValue(), place + "." + entry.getKey()))
                .toList();
    }

    FieldName field(String written, String place) {
        if (written.isBlank() || !written.equals(written.strip())) {
            throw new MappingException(file, place, "not the name of a field: " + Quoted.of(written));
        }
        return new FieldName(written, respelled);
    }

    private ObjectTemplate object(String key, ObjectNode json, String place) {
        Optional<Expression> each =
                json.has("each") ? Optional.of(each(json.path("each").asText(), place + ".each")) : Optional.empty();
        SequencedMap<String, Template> properties = new LinkedHashMap<>();
        json.properties().forEach(property -> {
            if (!NOT_PROPERTIES.contains(property.getKey())) {
                properties.put(
                        property.getKey(),
                        template(
                                property.getKey(),
                                property.getValue(),
                                each.isPresent(),
                                place + "." + property.getKey()));
            }
        });
        return new ObjectTemplate(
                key,
                types(json.path("type").asText(), place + ".type"),
                each,
                json.has("when") ? Optional.of(condition(json.path("when"), place + ".when")) : Optional.empty(),
                new Template.Struct(properties));
    }

    private List<String> types(String written, String place) {
        return switch (written) {
            case "address" -> ObjectTemplate.ADDRESS_TYPES;
            case "host" -> ObjectTemplate.HOST_TYPES;
            default -> {
                if (!written.matches(TYPE_NAME)) {
                    throw new MappingException(file, place, "not an object type: " + Quoted.of(written));
                }
                yield List.of(written);
            }
        };
    }

    private ObjectTemplate.Condition condition(JsonNode json, String place) {
        if (json.size() != 1) {
            throw new MappingException(file, place, "not one field with the values it must have");
        }
        Map.Entry<String, JsonNode> only = json.properties().iterator().next();
        Set<String> values = new HashSet<>();
        only.getValue().forEach(value -> values.add(value.asText().toLowerCase(Locale.ROOT)));
        return new ObjectTemplate.Condition(field(only.getKey(), place), Set.copyOf(values));
    }

    private Template template(String name, JsonNode json, boolean inEach, String place) {
        if (json.isObject()) {
            SequencedMap<String, Template> properties = new LinkedHashMap<>();
            json.properties()
                    .forEach(property -> properties.put(
                            property.getKey(),
                            template(property.getKey(), property.getValue(), inEach, place + "." + property.getKey())));
            return new Template.Struct(properties);
        }
        if (json.isArray()) {
            List<Template> elements = new ArrayList<>();
            for (JsonNode element : json) {
                elements.add(template(name, element, inEach, place + "[" + elements.size() + "]"));
            }
            return new Template.Sequence(elements);
        }
        if (!json.isTextual()) {
            return new Template.Constant(json);
        }
        String text = json.textValue();
        if (text.startsWith("=")) {
            return new Template.Constant(TextNode.valueOf(text.substring(1)));
        }
        if (text.startsWith("@")) {
            return reference(name, text.substring(1), place);
        }
        Expression expression = expression(text, Conversions.DEFAULT, place);
        if (expression.usesElement() && !inEach) {
            throw new MappingException(file, place, "names an element, but there is no \"each\": " + Quoted.of(text));
        }
        return new Template.Field(expression);
    }

    private Template reference(String name, String key, String place) {
        // Names of references end in _ref, of lists of them in _refs (STIX 2.1 §3.1).
        if (!name.endsWith("_ref") && !name.endsWith("_refs")) {
            throw new MappingException(file, place, "@ stands in a property that is no reference: " + Quoted.of(name));
        }
        Template.Reference reference = new Template.Reference(key);
        return name.endsWith("_refs") ? new Template.Sequence(List.of(reference)) : reference;
    }

    private Expression each(String text, String place) {
        Expression expression = expression(text, "list", place);
        if (expression.conversion().yields() != Conversion.Yields.LIST) {
            throw new MappingException(file, place, "not a list: " + Quoted.of(text));
        }
        return expression;
    }

    private Expression expression(String text, String otherwise, String place) {
        String[] parts = text.split(" \\| ", -1);
        String name = parts.length > 1 ? parts[1] : otherwise;
        Conversion conversion = Conversions.named(name)
                .filter(known -> parts.length <= 2)
                .orElseThrow(() -> new MappingException(file, place, "no such conversion: " + Quoted.of(text)));
        List<List<FieldName>> alternatives = new ArrayList<>();
        for (String alternative : parts[0].split(" / ", -1)) {
            List<FieldName> fields = new ArrayList<>();
            for (String field : alternative.split(" \\+ ", -1)) {
                fields.add(field(field, place));
            }
            if (fields.size() > conversion.takes()) {
                throw new MappingException(
                        file,
                        place,
                        conversion.name() + " takes " + conversion.takes() + " fields: " + Quoted.of(text));
            }
            alternatives.add(fields);
        }
        return new Expression(alternatives, conversion);
    }
}
