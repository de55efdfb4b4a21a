package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** One event on its way to observables: the templates of its stream are filled one after the other. */
final class Observer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SequencedMap<String, ObjectNode> objects = new LinkedHashMap<>();
    private final Map<String, List<String>> idsByTemplate = new LinkedHashMap<>();

    private Observer() {}

    /** @param templates in an order in which each refers only to those before it */
    static SequencedMap<String, ObjectNode> observe(List<ObjectTemplate> templates, Scope scope) {
        Observer observer = new Observer();
        templates.forEach(template -> observer.add(template, scope));
        return observer.objects;
    }

    private void add(ObjectTemplate template, Scope scope) {
        if (template.each().isEmpty()) {
            addOne(template, template.key(), scope);
            return;
        }
        int number = 0;
        for (JsonNode element : template.each().get().valuesIn(scope)) {
            addOne(
                    template,
                    template.key() + "-" + ++number,
                    scope.at(element, template.each().get().fields()));
        }
    }

    private void addOne(ObjectTemplate template, String id, Scope scope) {
        if (template.when().isPresent() && !template.when().get().holdsIn(scope)) {
            return;
        }
        // What has a value is nothing without it (STIX 2.1 §6.4, §6.8): to whom it belongs or resolves does not make
        // it.
        boolean hasValue = template.properties().properties().containsKey("value");
        Optional<Filled> whole = fill(template.properties(), scope)
                .filter(filled ->
                        filled.observed() && (!hasValue || filled.node().has("value")));
        whole.ifPresent(filled -> {
            ObjectNode object = JSON.objectNode();
            object.put("type", template.typeFor(filled.node().path("value")));
            object.setAll((ObjectNode) filled.node());
            objects.put(id, object);
            idsByTemplate
                    .computeIfAbsent(template.key(), key -> new ArrayList<>())
                    .add(id);
        });
    }

    /**
     * A template with its values.
     *
     * @param observed whether anything in it came from the event
     */
    private record Filled(JsonNode node, boolean observed) {}

    private Optional<Filled> fill(Template template, Scope scope) {
        return switch (template) {
            case Template.Constant constant -> Optional.of(new Filled(constant.value(), false));
            case Template.Field field -> only(field.expression(), scope).map(value -> new Filled(value, true));
            case Template.Reference reference ->
                ids(reference).stream().findFirst().map(id -> new Filled(JSON.textNode(id), true));
            case Template.Struct struct -> fillStruct(struct, scope);
            case Template.Sequence sequence -> fillSequence(sequence, scope);
        };
    }

    private Optional<Filled> fillStruct(Template.Struct struct, Scope scope) {
        ObjectNode node = JSON.objectNode();
        boolean observed = false;
        for (Map.Entry<String, Template> property : struct.properties().entrySet()) {
            Optional<Filled> filled = fill(property.getValue(), scope);
            if (filled.isPresent()) {
                if (property.getKey().equals(Template.Struct.ENTRIES)) {
                    filled.get().node().properties().forEach(entry -> add(entry.getKey(), entry.getValue(), node));
                } else {
                    add(property.getKey(), filled.get().node(), node);
                }
                observed |= filled.get().observed();
            }
        }
        return observed ? Optional.of(new Filled(node, true)) : Optional.empty();
    }

    /** Lists under one name become one list, each value once. */
    private static void add(String name, JsonNode value, ObjectNode to) {
        if (value.isArray() && to.path(name) instanceof ArrayNode known) {
            Set<JsonNode> values = new HashSet<>();
            known.forEach(values::add);
            value.forEach(element -> {
                if (values.add(element)) {
                    known.add(element);
                }
            });
        } else {
            to.set(name, value);
        }
    }

    private Optional<Filled> fillSequence(Template.Sequence sequence, Scope scope) {
        ArrayNode node = JSON.arrayNode();
        Set<JsonNode> known = new HashSet<>();
        boolean observed = false;
        for (Template element : sequence.elements()) {
            List<JsonNode> values = switch (element) {
                case Template.Field field -> field.expression().valuesIn(scope);
                case Template.Reference reference ->
                    ids(reference).stream().<JsonNode>map(JSON::textNode).toList();
                default -> fill(element, scope).map(Filled::node).stream().toList();
            };
            observed |= !(element instanceof Template.Constant) && !values.isEmpty();
            values.stream().filter(known::add).forEach(node::add);
        }
        return node.isEmpty() ? Optional.empty() : Optional.of(new Filled(node, observed));
    }

    /** The one value of a property that is no list; several are a misfit, for picking one would drop the others. */
    private static Optional<JsonNode> only(Expression expression, Scope scope) {
        List<JsonNode> values = expression.valuesIn(scope);
        if (values.size() > 1) {
            ArrayNode all = JSON.arrayNode().addAll(values);
            scope.misfit(expression.fields(), all, "several values where one is expected");
            return Optional.empty();
        }
        return values.stream().findFirst();
    }

    private List<String> ids(Template.Reference reference) {
        return idsByTemplate.getOrDefault(reference.key(), List.of());
    }
}
