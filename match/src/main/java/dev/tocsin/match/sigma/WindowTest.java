package dev.tocsin.match.sigma;

import dev.tocsin.sigma.correlation.Bounds;
import dev.tocsin.sigma.correlation.Correlation;
import dev.tocsin.sigma.correlation.CorrelationTest;
import dev.tocsin.sigma.correlation.Metric;
import dev.tocsin.sigma.detection.Comparison;
import dev.tocsin.sigma.detection.Condition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a correlation asks of the occurrences in a window, which are in the order of time. */
record WindowTest(Correlation correlation) {

    /** Sets of rules in order are all looked at, and there are two to the power of so many. */
    static final int MOST_ORDERED_RULES = 8;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Whether it counts rules, so that an event that several of them match counts for each. */
    boolean countsRules() {
        return switch (correlation.test()) {
            case CorrelationTest.TemporalCount ignored -> true;
            case CorrelationTest.TemporalExpression ignored -> true;
            default -> false;
        };
    }

    /**
     * Whether it can be told only when the window is over: more occurrences can undo it. Sums are taken to grow, for what
     * is summed is sizes and numbers of things.
     */
    boolean needsWholeWindow() {
        return switch (correlation.test()) {
            case CorrelationTest.EventCount(var bounds) -> hasUpper(bounds);
            case CorrelationTest.ValueCount(var fields, var bounds) -> hasUpper(bounds);
            case CorrelationTest.TemporalCount(var ordered, var bounds) -> hasUpper(bounds);
            case CorrelationTest.ValueMetric(var metric, var field, var bounds) ->
                hasUpper(bounds) || (metric != Metric.SUM && metric != Metric.MAXIMUM);
            case CorrelationTest.ValuePercentile ignored -> true;
            case CorrelationTest.TemporalExpression(var ordered, var condition) -> hasNot(condition);
        };
    }

    /** @param window in the order of time, at least one */
    boolean holds(List<Occurrence> window) {
        return switch (correlation.test()) {
            case CorrelationTest.EventCount(var bounds) -> within(bounds, BigDecimal.valueOf(window.size()));
            case CorrelationTest.ValueCount(var fields, var bounds) ->
                within(bounds, BigDecimal.valueOf(distinct(fields, window)));
            case CorrelationTest.ValueMetric(var metric, var field, var bounds) ->
                metric(metric, numbers(field, window))
                        .map(number -> within(bounds, number))
                        .orElse(false);
            case CorrelationTest.ValuePercentile(var field, var percentile, var bounds) ->
                percentile(percentile, numbers(field, window))
                        .map(number -> within(bounds, number))
                        .orElse(false);
            case CorrelationTest.TemporalCount(var ordered, var bounds) ->
                within(
                        bounds,
                        BigDecimal.valueOf(
                                ordered
                                        ? longestInOrder(window)
                                        : members(window).size()));
            case CorrelationTest.TemporalExpression(var ordered, var condition) ->
                (ordered ? setsInOrder(window) : Set.of(members(window)))
                        .stream().anyMatch(matched -> holds(condition, matched));
        };
    }

    private static boolean hasUpper(Bounds bounds) {
        return bounds.bounds().stream()
                .anyMatch(bound -> bound.comparison() != Comparison.GT && bound.comparison() != Comparison.GTE);
    }

    private static boolean hasNot(Condition condition) {
        return switch (condition) {
            case Condition.And(var conditions) -> conditions.stream().anyMatch(WindowTest::hasNot);
            case Condition.Or(var conditions) -> conditions.stream().anyMatch(WindowTest::hasNot);
            case Condition.Not ignored -> true;
            case Condition.Ref ignored -> false;
            case Condition.AtLeast ignored -> false;
        };
    }

    private static boolean within(Bounds bounds, BigDecimal number) {
        return bounds.bounds().stream()
                .allMatch(bound -> ValueWalk.holds(bound.comparison(), number.compareTo(bound.value())));
    }

