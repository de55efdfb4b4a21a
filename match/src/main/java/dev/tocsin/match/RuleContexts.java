package dev.tocsin.match;

import dev.tocsin.stix.ExternalReference;
import dev.tocsin.stix.Marking;
import dev.tocsin.stix.Markings;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What shared objects say of rules: what they indicate, which reports hold them, under which terms they came. */
public final class RuleContexts {

    private final Map<StixId, StixObject> objects;
    private final Map<String, StixObject> byId = new LinkedHashMap<>();
    private final Map<String, Set<String>> indicated = new LinkedHashMap<>();
    private final Map<String, Set<String>> reporting = new LinkedHashMap<>();

    RuleContexts(Map<StixId, StixObject> objects) {
        this.objects = objects;
        objects.values().stream().filter(object -> !object.revoked()).forEach(object -> {
            byId.put(object.id().toString(), object);
            index(object);
        });
    }

    /**
     * What is known of one rule.
     *
     * @param creator who made the indicator, where that came too
     * @param indicates what the indicator points to, such as malware, attack patterns and campaigns (STIX 2.1 §4.7)
     * @param reports the reports that list it
     * @param techniques the names by which ATT&amp;CK and ATLAS know what it indicates, such as {@code T1059}; each once
     * @param markings the terms under which it came; an alert may be passed on under no freer ones
     */
    public record Context(
            Optional<StixObject> creator,
            List<StixObject> indicates,
            List<StixObject> reports,
            List<ExternalReference> techniques,
            Markings markings) {
        public Context {
            indicates = List.copyOf(indicates);
            reports = List.copyOf(reports);
            techniques = List.copyOf(techniques);
        }
    }

    /** What is known of the rule; empty lists where nothing is. */
    public Context of(IndicatorRule rule) {
        String id = rule.indicator().id().toString();
        List<StixObject> indicates = held(indicated.getOrDefault(id, Set.of()));
        List<StixObject> reports = held(reporting.getOrDefault(id, Set.of()));
        Set<ExternalReference> techniques = new LinkedHashSet<>(techniques(rule.indicator()));
        indicates.stream()
                .filter(object -> object.type().equals("attack-pattern"))
                .forEach(object -> techniques.addAll(techniques(object)));
        Marking.Resolver resolver = definition -> Optional.ofNullable(objects.get(definition));
        return new Context(
                creator(rule.indicator()),
                indicates,
                reports,
                List.copyOf(techniques),
                Markings.of(rule.indicator(), resolver));
    }

    private Optional<StixObject> creator(StixObject indicator) {
        return indicator.text("created_by_ref").flatMap(id -> Optional.ofNullable(byId.get(id)));
    }

    private void index(StixObject object) {
        if (object.type().equals("relationship")
                && object.text("relationship_type").orElse("").equals("indicates")) {
            object.text("source_ref")
                    .ifPresent(source -> object.text("target_ref").ifPresent(target -> put(indicated, source, target)));
        } else if (object.type().equals("report")) {
            object.texts("object_refs")
                    .forEach(listed -> put(reporting, listed, object.id().toString()));
        }
    }

    private static void put(Map<String, Set<String>> map, String key, String value) {
        map.computeIfAbsent(key, id -> new LinkedHashSet<>()).add(value);
    }

    private List<StixObject> held(Set<String> ids) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }

    /** The sources under which MITRE publishes techniques: {@code mitre-attack}, {@code mitre-ics-attack}, {@code mitre-atlas}. */
    private static List<ExternalReference> techniques(StixObject object) {
        return ExternalReference.of(object).stream()
                .filter(reference -> reference.sourceName().startsWith("mitre-")
                        && reference.externalId().isPresent())
                .toList();
    }
}
