package dev.tocsin.match.sigma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Oracle.Unwatched;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.SigmaCollection;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What correlations may cost, whoever wrote them and whatever the logs hold: counted in what is kept and looked at. */
final class CorrelationBoundsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private long records;

    private static String correlation(String name, String type, String timespan, String condition) {
        return """
                ---
                title: %s
                correlation:
                  type: %s
                  rules: [any]
                  group-by: [user]
                  timespan: %s
                  condition: {%s}
                """.formatted(name, type, timespan, condition);
    }

    private static SigmaOracle oracle(Limits limits, String... correlations) {
        String yaml = """
                title: Any
                name: any
                logsource: {product: test}
                detection: {s: {user: '*'}, condition: s}
                """ + String.join("", correlations);
        SigmaFile file = SigmaFile.read("test.yml", yaml.getBytes(UTF_8));
        Resolution resolution = SigmaCollection.resolve(List.of(file));
        assertThat(resolution.problems()).isEmpty();
        assertThat(resolution.correlations()).hasSize(correlations.length);
        return new SigmaOracle(resolution, Rules.ANY_JSON, limits);
    }

    private List<Hit> feed(SigmaOracle oracle, Duration after, String user, String value) {
        ObjectNode fields =
                StixJson.mapper().createObjectNode().put("user", user).put("value", value);
        return oracle.accept(new Event(
                new LogSource(LogFormat.GENERIC_JSON, ""),
                new Position("test.log", ++records, 0),
                Optional.of(NOON.plus(after)),
                fields));
    }

    private static RuleCounts counts(SigmaOracle oracle) {
        return oracle.counts().getLast();
    }

    @Test
    void groupsWithoutEndAreLetGoAndCountedTheOneLeftAloneLongestFirst() {
        SigmaOracle oracle =
                oracle(new Limits(1_000, 1_000, 1_000_000), correlation("Three", "event_count", "1d", "gte: 3"));
        for (int i = 0; i < 20_000; i++) {
            feed(oracle, Duration.ofSeconds(i), "user" + i, "");
        }
        assertThat(counts(oracle).evicted()).isEqualTo(19_000);
        assertThat(feed(oracle, Duration.ofSeconds(20_000), "user19999", "")).isEmpty();
        assertThat(feed(oracle, Duration.ofSeconds(20_001), "user19999", "")).hasSize(1);
        assertThat(feed(oracle, Duration.ofSeconds(20_002), "user0", "")).isEmpty();
        assertThat(feed(oracle, Duration.ofSeconds(20_003), "user0", "")).isEmpty();
    }

    @Test
    void oneGroupWithoutEndIsBoundedToo() {
        SigmaOracle oracle = oracle(
                new Limits(500, 500, 1_000_000), correlation("Values", "value_count", "1d", "field: value, gte: 2"));
        for (int i = 0; i < 2_000; i++) {
            assertThat(feed(oracle, Duration.ofSeconds(i), "one", "same")).isEmpty();
        }
        assertThat(counts(oracle).evicted()).isEqualTo(1_500);
    }

    @Test
    void manyCorrelationsShareWhatMayBeKept() {
        String[] many = new String[50];
        for (int i = 0; i < many.length; i++) {
            many[i] = correlation("Nine of " + i, "event_count", "1d", "gte: 9");
        }
        SigmaOracle oracle = oracle(new Limits(10_000, 10_000, 1_000_000), many);
        for (int i = 0; i < 1_000; i++) {
            feed(oracle, Duration.ofSeconds(i), "user" + i, "");
        }
        assertThat(oracle.counts().stream().skip(1))
                .hasSize(50)
                .allSatisfy(counts -> assertThat(counts.evicted()).isEqualTo(1_000 - 10_000 / 50));
    }

    @Test
    void oneThatNeedsMoreEventsThanItMayKeepIsRefused() {
        Limits limits = new Limits(100, 100, 1_000_000);
        SigmaOracle oracle = oracle(
                limits,
                correlation("Just enough", "event_count", "1h", "gte: 100"),
                correlation("More", "event_count", "1h", "gt: 100"),
                correlation("Very many", "event_count", "1h", "gte: " + "9".repeat(60)));
        assertThat(oracle.unwatched())
                .extracting(unwatched -> unwatched.rule().name(), Unwatched::reason)
                .containsExactly(
                        tuple("More", "it counts at least 101 events, and at most 100 are kept for it"),
                        tuple("Very many", "it counts at least 1099511627776 events, and at most 100 are kept for it"));
    }

    @Test
    void aTimeSpanOfAgesIsATimeSpan() {
        SigmaOracle oracle = oracle(Limits.DEFAULT, correlation("Ages", "event_count", "999999999y", "gte: 2"));
        assertThat(feed(oracle, Duration.ofDays(-365L * 4_000), "one", "")).isEmpty();
        assertThat(feed(oracle, Duration.ofDays(365L * 4_000), "one", "")).hasSize(1);
    }

    @Test
    void aSearchAmongEventsOutOfOrderEndsAfterSoManyLookedAt() {
        String spread = correlation("Spread", "value_count", "10s", "field: value, gte: 150");
        for (int steps : new int[] {100, 1_000_000}) {
            SigmaOracle oracle = oracle(new Limits(1_000, 1_000, steps), spread);
            for (int i = 0; i < 100; i++) {
                feed(oracle, Duration.ofMillis(i), "one", "early" + i);
                feed(oracle, Duration.ofMillis(20_000 - i), "one", "late" + i);
            }
            assertThat(counts(oracle).searchesGivenUp()).isZero();
            // In reach of this one lie 200 values, and no ten seconds hold 150 of them.
            assertThat(feed(oracle, Duration.ofMillis(10_050), "one", "middle")).isEmpty();
            assertThat(counts(oracle).searchesGivenUp()).isEqualTo(steps == 100 ? 1 : 0);
        }
    }

    @Test
    void percentilesAreThoseOfTheNumbersInOrder() {
        for (int[] expected : new int[][] {{0, 1}, {1, 1}, {10, 1}, {11, 2}, {50, 5}, {99, 10}, {100, 10}}) {
            SigmaOracle oracle = oracle(
                    Limits.DEFAULT,
                    correlation(
                            "Percentile",
                            "value_percentile",
                            "1h",
                            "field: value, percentile: " + expected[0] + ", eq: " + expected[1]));
            for (int i = 10; i > 0; i--) {
                feed(oracle, Duration.ofSeconds(i), "one", String.valueOf(i));
            }
            assertThat(oracle.end()).as("percentile " + expected[0]).hasSize(1);
        }
    }
}