    /** Of one field each value, of several what they hold together; an occurrence without one of them has none. */
    private long distinct(List<String> fields, List<Occurrence> window) {
        Set<List<List<String>>> values = new HashSet<>();
        for (Occurrence occurrence : window) {
            List<List<String>> texts =
                    fields.stream().map(field -> texts(field, occurrence)).toList();
            if (fields.size() == 1) {
                texts.getFirst().forEach(text -> values.add(List.of(List.of(text))));
            } else if (texts.stream().noneMatch(List::isEmpty)) {
                values.add(texts);
            }
        }
        return values.size();
    }

    private List<String> texts(String field, Occurrence occurrence) {
        String rule = correlation.rules().get(occurrence.member());
        return occurrence
                .fields()
                .apply(correlation.aliases().getOrDefault(field, Map.of()).getOrDefault(rule, field));
    }

    private List<BigDecimal> numbers(String field, List<Occurrence> window) {
        return window.stream()
                .flatMap(occurrence -> texts(field, occurrence).stream())
                .flatMap(text -> ValueWalk.number(text).stream())
                .sorted()
                .toList();
    }

    private static Optional<BigDecimal> metric(Metric metric, List<BigDecimal> sorted) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal sum =
                sorted.stream().reduce(BigDecimal.ZERO, (total, number) -> total.add(number, MathContext.DECIMAL128));
        int middle = sorted.size() / 2;
        return Optional.of(
                switch (metric) {
                    case SUM -> sum;
                    case AVERAGE -> sum.divide(BigDecimal.valueOf(sorted.size()), MathContext.DECIMAL128);
                    case MINIMUM -> sorted.getFirst();
                    case MAXIMUM -> sorted.getLast();
                    case MEDIAN ->
                        sorted.size() % 2 == 1
                                ? sorted.get(middle)
                                : sorted.get(middle - 1)
                                        .add(sorted.get(middle), MathContext.DECIMAL128)
                                        .divide(TWO, MathContext.DECIMAL128);
                });
    }

    /** The smallest of the numbers that so many percent of them do not exceed. */
    private static Optional<BigDecimal> percentile(int percentile, List<BigDecimal> sorted) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        long rank = ((long) percentile * sorted.size() + 99) / 100;
        return Optional.of(sorted.get((int) Math.max(1, rank) - 1));
    }

    private static Set<Integer> members(List<Occurrence> window) {
        return window.stream().map(Occurrence::member).collect(Collectors.toSet());
    }

    /** How many different rules, at most, matched one after the other in the order of the rules. */
    private int longestInOrder(List<Occurrence> window) {
        int[] longestTo = new int[correlation.rules().size()];
        for (Occurrence occurrence : window) {
            int before = 0;
            for (int member = 0; member < occurrence.member(); member++) {
                before = Math.max(before, longestTo[member]);
            }
            longestTo[occurrence.member()] = Math.max(longestTo[occurrence.member()], before + 1);
        }
        int longest = 0;
        for (int length : longestTo) {
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** The sets of rules that matched one after the other in the order of the rules. */
    private static Set<Set<Integer>> setsInOrder(List<Occurrence> window) {
        Set<Set<Integer>> sets = new HashSet<>(Set.of(Set.of()));
        for (Occurrence occurrence : window) {
            for (Set<Integer> set : List.copyOf(sets)) {
                if (set.stream().allMatch(member -> member < occurrence.member())) {
                    Set<Integer> longer = new HashSet<>(set);
                    longer.add(occurrence.member());
                    sets.add(Set.copyOf(longer));
                }
            }
        }
        return sets;
    }

    private boolean holds(Condition condition, Set<Integer> matched) {
        return switch (condition) {
            case Condition.And(var conditions) -> conditions.stream().allMatch(each -> holds(each, matched));
            case Condition.Or(var conditions) -> conditions.stream().anyMatch(each -> holds(each, matched));
            case Condition.Not(var inner) -> !holds(inner, matched);
            case Condition.Ref(var rule) -> matched.contains(correlation.rules().indexOf(rule));
            case Condition.AtLeast(var count, var rules) ->
                rules.stream()
                                .filter(rule ->
                                        matched.contains(correlation.rules().indexOf(rule)))
                                .count()
                        >= count;
        };
    }
}
