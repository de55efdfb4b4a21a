package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.stix.Quoted;
import java.util.ArrayList;
import java.util.Collection;
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
    private final Set<String> either;

    TemplateReader(String file, Map<String, String> respelled, Set<String> either) {
        this.file = file;
        this.respelled = Map.copyOf(respelled);
        this.either = Set.copyOf(either);
    }

    List<ObjectTemplate> read(Collection<Draft> drafts) {
        return drafts.stream().map(this::object).toList();
    }

    FieldName field(String written, String place) {
        if (written.isBlank() || !written.equals(written.strip())) {
            throw new MappingException(file, place, "not the name of a field: " + Quoted.of(written));
        }
        return new FieldName(written, respelled, either);
    }

    private ObjectTemplate object(Draft draft) {
        ObjectNode json = draft.json();
        Optional<Expression> each =
                json.has("each") ? Optional.of(each(json.path("each"), draft.placeOf("each"))) : Optional.empty();
        SequencedMap<String, Template> properties = new LinkedHashMap<>();
        json.properties().forEach(property -> {
            String name = property.getKey();
            if (name.equals(Template.Struct.ENTRIES)) {
                throw new MappingException(file, draft.placeOf(name), "the properties of an object have names");
            }
            if (!NOT_PROPERTIES.contains(name)) {
                properties.put(name, property(name, property.getValue(), each.isPresent(), draft.placeOf(name)));
            }
        });
        List<String> types = types(json.path("type").asText(), draft.placeOf("type"));
        if (types.size() > 1 && !properties.containsKey("value")) {
            throw new MappingException(file, draft.place(), "no \"value\" to tell the type of the object by");
        }
        return new ObjectTemplate(
                draft.key(),
                types,
                each,
                json.has("when")
                        ? Optional.of(condition(json.path("when"), each.isPresent(), draft.placeOf("when")))
                        : Optional.empty(),
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

    private ObjectTemplate.Condition condition(JsonNode json, boolean inEach, String place) {
        if (!json.isObject() || json.size() != 1) {
            throw new MappingException(file, place, "not one field with the values it must have");
        }
        Map.Entry<String, JsonNode> only = json.properties().iterator().next();
        FieldName field = field(only.getKey(), place);
        if (field.ofElement() && !inEach) {
            throw new MappingException(
                    file, place, "names an element, but there is no \"each\": " + Quoted.of(only.getKey()));
        }
        Set<String> values = new HashSet<>();
        for (JsonNode value : only.getValue()) {
            if (!value.isTextual()) {
                throw new MappingException(file, place, "not a text: " + Quoted.of(value.toString()));
            }
            values.add(value.textValue().toLowerCase(Locale.ROOT));
        }
        if (!only.getValue().isArray() || values.isEmpty()) {
            throw new MappingException(file, place, "no list of the values that the field must have");
        }
        return new ObjectTemplate.Condition(field, Set.copyOf(values));
    }

    private Template property(String name, JsonNode json, boolean inEach, String place) {
        Template template = template(name, json, inEach, place);
        Optional<Conversion.Yields> yields = template instanceof Template.Field(Expression expression)
                ? Optional.of(expression.conversion().yields())
                : Optional.empty();
        if (yields.equals(Optional.of(Conversion.Yields.LIST))) {
            throw new MappingException(
                    file, place, "a list where one value stands: write it in brackets, as in [\"field | words\"]");
        }
        if (name.equals(Template.Struct.ENTRIES) && !yields.equals(Optional.of(Conversion.Yields.DICTIONARY))) {
            throw new MappingException(file, place, "only a conversion that gives a dictionary can stand under \"*\"");
        }
        return template;
    }

    private Template template(String name, JsonNode json, boolean inEach, String place) {
        if (json.isObject()) {
            SequencedMap<String, Template> properties = new LinkedHashMap<>();
            json.properties()
                    .forEach(property -> properties.put(
                            property.getKey(),
                            property(property.getKey(), property.getValue(), inEach, place + "." + property.getKey())));
            return new Template.Struct(properties);
        }
        if (json.isArray()) {
            List<Template> elements = new ArrayList<>();
            for (JsonNode element : json) {
                String elementPlace = place + "[" + elements.size() + "]";
                elements.add(
                        element.asText().startsWith("@")
                                ? reference(name, element.asText().substring(1), elementPlace)
                                : template(name, element, inEach, elementPlace));
            }
            return new Template.Sequence(elements);
        }
        if (json.isNull()) {
            throw new MappingException(file, place, "null is no value in STIX; leave the property out");
        }
        if (!json.isTextual()) {
            return new Template.Constant(json);
        }
        String text = json.textValue();
        if (text.startsWith("=")) {
            return new Template.Constant(TextNode.valueOf(text.substring(1)));
        }
        if (text.startsWith("@")) {
            Template.Reference reference = reference(name, text.substring(1), place);
            return name.endsWith("_refs") ? new Template.Sequence(List.of(reference)) : reference;
        }
        Expression expression = expression(text, Conversions.DEFAULT, place);
        if (expression.usesElement() && !inEach) {
            throw new MappingException(file, place, "names an element, but there is no \"each\": " + Quoted.of(text));
        }
        return new Template.Field(expression);
    }

    private Template.Reference reference(String name, String key, String place) {
        // Names of references end in _ref, of lists of them in _refs (STIX 2.1 §3.1).
        if (!name.endsWith("_ref") && !name.endsWith("_refs")) {
            throw new MappingException(file, place, "@ stands in a property that is no reference: " + Quoted.of(name));
        }
        return new Template.Reference(key);
    }

    private Expression each(JsonNode json, String place) {
        if (!json.isTextual()) {
            throw new MappingException(file, place, "not a text: " + Quoted.of(json.toString()));
        }
        String text = json.textValue();
        Expression expression = expression(text, "list", place);
        if (expression.usesElement()) {
            throw new MappingException(file, place, "a list within the element of another: " + Quoted.of(text));
        }
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
                .orElseThrow(() -> new MappingException(
                        file, place, "no such conversion: " + Quoted.of(text) + "; docs/mapping.md lists them"));
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
