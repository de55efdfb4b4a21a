package dev.tocsin.sigma.detection;

import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Reads the section {@code detection} of a rule, or {@code filter} of a filter, which has the same parts. */
public final class DetectionReader {

    /** The most searches a rule may have. */
    public static final int MAX_SEARCHES = 10_000;

    private static final String CONDITION = "condition";
    private static final String TIMEFRAME = "timeframe";

    private final Set<String> otherKeys;
    private final ExpansionBudget budget;
    private final Problems problems;

    /**
     * @param otherKeys the keys of the section that are no search identifiers, besides {@code condition}
     * @param budget of the file
     */
    public DetectionReader(Set<String> otherKeys, ExpansionBudget budget, Problems problems) {
        this.otherKeys = otherKeys;
        this.budget = budget;
        this.problems = problems;
    }

    /** Empty where it cannot be used, which the problems have been told. */
    public Optional<Detection> read(YamlNode.Mapping section, Place place) {
        if (section.entries().size() > MAX_SEARCHES) {
            problems.error(place, "", "more than " + MAX_SEARCHES + " searches", "");
            return Optional.empty();
        }
        int errors = problems.errors();
        SequencedMap<String, Search> searches = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        SearchReader reader = new SearchReader(budget, problems);
        section.entries().forEach((name, entry) -> {
            Place at = place.key(name, entry.line(), entry.column());
            if (name.equals(TIMEFRAME)) {
                problems.error(at, "", "a time frame, which Sigma 2 has in correlations only", "write a correlation");
            } else if (!name.equals(CONDITION) && !otherKeys.contains(name)) {
                names.add(name);
                reader.read(entry.value(), at).ifPresent(search -> searches.put(name, search));
            }
        });
        if (names.isEmpty()) {
            problems.error(place, "", "no search identifiers", "name what to look for, such as selection");
        }
        Optional<Condition> condition = condition(section, new LinkedHashSet<>(names), place);
        return condition.isEmpty() || problems.errors() > errors
                ? Optional.empty()
                : Optional.of(new Detection(searches, condition.get()));
    }

    private Optional<Condition> condition(YamlNode.Mapping section, Set<String> names, Place place) {
        YamlNode.Entry entry = section.entries().get(CONDITION);
        if (entry == null) {
            problems.error(place, "", "no condition", "say how the searches combine, such as condition: selection");
            return Optional.empty();
        }
        Place at = place.key(CONDITION, entry.line(), entry.column());
        List<YamlNode> written =
                entry.value() instanceof YamlNode.Sequence list ? list.items() : List.of(entry.value());
        List<Condition> conditions = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        for (int i = 0; i < written.size(); i++) {
            YamlNode node = written.get(i);
            Place one = written.size() == 1
                    ? new Place(at.path(), node.line(), node.column())
                    : at.item(i, node.line(), node.column());
            // The first that is broken costs the document; looking at the others could take long.
            Optional<ConditionParser.Parsed> parsed =
                    text(node, one).flatMap(text -> ConditionParser.parse(text, names, one, problems));
            if (parsed.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(parsed.get().condition());
            used.addAll(parsed.get().used());
        }
        if (written.isEmpty()) {
            problems.error(at, "", "an empty list of conditions", "");
            return Optional.empty();
        }
        names.stream().filter(name -> !used.contains(name)).forEach(name -> warnOfUnused(section, name, place));
        return Optional.of(conditions.size() == 1 ? conditions.getFirst() : new Condition.Or(conditions));
    }

    private Optional<YamlNode.Text> text(YamlNode node, Place place) {
        if (node instanceof YamlNode.Text text) {
            return Optional.of(text);
        }
        // A search may be called by a number or by true.
        if (node instanceof YamlNode.Scalar scalar && !(node instanceof YamlNode.Null)) {
            return Optional.of(new YamlNode.Text(node.line(), node.column(), scalar.text(), true, true));
        }
        problems.error(place, "", node.kind() + " where a condition is expected", "a condition is text");
        return Optional.empty();
    }

    private void warnOfUnused(YamlNode.Mapping section, String name, Place place) {
        YamlNode.Entry entry = section.entries().get(name);
        if (entry != null) {
            Place at = place.key(name, entry.line(), entry.column());
            problems.warning(at, name, "a search that the condition does not use", "");
        }
    }
}
