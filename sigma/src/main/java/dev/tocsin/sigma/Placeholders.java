package dev.tocsin.sigma;

import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.PlaceholderFilling;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.problem.SigmaProblem;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the placeholders of rules stand for at one site (Sigma rules specification, Placeholders): by name, without the
 * percent signs, values that may have wildcards.
 */
public record Placeholders(Map<String, List<Glob>> values) {

    /** No placeholder stands for anything. */
    public static final Placeholders NONE = new Placeholders(Map.of());

    public Placeholders {
        values = Map.copyOf(values);
    }

    /** Placeholders as read from a file, and what is wrong with it; what can be used of it is used. */
    public record Reading(Placeholders placeholders, List<SigmaProblem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** What filling the placeholders of a rule comes to. */
    public sealed interface Outcome {}

    /** Nothing in the rule is open any more. */
    public record Filled(SigmaRule rule) implements Outcome {}

    /** The rule must not be used: some of its placeholders stand for nothing here. */
    public record Missing(Set<String> names) implements Outcome {}

    /** The rule must not be used: its values would become more than {@link PlaceholderFilling#MAX_VALUES}. */
    public record TooMany(String value) implements Outcome {}

    /** Reads a YAML map of names and values, each one value or a list of them. */
    public static Reading read(String name, byte[] bytes) {
        Problems problems = new Problems(name);
        Map<String, List<Glob>> values = new LinkedHashMap<>();
        for (YamlNode node : YamlReader.read(bytes, problems)) {
            if (node instanceof YamlNode.Mapping mapping) {
                mapping.entries().forEach((key, entry) -> {
                    Place place = Place.WHOLE_FILE.key(key, entry.line(), entry.column());
                    values.put(key, values(entry.value(), place, problems));
                });
            } else if (!(node instanceof YamlNode.Null)) {
                Place place = new Place("", node.line(), node.column());
                problems.error(place, "", node.kind() + " where a map is expected", "such as Servers: [srv1, srv2]");
            }
        }
        values.values().removeIf(List::isEmpty);
        return new Reading(new Placeholders(values), problems.all());
    }

    private static List<Glob> values(YamlNode node, Place place, Problems problems) {
        List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        List<Glob> globs = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Scalar value && !(item instanceof YamlNode.Null)) {
                globs.add(Glob.parse(value.text()));
            } else {
                Place at = new Place(place.path(), item.line(), item.column());
                problems.error(at, "", item.kind() + " where a value is expected", "");
            }
        }
        if (items.isEmpty()) {
            problems.error(place, "", "an empty list of values", "");
        }
        return List.copyOf(globs);
    }

    /** Puts the values in the place of the placeholders; a rule without any stays as it is. */
    public Outcome fill(SigmaRule rule) {
        Detection detection = rule.detection();
        Set<String> names = PlaceholderFilling.names(detection);
        if (names.isEmpty()) {
            return new Filled(rule);
        }
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            return new Missing(Collections.unmodifiableSet(missing));
        }
        PlaceholderFilling filling = new PlaceholderFilling(values);
        SequencedMap<String, Search> searches = new LinkedHashMap<>();
        detection.searches().forEach((name, search) -> searches.put(name, filling.fill(search)));
        return filling.overflow()
                .<Outcome>map(TooMany::new)
                .orElseGet(() -> new Filled(new SigmaRule(
                        rule.header(), rule.logSource(), new Detection(searches, detection.condition()))));
    }
}
