package dev.tocsin.match.sigma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tocsin.match.Hit;
import dev.tocsin.match.Limits;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.SigmaCollection;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What correlations mean (Sigma correlation rules specification 2.1, Correlation Types), case by case. An event is its
 * second, its kind, which is the rule that matches it, and fields.
 */
class CorrelationMeaningTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Rules a, b and c, each for the events of that kind, and what is given. */
    private static Resolution resolve(String... documents) {
        StringBuilder yaml = new StringBuilder();
        for (String kind : List.of("a", "b", "c")) {
            yaml.append("""
                    title: Kind %s
                    name: %s
                    logsource:
                      product: test
                    detection:
                      sel:
                        kind: %s
                      condition: sel
                    ---
                    """.formatted(kind, kind, kind));
        }
        yaml.append(String.join("---\n", documents));
        SigmaFile file = SigmaFile.read("test.yml", yaml.toString().getBytes(UTF_8));
        Resolution resolution = SigmaCollection.resolve(List.of(file));
        assertThat(file.problems()).isEmpty();
        assertThat(resolution.problems()).isEmpty();
        return resolution;
    }

    private static String correlation(String type, String rules, String more) {
        return """
                title: Together
                name: together
                correlation:
                  type: %s
                  rules: %s
                  group-by: [user]
                  timespan: 10s
                %s""".formatted(type, rules, more.indent(2));
    }

    private final List<Hit> hits = new ArrayList<>();
    private long records;

    private SigmaOracle oracle(Resolution resolution) {
        return new SigmaOracle(resolution, Rules.ANY_JSON, Limits.DEFAULT);
    }

    private void feed(SigmaOracle oracle, String... events) {
        for (String event : events) {
            String[] parts = event.split(" ", 3);
            String fields = parts.length > 2 ? "," + parts[2] : "";
            hits.addAll(oracle.accept(new Event(
                    new LogSource(LogFormat.GENERIC_JSON, ""),
                    new Position("test.log", ++records, 0),
                    parts[0].equals("-")
                            ? Optional.empty()
                            : Optional.of(NOON.plusMillis(Math.round(Double.parseDouble(parts[0]) * 1000))),
                    Rules.json("{'kind':'" + parts[1] + "'" + fields + "}"))));
        }
    }

    /** Each hit as the numbers of its events. */
    private List<List<Long>> found() {
        return hits.stream()
                .map(hit -> hit.evidence().stream()
                        .map(evidence -> evidence.event().position().record())
                        .toList())
                .toList();
    }

    @Test
    void events_are_counted_within_the_time_span_and_each_counts_once() {
        SigmaOracle oracle = oracle(resolve(correlation("event_count", "[a]", "condition:\n  gte: 3")));
        feed(oracle, "0 a 'user':'x'", "5 a 'user':'x'", "11 a 'user':'x'");
        assertThat(hits).isEmpty();
        feed(oracle, "15 a 'user':'x'", "15 a 'user':'x'", "15 a 'user':'x'");
        assertThat(found()).containsExactly(List.of(2L, 3L, 4L));
        feed(oracle, "16 a 'user':'x'");
        assertThat(found()).containsExactly(List.of(2L, 3L, 4L), List.of(5L, 6L, 7L));
    }

    @Test
    void the_time_span_includes_its_end_and_no_more() {
        SigmaOracle oracle = oracle(resolve(correlation("event_count", "[a]", "condition:\n  gt: 1")));
        feed(oracle, "0 a 'user':'x'", "10.001 a 'user':'x'");
        assertThat(hits).isEmpty();
        feed(oracle, "20.001 a 'user':'x'");
        assertThat(found()).containsExactly(List.of(2L, 3L));
    }

    @Test
    void groups_are_counted_apart_and_what_is_in_no_group_or_has_no_time_is_not_counted() {
        SigmaOracle oracle = oracle(resolve(correlation("event_count", "[a]", "condition:\n  gte: 2")));
        feed(oracle, "0 a 'user':'x'", "1 a 'user':'X'", "2 a", "3 a 'user':null", "- a 'user':'x'");
        assertThat(hits).isEmpty();
        feed(oracle, "4 a 'user':'X'");
        assertThat(found()).containsExactly(List.of(2L, 6L));
    }

    @Test
    void the_order_of_arrival_does_not_matter() {
        SigmaOracle oracle = oracle(resolve(correlation("event_count", "[a, b]", "condition:\n  gte: 3")));
        feed(oracle, "9 a 'user':'x'", "30 a 'user':'x'", "2 b 'user':'x'", "5 d 'user':'x'", "11 a 'user':'x'");
        assertThat(found()).containsExactly(List.of(3L, 1L, 5L));
    }

    @Test
    void an_upper_bound_is_told_when_the_window_is_over() {
        SigmaOracle oracle = oracle(resolve(correlation("event_count", "[a]", "condition:\n  gte: 2\n  lt: 4")));
        feed(oracle, "0 a 'user':'x'", "1 a 'user':'x'", "2 a 'user':'x'");
        assertThat(hits).isEmpty();
        feed(oracle, "11 a 'user':'x'", "12 a 'user':'x'", "13 a 'user':'x'", "14 a 'user':'x'", "22 a 'user':'x'");
        assertThat(found()).containsExactly(List.of(1L, 2L, 3L));
        feed(oracle, "23 a 'user':'x'");
        hits.addAll(oracle.end());
        assertThat(found()).containsExactly(List.of(1L, 2L, 3L), List.of(8L, 9L));
    }

    @Test
    void different_values_are_counted() {
        SigmaOracle oracle = oracle(resolve(correlation("value_count", "[a]", "condition:\n  field: host\n  gte: 3")));
        feed(
                oracle,
                "0 a 'user':'x','host':'h'",
                "1 a 'user':'x','host':'h'",
                "2 a 'user':'x','host':'i'",
                "3 a 'user':'x'");
        assertThat(hits).isEmpty();
        feed(oracle, "4 a 'user':'x','host':['h','j']");
        assertThat(found()).containsExactly(List.of(1L, 2L, 3L, 4L, 5L));
    }

    @Test
    void all_rules_of_a_temporal_correlation_match_in_any_order() {
        SigmaOracle oracle = oracle(resolve(correlation("temporal", "[a, b, c]", "")));
        feed(oracle, "0 a 'user':'x'", "4 c 'user':'x'", "11 b 'user':'x'");
        assertThat(hits).isEmpty();
        feed(oracle, "9 a 'user':'x'");
        assertThat(found()).containsExactly(List.of(2L, 4L, 3L));
    }

    @Test
    void an_ordered_one_wants_them_in_the_order_of_its_rules() {
        SigmaOracle oracle = oracle(resolve(correlation("temporal_ordered", "[a, b]", "")));
        feed(oracle, "0 b 'user':'x'", "1 a 'user':'x'");
        assertThat(hits).isEmpty();
        feed(oracle, "1 b 'user':'x'");
        assertThat(found()).hasSize(1);
        assertThat(found().getFirst()).contains(2L, 3L);
    }

    @Test
    void a_condition_over_rules_is_judged_at_once_unless_something_must_be_missing() {
        SigmaOracle either = oracle(resolve(correlation("temporal", "[a, b, c]", "condition: a and (b or c)")));
        feed(either, "0 b 'user':'x'", "1 c 'user':'y'", "2 a 'user':'x'");
        assertThat(found()).containsExactly(List.of(1L, 3L));
        hits.clear();
        SigmaOracle without = oracle(resolve(correlation("temporal", "[a, b, c]", "condition: a and not b and not c")));
        feed(without, "0 a 'user':'x'", "1 b 'user':'x'", "1 a 'user':'y'");
        assertThat(hits).isEmpty();
        hits.addAll(without.end());
        assertThat(found()).containsExactly(List.of(6L));
    }

    @Test
    void an_ordered_condition_wants_those_that_satisfy_it_in_order() {
        SigmaOracle oracle = oracle(resolve(correlation("temporal_ordered", "[a, b, c]", "condition: a and (b or c)")));
        feed(oracle, "0 b 'user':'x'", "1 a 'user':'x'");
        assertThat(hits).isEmpty();
        feed(oracle, "2 c 'user':'x'");
        assertThat(found()).containsExactly(List.of(1L, 2L, 3L));
    }

    @Test
    void a_number_of_rules_can_be_asked_for() {
        SigmaOracle oracle = oracle(resolve(correlation("temporal", "[a, b, c]", "condition:\n  gte: 2")));
        feed(oracle, "0 a 'user':'x'", "1 a 'user':'x'", "2 c 'user':'x'");
        assertThat(found()).containsExactly(List.of(1L, 2L, 3L));
    }

    @Test
    void aliases_join_fields_of_other_names() {
        String document = """
                title: Together
                correlation:
                  type: temporal
                  rules: [a, b]
                  group-by: [address]
                  timespan: 10s
                  aliases:
                    address:
                      a: src
                      b: dst
                """;
        SigmaOracle oracle = oracle(resolve(document));
        feed(oracle, "0 a 'src':'10.0.0.1','dst':'10.0.0.2'", "1 b 'src':'10.0.0.1','dst':'10.0.0.3'");
        assertThat(hits).isEmpty();
        feed(oracle, "2 b 'src':'10.0.0.9','dst':'10.0.0.1'");
        assertThat(found()).containsExactly(List.of(1L, 3L));
    }

    @Test
    void a_correlation_counts_the_hits_of_another() {
        String many = correlation("event_count", "[a]", "condition:\n  gte: 2").replace("ogether", "many");
        String then = """
                title: Then
                correlation:
                  type: temporal_ordered
                  rules: [tmany, b]
                  group-by: [user]
                  timespan: 1m
                """;
        SigmaOracle oracle = oracle(resolve(many, then));
        feed(oracle, "0 a 'user':'x'", "1 b 'user':'x'", "2 a 'user':'x'", "3 b 'user':'y'");
        assertThat(hits).isEmpty();
        feed(oracle, "50 b 'user':'x'");
        assertThat(hits).extracting(hit -> hit.rule().name()).containsExactly("Then");
        assertThat(found().getFirst()).contains(1L, 3L, 5L);
    }

    @Test
    void a_hit_says_which_rule_each_event_satisfied_and_what_they_share() {
        SigmaOracle oracle = oracle(resolve(correlation("temporal", "[a, both]", ""), """
                title: Both
                name: both
                logsource:
                  product: test
                detection:
                  sel:
                    kind: [a, b]
                  condition: sel
                """));
        feed(oracle, "0 b 'user':'y'", "1 a 'user':'x'");
        Hit hit = hits.stream()
                .filter(each -> each.rule().name().equals("Together"))
                .findFirst()
                .orElseThrow();
        assertThat(hit.group()).containsExactly(Map.entry("user", List.of("x")));
        assertThat(hit.evidence())
                .extracting(
                        evidence -> evidence.event().position().record(),
                        evidence -> evidence.counted().orElseThrow().name())
                .containsExactly(tuple(2L, "Kind a"), tuple(2L, "Both"));
    }

    @Test
    void a_rule_that_only_a_correlation_wants_gives_no_hits_unless_it_says_so() {
        SigmaOracle quiet = oracle(resolve(correlation("event_count", "[a]", "condition:\n  gte: 9")));
        feed(quiet, "0 a 'user':'x'", "0 b 'user':'x'");
        assertThat(hits).extracting(hit -> hit.rule().name()).containsExactly("Kind b");
        hits.clear();
        SigmaOracle loud = oracle(resolve(correlation("event_count", "[a]", "condition:\n  gte: 9\ngenerate: true")));
        feed(loud, "0 a 'user':'x'");
        assertThat(hits).extracting(hit -> hit.rule().name()).containsExactly("Kind a");
    }

    @Test
    void numbers_are_added_up_at_once_and_averaged_over_the_whole_window() {
        SigmaOracle sum = oracle(resolve(correlation("value_sum", "[a]", "condition:\n  field: bytes\n  gte: 100")));
        feed(sum, "0 a 'user':'x','bytes':60", "1 a 'user':'x','bytes':'40'");
        assertThat(found()).containsExactly(List.of(1L, 2L));
        hits.clear();
        SigmaOracle average = oracle(resolve(correlation("value_avg", "[a]", "condition:\n  field: bytes\n  gte: 50")));
        feed(average, "0 a 'user':'x','bytes':90", "1 a 'user':'x','bytes':0", "2 a 'user':'y','bytes':60");
        assertThat(hits).isEmpty();
        hits.addAll(average.end());
        assertThat(found()).containsExactly(List.of(5L));
    }

    @Test
    void what_it_may_keep_is_bounded_and_the_group_untouched_for_longest_goes_first() {
        SigmaOracle oracle = new SigmaOracle(
                resolve(correlation("event_count", "[a]", "condition:\n  gte: 3")),
                Rules.ANY_JSON,
                new Limits(4, 4, 1_000));
        feed(oracle, "0 a 'user':'x'", "0 a 'user':'y'", "0 a 'user':'y'", "0 a 'user':'x'", "1 a 'user':'z'");
        assertThat(oracle.counts()).extracting(RuleCounts::evicted).contains(2L);
        feed(oracle, "2 a 'user':'y'");
        assertThat(hits).isEmpty();
        feed(oracle, "2 a 'user':'x'");
        assertThat(found()).containsExactly(List.of(1L, 4L, 7L));
    }
}
