package dev.tocsin.sigma.correlation;

import dev.tocsin.sigma.problem.Nearest;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reads the section {@code correlation}. A key it does not know is an error, not a remark: it would have changed what is
 * counted.
 */
public final class CorrelationReader {

    /** The most rules that one correlation may refer to. */
    public static final int MAX_RULES = 1_000;

    private static final Set<String> KEYS =
            Set.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");

    private final YamlNode.Mapping section;
    private final Place place;
    private final Problems problems;

    public CorrelationReader(YamlNode.Mapping section, Place place, Problems problems) {
        this.section = section;
        this.place = place;
        this.problems = problems;
    }

    /**
     * Empty where it cannot be used, which the problems have been told.
     *
     * @param generate whether the document, outside its section, says that the rules also alert on their own
     */
    public Optional<Correlation> read(boolean generate) {
        int errors = problems.errors();
        section.entries().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(
                        key -> problems.error(at(key), key, "an unknown key of correlations", Nearest.hint(key, KEYS)));
        Optional<CorrelationType> type = type();
        List<String> rules = rules();
        Duration timespan = timespan();
        SequencedMap<String, Map<String, String>> aliases = aliases();
        List<String> groupBy = texts("group-by");
        boolean generates = generates(generate);
        if (type.isEmpty() || problems.errors() > errors) {
            return Optional.empty();
        }
        return new CorrelationConditionReader(section, type.get(), rules, place, problems)
                .read()
                .map(test -> new Correlation(test, rules, groupBy, timespan, aliases, generates));
    }

    private Optional<CorrelationType> type() {
        String word = text("type").orElse("");
        Optional<CorrelationType> type = CorrelationType.of(word);
        if (type.isEmpty()) {
            String nearest = Nearest.hint(word, CorrelationType.words());
            String hint = nearest.isEmpty() ? "one of " + String.join(", ", CorrelationType.words()) : nearest;
            problems.error(at("type"), word, word.isEmpty() ? "no type of correlation" : "an unknown type", hint);
        }
        return type;
    }

    private List<String> rules() {
        List<String> rules = texts("rules");
        if (rules.isEmpty()) {
            problems.error(at("rules"), "", "no rules", "list the ids or names of the rules to correlate");
        }
        if (rules.size() > MAX_RULES) {
            problems.error(at("rules"), "", "more than " + MAX_RULES + " rules", "");
        }
        Set<String> seen = new LinkedHashSet<>();
        rules.stream()
                .filter(rule -> !seen.add(rule))
                .forEach(rule -> problems.error(at("rules"), rule, "a rule that is listed twice", ""));
        return rules;
    }

    private Duration timespan() {
        Optional<String> text = text("timespan");
        Optional<Timespan> timespan = text.flatMap(Timespan::parse);
        if (timespan.isEmpty()) {
            String message = text.isEmpty() ? "no timespan" : "not a time span";
            problems.error(at("timespan"), text.orElse(""), message, "a number and one of s, m, h, d, such as 90m");
        } else if (!timespan.get().standard()) {
            problems.warning(
                    at("timespan"),
                    text.orElse(""),
                    "a unit that the specification does not have",
                    "use s, m, h or d; M is a mean month and y a mean year");
        }
        return timespan.map(Timespan::duration).orElse(Duration.ZERO);
    }

    private boolean generates(boolean outside) {
        YamlNode.Entry entry = section.entries().get("generate");
        if (entry == null) {
            return outside;
        }
        if (entry.value() instanceof YamlNode.Bool bool) {
            return bool.value();
        }
        problems.error(at("generate"), "", entry.value().kind() + " where true or false is expected", "");
        return false;
    }

    private SequencedMap<String, Map<String, String>> aliases() {
        SequencedMap<String, Map<String, String>> aliases = new LinkedHashMap<>();
        YamlNode.Entry entry = section.entries().get("aliases");
        if (entry == null) {
            return aliases;
        }
        if (!(entry.value() instanceof YamlNode.Mapping mapping)) {
            problems.error(at("aliases"), "", entry.value().kind() + " where a map of aliases is expected", "");
            return aliases;
        }
        mapping.entries().forEach((alias, fields) -> {
            Place where = at("aliases").key(alias, fields.line(), fields.column());
            aliases.put(alias, fieldsOfRules(fields.value(), where));
        });
        return aliases;
    }

    private Map<String, String> fieldsOfRules(YamlNode node, Place where) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!(node instanceof YamlNode.Mapping mapping)) {
            problems.error(where, "", node.kind() + " where a map of rules and fields is expected", "");
            return Map.of();
        }
        mapping.entries().forEach((rule, entry) -> {
            if (entry.value() instanceof YamlNode.Scalar field && !field.text().isBlank()) {
                fields.put(rule, field.text());
            } else {
                Place field = where.key(rule, entry.line(), entry.column());
                problems.error(field, "", entry.value().kind() + " where the name of a field is expected", "");
            }
        });
        return Map.copyOf(fields);
    }

    private Place at(String key) {
        YamlNode.Entry entry = section.entries().get(key);
        return entry == null ? place : place.key(key, entry.line(), entry.column());
    }

    private Optional<String> text(String key) {
        YamlNode.Entry entry = section.entries().get(key);
        return entry != null && entry.value() instanceof YamlNode.Scalar scalar
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** A text alone counts as a list of one. */
    private List<String> texts(String key) {
        YamlNode.Entry entry = section.entries().get(key);
        if (entry == null || entry.value() instanceof YamlNode.Null) {
            return List.of();
        }
        List<YamlNode> items = entry.value() instanceof YamlNode.Sequence list ? list.items() : List.of(entry.value());
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
                texts.add(scalar.text());
            } else {
                Place where = new Place(at(key).path(), item.line(), item.column());
                problems.error(where, "", item.kind() + " where a name is expected", "");
            }
        }
        return List.copyOf(texts);
    }
}
