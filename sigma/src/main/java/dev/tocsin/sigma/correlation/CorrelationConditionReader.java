package dev.tocsin.sigma.correlation;

import dev.tocsin.sigma.detection.Comparison;
import dev.tocsin.sigma.detection.ConditionParser;
import dev.tocsin.sigma.problem.Nearest;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the condition of a correlation (Sigma correlation rules specification, Condition). */
final class CorrelationConditionReader {

    private static final String FIELD = "field";
    private static final String PERCENTILE = "percentile";

    private final YamlNode.Mapping section;
    private final CorrelationType type;
    private final List<String> rules;
    private final Problems problems;
    private final Place place;

    CorrelationConditionReader(
            YamlNode.Mapping section, CorrelationType type, List<String> rules, Place sectionPlace, Problems problems) {
        this.section = section;
        this.type = type;
        this.rules = rules;
        this.problems = problems;
        YamlNode.Entry entry = section.entries().get("condition");
        this.place = entry == null
                ? sectionPlace
                : sectionPlace.key(
                        "condition", entry.value().line(), entry.value().column());
    }

    /** Empty where it cannot be used, which the problems have been told. */
    Optional<CorrelationTest> read() {
        YamlNode.Entry entry = section.entries().get("condition");
        boolean ordered = type == CorrelationType.TEMPORAL_ORDERED;
        if (entry == null && type.isTemporal()) {
            // All events defined by the rules must occur (Temporal Proximity).
            return Optional.of(new CorrelationTest.TemporalCount(ordered, Bounds.atLeast(rules.size())));
        }
        if (entry == null) {
            problems.error(place, "", "no condition", "such as condition: {gte: 10}");
            return Optional.empty();
        }
        if (entry.value() instanceof YamlNode.Text text && type.isTemporal()) {
            return ConditionParser.parse(text, rules, place, problems)
                    .map(parsed -> new CorrelationTest.TemporalExpression(ordered, parsed.condition()));
        }
        if (entry.value() instanceof YamlNode.Mapping condition) {
            return test(condition, ordered);
        }
        problems.error(place, "", entry.value().kind() + " where a map is expected", "such as condition: {gte: 10}");
        return Optional.empty();
    }

    private Optional<CorrelationTest> test(YamlNode.Mapping condition, boolean ordered) {
        int errors = problems.errors();
        refuseUnknownKeys(condition);
        Optional<Bounds> bounds = bounds(condition);
        List<String> fields = fields(condition);
        int percentile = type == CorrelationType.VALUE_PERCENTILE ? percentile(condition) : 0;
        if (problems.errors() > errors || bounds.isEmpty()) {
            return Optional.empty();
        }
        Bounds all = bounds.get();
        return Optional.of(
                switch (type) {
                    case EVENT_COUNT -> new CorrelationTest.EventCount(all);
                    case VALUE_COUNT -> new CorrelationTest.ValueCount(fields, all);
                    case VALUE_SUM -> metric(Metric.SUM, fields, all);
                    case VALUE_AVG -> metric(Metric.AVERAGE, fields, all);
                    case VALUE_MEDIAN -> metric(Metric.MEDIAN, fields, all);
                    case VALUE_MIN -> metric(Metric.MINIMUM, fields, all);
                    case VALUE_MAX -> metric(Metric.MAXIMUM, fields, all);
                    case VALUE_PERCENTILE -> new CorrelationTest.ValuePercentile(fields.getFirst(), percentile, all);
                    case TEMPORAL, TEMPORAL_ORDERED -> new CorrelationTest.TemporalCount(ordered, all);
                });
    }

    private static CorrelationTest metric(Metric metric, List<String> fields, Bounds bounds) {
        return new CorrelationTest.ValueMetric(metric, fields.getFirst(), bounds);
    }

    private void refuseUnknownKeys(YamlNode.Mapping condition) {
        List<String> known = Stream.concat(
                        Arrays.stream(Comparison.values()).map(Comparison::word),
                        Stream.concat(
                                type.takesField() ? Stream.of(FIELD) : Stream.of(),
                                type == CorrelationType.VALUE_PERCENTILE ? Stream.of(PERCENTILE) : Stream.of()))
                .toList();
        condition.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                String nearest = Nearest.hint(key, known);
                String hint = nearest.isEmpty() ? "one of " + String.join(", ", known) : nearest;
                Place at = place.key(key, entry.line(), entry.column());
                problems.error(at, key, "a key that the condition of " + type.word() + " does not have", hint);
            }
        });
    }

    private Optional<Bounds> bounds(YamlNode.Mapping condition) {
        int errors = problems.errors();
        List<Bounds.Bound> bounds = new ArrayList<>();
        condition
                .entries()
                .forEach((key, entry) -> Comparison.of(key).ifPresent(comparison -> {
                    Place at = place.key(key, entry.line(), entry.column());
                    number(entry.value(), at).ifPresent(value -> bounds.add(new Bounds.Bound(comparison, value)));
                }));
        if (bounds.isEmpty() && problems.errors() == errors) {
            problems.error(place, "", "no number to compare with", "such as gte: 10");
        }
        if (problems.errors() > errors) {
            return Optional.empty();
        }
        Bounds all = new Bounds(bounds);
        if (!all.canHold(type.counts())) {
            problems.error(place, "", "bounds that no number satisfies", "");
        }
        return Optional.of(all);
    }

    private Optional<BigDecimal> number(YamlNode node, Place at) {
        if (!(node instanceof YamlNode.Numeric numeric)) {
            problems.error(at, "", node.kind() + " where a number is expected", "without quotation marks");
            return Optional.empty();
        }
        if (type.counts() && numeric.value().stripTrailingZeros().scale() > 0) {
            problems.error(at, numeric.text(), "not a whole number", type.word() + " counts");
            return Optional.empty();
        }
        return Optional.of(numeric.value());
    }

    private List<String> fields(YamlNode.Mapping condition) {
        YamlNode.Entry entry = condition.entries().get(FIELD);
        if (!type.takesField()) {
            return List.of();
        }
        List<YamlNode> items = entry == null
                ? List.of()
                : entry.value() instanceof YamlNode.Sequence list ? list.items() : List.of(entry.value());
        List<String> fields = items.stream()
                .filter(item ->
                        item instanceof YamlNode.Scalar scalar && !scalar.text().isBlank())
                .map(item -> ((YamlNode.Scalar) item).text())
                .toList();
        boolean several = type == CorrelationType.VALUE_COUNT;
        if (fields.isEmpty() || fields.size() < items.size() || (fields.size() > 1 && !several)) {
            problems.error(
                    place,
                    "",
                    (several ? "no field" : "not exactly one field") + " whose values to take",
                    "add field: and its name to the condition");
        }
        return fields;
    }

    private int percentile(YamlNode.Mapping condition) {
        YamlNode.Entry entry = condition.entries().get(PERCENTILE);
        if (entry != null
                && entry.value() instanceof YamlNode.Numeric numeric
                && numeric.value().stripTrailingZeros().scale() <= 0
                && numeric.value().signum() >= 0
                && numeric.value().compareTo(BigDecimal.valueOf(100)) <= 0) {
            return numeric.value().intValueExact();
        }
        problems.error(
                place,
                entry != null && entry.value() instanceof YamlNode.Scalar scalar ? scalar.text() : "",
                "no percentile, a whole number from 0 to 100",
                "add percentile: 95 to the condition");
        return 0;
    }
}
