package dev.tocsin.match.mapping;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Follows an object path through the templates of a stream, to the fields that fill what it leads to. */
final class PathOrigins {

    private static final Step TYPE = new Step.Property("type");

    private final Set<String> absent;
    private final List<Origin> fields = new ArrayList<>();
    private final List<JsonNode> constants = new ArrayList<>();
    private boolean container;
    private boolean unknown;

    private PathOrigins(Set<String> absent) {
        this.absent = absent;
    }

    static Origins of(ObjectPath path, List<List<ObjectTemplate>> kinds, Set<String> absent) {
        PathOrigins origins = new PathOrigins(absent);
        for (List<ObjectTemplate> templates : kinds) {
            Map<String, ObjectTemplate> byKey =
                    templates.stream().collect(toMap(ObjectTemplate::key, Function.identity()));
            templates.stream()
                    .filter(template -> template.types().contains(path.objectType()))
                    .forEach(template -> origins.follow(template, path.steps(), byKey));
        }
        return origins.unknown
                ? new Origins.Unknown()
                : new Origins.Known(origins.fields, origins.constants, origins.container);
    }

    private void follow(ObjectTemplate from, List<Step> steps, Map<String, ObjectTemplate> byKey) {
        if (steps.equals(List.of(TYPE))) {
            from.types().forEach(type -> constants.add(TextNode.valueOf(type)));
        }
        follow(from.properties(), steps, from.each(), byKey);
    }

    private void follow(Template from, List<Step> steps, Optional<Expression> each, Map<String, ObjectTemplate> byKey) {
        switch (from) {
            case Template.Struct struct -> {
                if (steps.isEmpty()) {
                    container = true;
                } else if (steps.getFirst() instanceof Step.Property(String name)) {
                    Template entries = struct.properties().get(Template.Struct.ENTRIES);
                    if (entries != null) {
                        follow(entries, steps, each, byKey);
                    }
                    Template property = struct.properties().get(name);
                    if (property != null) {
                        follow(property, rest(steps), each, byKey);
                    }
                }
            }
            case Template.Sequence sequence -> {
                if (steps.isEmpty()) {
                    container = true;
                } else if (!(steps.getFirst() instanceof Step.Property)) {
                    sequence.elements().forEach(element -> follow(element, rest(steps), each, byKey));
                }
            }
            case Template.Reference reference -> {
                if (steps.isEmpty()) {
                    unknown = true;
                } else if (steps.getFirst() instanceof Step.Property) {
                    // A reference is followed once a property is asked for (STIX 2.1 §9.7.4).
                    follow(Objects.requireNonNull(byKey.get(reference.key())), steps, byKey);
                }
            }
            case Template.Field(Expression expression) -> {
                if (steps.isEmpty() || expression.conversion().yields() == Conversion.Yields.DICTIONARY) {
                    container |= expression.conversion().yields() == Conversion.Yields.DICTIONARY;
                    add(expression, each);
                }
            }
            case Template.Constant(JsonNode value) -> {
                if (steps.isEmpty()) {
                    constants.add(value);
                }
            }
        }
    }

    private static List<Step> rest(List<Step> steps) {
        return steps.subList(1, steps.size());
    }

    private void add(Expression expression, Optional<Expression> each) {
        List<Conversion> conversions = new ArrayList<>();
        List<FieldName> lists = List.of();
        boolean ofElement = expression.usesElement();
        if (ofElement) {
            Expression list = each.orElseThrow();
            // Elements are those of the list itself, or what a conversion makes of it; then they have no fields.
            if (!list.conversion().wholeList()) {
                conversions.add(list.conversion());
            }
            lists = list.alternatives().stream().map(List::getFirst).toList();
        }
        conversions.add(expression.conversion());
        for (List<FieldName> alternative : expression.alternatives()) {
            boolean converted = conversions.size() > 1;
            if (converted && (alternative.size() > 1 || !alternative.getFirst().isElement())) {
                unknown = true;
                return;
            }
            List<List<String>> names = new ArrayList<>();
            for (FieldName field : alternative) {
                List<String> ofField = field.ofElement() ? field.namesIn(lists) : field.names();
                names.add(
                        expression.conversion().yields() == Conversion.Yields.DICTIONARY
                                        && expression.conversion().wholeList()
                                ? ofField.stream().map(name -> name + ".value").toList()
                                : ofField);
            }
            fields.add(new Origin(names, conversions, absent));
        }
    }
}
