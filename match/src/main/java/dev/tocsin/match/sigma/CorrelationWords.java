package dev.tocsin.match.sigma;

import dev.tocsin.sigma.correlation.Bounds;
import dev.tocsin.sigma.correlation.Correlation;
import dev.tocsin.sigma.correlation.CorrelationTest;
import dev.tocsin.sigma.correlation.Metric;
import dev.tocsin.sigma.detection.Comparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a correlation asks, in words; names in it are untrusted text. */
public final class CorrelationWords {

    private CorrelationWords() {}

    /** Such as {@code at least 10 events within 5 minutes}. */
    public static String of(Correlation correlation) {
        return test(correlation.test()) + " within " + time(correlation.timespan());
    }

    private static String test(CorrelationTest test) {
        return switch (test) {
            case CorrelationTest.EventCount(var bounds) -> bounds(bounds) + " events";
            case CorrelationTest.ValueCount(var fields, var bounds) ->
                bounds(bounds) + " different values of " + String.join(" and ", fields);
            case CorrelationTest.ValueMetric(var metric, var field, var bounds) ->
                "the " + metric(metric) + " of " + field + " is " + bounds(bounds);
            case CorrelationTest.ValuePercentile(var field, var percentile, var bounds) ->
                "percentile " + percentile + " of " + field + " is " + bounds(bounds);
            case CorrelationTest.TemporalCount(var ordered, var bounds) ->
                bounds(bounds) + " of the rules" + order(ordered);
            case CorrelationTest.TemporalExpression(var ordered, var condition) ->
                ConditionWords.of(condition) + order(ordered);
        };
    }

    private static String order(boolean ordered) {
        return ordered ? " in their order" : "";
    }

    private static String bounds(Bounds bounds) {
        return bounds.bounds().stream()
                .map(bound -> word(bound.comparison()) + " " + bound.value().toPlainString())
                .collect(Collectors.joining(" and "));
    }

    private static String word(Comparison comparison) {
        return switch (comparison) {
            case EQ -> "exactly";
            case NEQ -> "anything but";
            case LT -> "less than";
            case LTE -> "at most";
            case GT -> "more than";
            case GTE -> "at least";
        };
    }

    private static String metric(Metric metric) {
        return switch (metric) {
            case SUM -> "sum";
            case AVERAGE -> "average";
            case MEDIAN -> "median";
            case MINIMUM -> "least";
            case MAXIMUM -> "greatest";
        };
    }

    private static String time(Duration time) {
        List<String> parts = new ArrayList<>();
        add(parts, time.toDays(), "day");
        add(parts, time.toHoursPart(), "hour");
        add(parts, time.toMinutesPart(), "minute");
        add(parts, time.toSecondsPart(), "second");
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
