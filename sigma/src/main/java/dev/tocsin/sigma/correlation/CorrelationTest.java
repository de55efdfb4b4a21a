package dev.tocsin.sigma.correlation;

import dev.tocsin.sigma.detection.Condition;
import java.util.List;

/** What is asked of the events of one group within the time span (Sigma correlation rules specification, Correlation Types). */
public sealed interface CorrelationTest {

    /** {@code event_count}: how many events there are. */
    record EventCount(Bounds bounds) implements CorrelationTest {}

    /** {@code value_count}: how many different values the field has, or the fields together. */
    record ValueCount(List<String> fields, Bounds bounds) implements CorrelationTest {
        public ValueCount {
            fields = List.copyOf(fields);
        }
    }

    /** {@code value_sum}, {@code value_avg} and the like: what the numbers in the field come to. */
    record ValueMetric(Metric metric, String field, Bounds bounds) implements CorrelationTest {}

    /**
     * {@code value_percentile}: the number that so many percent of the numbers in the field do not exceed.
     *
     * @param percentile from 0 to 100
     */
    record ValuePercentile(String field, int percentile, Bounds bounds) implements CorrelationTest {}

    /** {@code temporal} and {@code temporal_ordered}, by number: how many of the rules have matched. */
    record TemporalCount(boolean ordered, Bounds bounds) implements CorrelationTest {}

    /**
     * {@code temporal} and {@code temporal_ordered}, by expression: which of the rules have matched.
     *
     * @param condition its names are items of {@link Correlation#rules}
     */
    record TemporalExpression(boolean ordered, Condition condition) implements CorrelationTest {}
}
