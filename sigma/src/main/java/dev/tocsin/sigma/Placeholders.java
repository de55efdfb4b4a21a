package dev.tocsin.sigma;

import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.PlaceholderFilling;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.problem.Nearest;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.problem.SigmaProblem;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
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

    /**
     * Placeholders as read from a file, and what is wrong with it; what can be used of it is used.
     *
     * @param places where in the file each name stands, in the order of the file
     */
    public record Reading(
            String file, Placeholders placeholders, SequencedMap<String, Place> places, List<SigmaProblem> problems) {
        public Reading {
            places = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(places));
            problems = List.copyOf(problems);
        }

        /** A warning for each name that none of the rules has, which most likely is misspelt. */
        public List<SigmaProblem> unused(Collection<SigmaRule> rules) {
            Set<String> wanted = new TreeSet<>();
            rules.forEach(rule -> wanted.addAll(PlaceholderFilling.names(rule.detection())));
            Problems unused = new Problems(file);
            places.forEach((name, place) -> {
                if (!wanted.contains(name)) {
                    unused.warning(place, name, "a placeholder that no rule has", hint(name, wanted));
                }
            });
            return unused.all();
        }

        private static String hint(String name, Set<String> wanted) {
            return name.startsWith("%") && name.endsWith("%")
                    ? "leave the percent signs out"
                    : Nearest.hint(name, wanted);
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
        SequencedMap<String, Place> places = new LinkedHashMap<>();
        for (YamlNode node : YamlReader.read(bytes, problems)) {
            if (node instanceof YamlNode.Mapping mapping) {
                mapping.entries().forEach((key, entry) -> {
                    Place place = Place.WHOLE_FILE.key(key, entry.line(), entry.column());
                    Place earlier = places.putIfAbsent(key, place);
                    if (earlier == null) {
                        values.put(key, values(entry.value(), place, problems));
                    } else {
                        problems.error(
                                place, key, "a name that is already in line " + earlier.line(), "put its values there");
                    }
                });
            } else if (!(node instanceof YamlNode.Null)) {
                Place place = new Place("", node.line(), node.column());
                problems.error(place, "", node.kind() + " where a map is expected", "such as Servers: [srv1, srv2]");
            }
        }
        values.values().removeIf(List::isEmpty);
        if (places.isEmpty() && problems.errors() == 0) {
            problems.error(Place.WHOLE_FILE, "", "no placeholders", "such as Servers: [srv1, srv2]");
        }
        return new Reading(name, new Placeholders(values), places, problems.all());
    }

    /**
     * Puts the values in the place of the placeholders of every rule, also where correlations count it. A rule with placeholders
     * that stand for nothing here keeps them, and cannot be asked; one that would become too large is an error and left out,
     * with the correlations that count it.
     */
    public Resolution fill(Resolution resolution) {
        return new ResolutionFilling(this).fill(resolution);
    }

    private static List<Glob> values(YamlNode node, Place place, Problems problems) {
        List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        List<Glob> globs = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Scalar value && !(item instanceof YamlNode.Null)) {
                globs.add(Glob.parse(value.text()));
            } else {
                Place at = new Place(place.path(), item.line(), item.column());
                problems.error(
                        at, "", item.kind() + " where a value is expected", "a name has a value or a list of values");
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
