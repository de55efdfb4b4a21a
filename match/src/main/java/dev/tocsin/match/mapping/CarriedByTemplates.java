package dev.tocsin.match.mapping;

import static java.util.stream.Collectors.toMap;

import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What the templates of a stream can become. Which paths they carry is remembered, for many rules ask for few paths. */
final class CarriedByTemplates implements Carried {

    /** Paths are named by rules, and rules by strangers. */
    private static final int MOST_REMEMBERED = 10_000;

    private final List<List<ObjectTemplate>> kinds;
    private final Map<ObjectPath, Boolean> remembered = new ConcurrentHashMap<>();

    /** @param kinds the templates of each kind of event */
    CarriedByTemplates(List<List<ObjectTemplate>> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public boolean mayHave(String objectType) {
        return kinds.stream()
                .flatMap(List::stream)
                .anyMatch(template -> template.types().contains(objectType));
    }

    @Override
    public boolean mayHave(ObjectPath path) {
        Boolean known = remembered.get(path);
        if (known != null) {
            return known;
        }
        boolean may = leadsFromAny(path);
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(path, may);
        }
        return may;
    }

    private boolean leadsFromAny(ObjectPath path) {
        return kinds.stream().anyMatch(templates -> {
            Map<String, ObjectTemplate> byKey =
                    templates.stream().collect(toMap(ObjectTemplate::key, Function.identity()));
            return templates.stream()
                    .filter(template -> template.types().contains(path.objectType()))
                    .anyMatch(template -> leads(template, path.steps(), byKey));
        });
    }

    private static boolean leads(ObjectTemplate from, List<Step> steps, Map<String, ObjectTemplate> byKey) {
        return steps.equals(List.of(new Step.Property("type"))) || leads(from.properties(), steps, byKey);
    }

    private static boolean leads(Template from, List<Step> steps, Map<String, ObjectTemplate> byKey) {
        if (steps.isEmpty()) {
            return true;
        }
        Step first = steps.getFirst();
        List<Step> rest = steps.subList(1, steps.size());
        return switch (from) {
            case Template.Struct struct ->
                first instanceof Step.Property(String name)
                        && (struct.properties().containsKey(Template.Struct.ENTRIES)
                                || (struct.properties().containsKey(name)
                                        && leads(
                                                Objects.requireNonNull(
                                                        struct.properties().get(name)),
                                                rest,
                                                byKey)));
            case Template.Sequence sequence ->
                !(first instanceof Step.Property)
                        && sequence.elements().stream().anyMatch(element -> leads(element, rest, byKey));
            // A reference is followed once a property is asked for (STIX 2.1 §9.7.4).
            case Template.Reference reference ->
                first instanceof Step.Property
                        && leads(Objects.requireNonNull(byKey.get(reference.key())), steps, byKey);
            // The keys of a dictionary, and what is below them, come from the event.
            case Template.Field field -> field.expression().conversion().yields() == Conversion.Yields.DICTIONARY;
            case Template.Constant ignored -> false;
        };
    }
}
