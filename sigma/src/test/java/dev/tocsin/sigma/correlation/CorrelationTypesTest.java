package dev.tocsin.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.sigma.Rules;
import dev.tocsin.sigma.SigmaCorrelation;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.detection.Comparison;
import dev.tocsin.sigma.detection.Condition;
import dev.tocsin.sigma.problem.SigmaProblem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of the Sigma correlation rules specification, by its section Correlation Types. */
class CorrelationTypesTest {

    private static final Bounds AT_LEAST_TEN = Bounds.atLeast(10);

    private static SigmaFile read(String section) {
        return Rules.read("title: t\ncorrelation:\n" + section.indent(2));
    }

    private static Correlation correlation(String section) {
        SigmaFile file = read(section);
        assertThat(file.problems()).isEmpty();
        return ((SigmaCorrelation) file.documents().getFirst()).correlation();
    }

    private static CorrelationTest test(String type, String condition) {
        return correlation("type: " + type + "\nrules: [a, b]\ngroup-by: [Host]\ntimespan: 5m\n" + condition)
                .test();
    }

    private static List<String> problems(String section) {
        return read(section).problems().stream().map(SigmaProblem::toString).toList();
    }

    @Test
    void eventCountCountsEvents() {
        assertThat(correlation(
                        "type: event_count\nrules:\n  - a\ngroup-by:\n  - Host\ntimespan: 90m\ncondition:\n  gte: 10"))
                .isEqualTo(new Correlation(
                        new CorrelationTest.EventCount(AT_LEAST_TEN),
                        List.of("a"),
                        List.of("Host"),
                        Duration.ofMinutes(90),
                        new java.util.LinkedHashMap<>(),
                        false));
    }

    @Test
    void valueCountCountsDifferentValues() {
        assertThat(test("value_count", "condition: {field: User, gte: 10}"))
                .isEqualTo(new CorrelationTest.ValueCount(List.of("User"), AT_LEAST_TEN));
        assertThat(test("value_count", "condition: {field: [User, Domain], gte: 10}"))
                .isEqualTo(new CorrelationTest.ValueCount(List.of("User", "Domain"), AT_LEAST_TEN));
    }

    @ParameterizedTest
    @CsvSource({"value_sum,SUM", "value_avg,AVERAGE", "value_median,MEDIAN", "value_min,MINIMUM", "value_max,MAXIMUM"})
    void metricsTakeANumber(String type, Metric metric) {
        assertThat(test(type, "condition: {field: Bytes, gt: 1.5}"))
                .isEqualTo(new CorrelationTest.ValueMetric(
                        metric, "Bytes", new Bounds(List.of(new Bounds.Bound(Comparison.GT, new BigDecimal("1.5"))))));
    }

    @Test
    void percentilesAreFromNoneToAHundred() {
        assertThat(test("value_percentile", "condition: {field: Bytes, percentile: 95, gte: 10}"))
                .isEqualTo(new CorrelationTest.ValuePercentile("Bytes", 95, AT_LEAST_TEN));
    }

    @Test
    void temporalWantsAllRulesUnlessItSaysHowMany() {
        assertThat(test("temporal", "")).isEqualTo(new CorrelationTest.TemporalCount(false, Bounds.atLeast(2)));
        assertThat(test("temporal_ordered", "")).isEqualTo(new CorrelationTest.TemporalCount(true, Bounds.atLeast(2)));
        assertThat(test("temporal", "condition: {gte: 1}"))
                .isEqualTo(new CorrelationTest.TemporalCount(false, Bounds.atLeast(1)));
    }

    @Test
    void temporalMaySayWhichRules() {
        Condition expression =
                new Condition.And(List.of(new Condition.Ref("a"), new Condition.Not(new Condition.Ref("b"))));
        assertThat(test("temporal", "condition: a AND not b"))
                .isEqualTo(new CorrelationTest.TemporalExpression(false, expression));
        assertThat(test("temporal_ordered", "condition: a and not b"))
                .isEqualTo(new CorrelationTest.TemporalExpression(true, expression));
        assertThat(problems("type: temporal\nrules: [ab, b]\ntimespan: 5m\ncondition: ab and c"))
                .singleElement()
                .asString()
                .contains("correlation.condition: no search of this name", "\"c\"");
    }

