package dev.tocsin.sigma;

import dev.tocsin.sigma.detection.Condition;
import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.DetectionReader;
import dev.tocsin.sigma.detection.ExpansionBudget;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code filter} of a filter (Sigma filters specification, Global Filter). */
final class FilterReader {

    private static final String RULES = "rules";

    private final YamlNode.Mapping section;
    private final Place place;
    private final ExpansionBudget budget;
    private final Problems problems;

    FilterReader(YamlNode.Mapping section, Place place, ExpansionBudget budget, Problems problems) {
        this.section = section;
        this.place = place;
        this.budget = budget;
        this.problems = problems;
    }

    /** Empty where it cannot be used, which the problems have been told. */
    Optional<Detection> detection() {
        Optional<Detection> detection = new DetectionReader(Set.of(RULES), budget, problems).read(section, place);
        YamlNode.Entry condition = section.entries().get("condition");
        if (detection.isPresent()
                && condition != null
                && !hasNot(detection.get().condition())) {
            problems.warning(
                    place.key("condition", condition.line(), condition.column()),
                    "",
                    "a filter without \"not\", which lets rules match only what it selects",
                    "to leave out what it selects, write \"not selection\"");
        }
        return detection;
    }

    private static boolean hasNot(Condition condition) {
        return switch (condition) {
            case Condition.Not _ -> true;
            case Condition.And(List<Condition> conditions) ->
                conditions.stream().anyMatch(FilterReader::hasNot);
            case Condition.Or(List<Condition> conditions) -> conditions.stream().anyMatch(FilterReader::hasNot);
            case Condition.Ref _, Condition.AtLeast _ -> false;
        };
    }

    /** Empty where it cannot be used, which the problems have been told. */
    Optional<SigmaFilter.Target> target() {
        YamlNode.Entry entry = section.entries().get(RULES);
        Place at = entry == null ? place : place.key(RULES, entry.line(), entry.column());
        if (entry == null) {
            problems.error(at, "", "no rules", "list their ids or names, or write rules: any");
            return Optional.empty();
        }
        if (entry.value() instanceof YamlNode.Text word
                && (word.text().equalsIgnoreCase("any") || word.text().equalsIgnoreCase("all"))) {
            return Optional.of(new SigmaFilter.AnyRule());
        }
        List<YamlNode> items = entry.value() instanceof YamlNode.Sequence list ? list.items() : List.of(entry.value());
        List<String> rules = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Scalar rule && !rule.text().isBlank()) {
                rules.add(rule.text());
            }
        }
        if (rules.isEmpty() || rules.size() < items.size()) {
            problems.error(at, "", "rules that are not ids or names", "list their ids or names, or write rules: any");
            return Optional.empty();
        }
        return Optional.of(new SigmaFilter.Named(rules));
    }
}