    @Test
    void twoBoundsAreARange() {
        assertThat(test("event_count", "condition: {gt: 100, lte: 200}"))
                .isEqualTo(new CorrelationTest.EventCount(new Bounds(List.of(
                        new Bounds.Bound(Comparison.GT, new BigDecimal("100")),
                        new Bounds.Bound(Comparison.LTE, new BigDecimal("200"))))));
    }

    @ParameterizedTest
    @CsvSource({"30s,PT30S", "5m,PT5M", "24h,PT24H", "7d,PT168H"})
    void timeSpansHaveAUnit(String text, Duration expected) {
        assertThat(correlation("type: temporal\nrules: [a, b]\ntimespan: " + text)
                        .timespan())
                .isEqualTo(expected);
    }

    @Test
    void unitsOfPySigmaAreTakenWithAWarning() {
        SigmaFile file = read("type: temporal\nrules: [a, b]\ntimespan: 2w");

        assertThat(file.problems()).singleElement().asString().contains("warning", "does not have: \"2w\"");
        assertThat(((SigmaCorrelation) file.documents().getFirst())
                        .correlation()
                        .timespan())
                .isEqualTo(Duration.ofDays(14));
    }

    @Test
    void aliasesNameAFieldForEachRule() {
        Correlation correlation = correlation(
                "type: temporal\nrules: [a, b]\ntimespan: 5m\ngroup-by: [ip]\naliases:\n  ip:\n    a: src\n    b: dst\ngenerate: true");

        assertThat(correlation.aliases()).containsExactly(Map.entry("ip", Map.of("a", "src", "b", "dst")));
        assertThat(correlation.generate()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: evnt_count\\nrules: a\\ntimespan: 1m\\ncondition: {gte: 1} | did you mean \"event_count\"?",
                "rules: a\\ntimespan: 1m\\ncondition: {gte: 1} | no type of correlation",
                "type: event_count\\ntimespan: 1m\\ncondition: {gte: 1} | no rules",
                "type: event_count\\nrules: [a, a]\\ntimespan: 1m\\ncondition: {gte: 1} | listed twice: \"a\"",
                "type: event_count\\nrules: a\\ncondition: {gte: 1} | no timespan",
                "type: event_count\\nrules: a\\ntimespan: 0s\\ncondition: {gte: 1} | not a time span: \"0s\"",
                "type: event_count\\nrules: a\\ntimespan: 1h30m\\ncondition: {gte: 1} | not a time span",
                "type: event_count\\nrules: a\\ntimespan: 1m | no condition",
                "type: event_count\\nrules: a\\ntimespan: 1m\\ncondition: a | text where a map is expected",
                "type: event_count\\nrules: a\\ntimespan: 1m\\ncondition: {gte: 1.5} | not a whole number: \"1.5\"",
                "type: event_count\\nrules: a\\ntimespan: 1m\\ncondition: {gte: '1'} | text where a number is expected",
                "type: event_count\\nrules: a\\ntimespan: 1m\\ncondition: {gt: 1, lt: 2} | bounds that no number satisfies",
                "type: event_count\\nrules: a\\ntimespan: 1m\\ncondition: {gte: 1, field: x} | the condition of event_count does not have",
                "type: event_count\\nrules: a\\ntimespan: 1m\\ncondition: {} | no number to compare with",
                "type: value_count\\nrules: a\\ntimespan: 1m\\ncondition: {gte: 1} | no field whose values",
                "type: value_sum\\nrules: a\\ntimespan: 1m\\ncondition: {gte: 1, field: [x, y]} | not exactly one field",
                "type: value_percentile\\nrules: a\\ntimespan: 1m\\ncondition: {gte: 1, field: x} | no percentile",
                "type: value_percentile\\nrules: a\\ntimespan: 1m\\ncondition: {gte: 1, field: x, percentile: 101} | no percentile, a whole number from 0 to 100: \"101\"",
                "type: event_count\\nrules: a\\ntimespan: 1m\\nwindow: 3\\ncondition: {gte: 1} | an unknown key of correlations",
                "type: event_count\\nrules: a\\ntimespan: 1m\\naliases: [x]\\ncondition: {gte: 1} | where a map of aliases",
                "type: event_count\\nrules: a\\ntimespan: 1m\\ngenerate: 1\\ncondition: {gte: 1} | where true or false"
            })
    void brokenCorrelationsSayWhy(String section, String reason) {
        SigmaFile file = read(section.replace("\\n", "\n"));

        assertThat(file.documents()).isEmpty();
        assertThat(file.problems()).singleElement().asString().contains(": error: correlation", reason);
    }
}
