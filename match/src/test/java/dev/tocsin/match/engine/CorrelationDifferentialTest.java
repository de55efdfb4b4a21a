package dev.tocsin.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.EventMatcher;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Limits;
import dev.tocsin.match.sigma.Binding;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.match.sigma.SigmaOracle;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.SigmaCollection;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

/** Rules and correlations of them: the engine before the plain evaluator, held against the plain evaluator alone. */
final class CorrelationDifferentialTest {

    private static final LogSources ANY_JSON = LogSources.standard()
            .with(Optional.of("test"), Optional.empty(), Optional.empty(), Binding.of(LogFormat.GENERIC_JSON));

    @Test
    void randomCorrelationsHitTheSameWithTheEngineAndWithout() {
        Map<String, Integer> hitsByType = new TreeMap<>();
        qt().withExamples(600).withFixedSeed(3).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            RandomCorrelations random = new RandomCorrelations(new Random(seed));
            String yaml = random.rules();
            Resolution resolution = resolve(yaml);
            Limits limits = new Limits(random.among(8, 30, 200), 600, random.among(20, 400, 100_000));
            EventMatcher plain = new SigmaOracle(resolution, ANY_JSON, limits);
            EventMatcher fast = new SigmaMatcher(resolution, ANY_JSON, limits, List.of());
            assertThat(fast.unwatched()).isEqualTo(plain.unwatched());
            for (int i = 1; i <= 60; i++) {
                Event event = random.event(i);
                same(plain.accept(event), fast.accept(event), yaml, hitsByType);
            }
            same(plain.end(), fast.end(), yaml, hitsByType);
            assertThat(fast.counts()).as(yaml).isEqualTo(plain.counts());
        });
        assertThat(hitsByType.keySet()).containsAll(RandomCorrelations.TYPES).contains("rule");
    }

    private static void same(List<Hit> plain, List<Hit> fast, String yaml, Map<String, Integer> hitsByType) {
        assertThat(fast).as(yaml).isEqualTo(plain);
        plain.forEach(hit -> hitsByType.merge(hit.rule().name().split(" ", 2)[0], 1, Integer::sum));
    }

    private static Resolution resolve(String yaml) {
        SigmaFile file = SigmaFile.read("random.yml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(file.problems().stream().filter(problem -> problem.severity() == Severity.ERROR))
                .as(yaml)
                .isEmpty();
        Resolution resolution = SigmaCollection.resolve(List.of(file));
        assertThat(resolution.problems()).as(yaml).isEmpty();
        return resolution;
    }

    /** Few rules that events often match, correlations of them and of one another, and events not always in order. */
    private static final class RandomCorrelations {

        static final List<String> TYPES = List.of(
                "event_count",
                "value_count",
                "temporal",
                "temporal_ordered",
                "value_sum",
                "value_avg",
                "value_median",
                "value_percentile");

        private static final List<String> DETECTIONS = List.of(
                "s: {kind: a}",
                "s: {kind|contains: b}",
                "s: {kind|re: '^[ab]$'}",
                "s: {bytes|gte: 50}",
                "s: [c, err]",
                "s: {user|exists: true}");

        private final Random random;
        private final List<String> names = new ArrayList<>();

        RandomCorrelations(Random random) {
            this.random = random;
        }

        String rules() {
            StringBuilder yaml = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                yaml.append("title: rule ").append(i).append("\nname: r").append(i);
                yaml.append("\nlogsource: {product: test}\ndetection:\n  ").append(pick(DETECTIONS));
                yaml.append("\n  condition: ")
                        .append(random.nextInt(6) == 0 ? "not s" : "s")
                        .append("\n---\n");
                names.add("r" + i);
            }
            int correlations = 1 + random.nextInt(4);
            for (int i = 0; i < correlations; i++) {
                yaml.append(correlation("k" + i)).append(i + 1 < correlations ? "---\n" : "");
                names.add("k" + i);
            }
            return yaml.toString();
        }

        private String correlation(String name) {
            String type = pick(TYPES);
            List<String> rules = some(names);
            String aliases = "";
            List<String> groupBy = new ArrayList<>(random.nextBoolean() ? some(List.of("user", "host")) : List.of());
            if (random.nextInt(3) == 0) {
                StringBuilder fields = new StringBuilder();
                rules.forEach(rule -> fields.append(fields.isEmpty() ? "" : ", ")
                        .append(rule)
                        .append(": ")
                        .append(pick(List.of("user", "host"))));
                aliases = "  aliases: {who: {" + fields + "}}\n";
                groupBy.add("who");
            }
            return "title: " + type + " " + name + "\nname: " + name + "\ncorrelation:\n  type: " + type + "\n  rules: "
                    + rules + "\n" + (groupBy.isEmpty() ? "" : "  group-by: " + groupBy + "\n") + aliases
                    + "  timespan: " + pick(List.of("3s", "10s", "1m")) + "\n  generate: " + random.nextBoolean() + "\n"
                    + condition(type, rules);
        }

        private String condition(String type, List<String> rules) {
            return switch (type) {
                case "event_count" -> "  condition: {" + bounds(6) + "}\n";
                case "value_count" ->
                    "  condition: {field: " + pick(List.of("host", "kind")) + ", " + bounds(4) + "}\n";
                case "value_percentile" ->
                    "  condition: {field: bytes, percentile: " + random.nextInt(101) + ", " + bounds(120) + "}\n";
                case "temporal", "temporal_ordered" ->
                    switch (random.nextInt(3)) {
                        case 0 -> "  condition: {gte: " + (1 + random.nextInt(rules.size())) + "}\n";
                        case 1 ->
                            rules.size() < 2
                                    ? ""
                                    : "  condition: " + rules.getFirst() + pick(List.of(" and ", " or ", " and not "))
                                            + rules.getLast() + "\n";
                        default -> "";
                    };
                default -> "  condition: {field: bytes, " + bounds(120) + "}\n";
            };
        }

        private String bounds(int most) {
            int number = 1 + random.nextInt(most);
            return switch (random.nextInt(6)) {
                case 0 -> "lte: " + number;
                case 1 -> "gte: " + number + ", lt: " + (number + 1 + random.nextInt(most));
                case 2 -> "gt: " + number;
                default -> "gte: " + number;
            };
        }

        Event event(int record) {
            ObjectNode fields = StixJson.mapper().createObjectNode();
            fields.put("kind", pick(List.of("a", "b", "c", "ab", "err")));
            if (random.nextInt(8) > 0) {
                fields.put("user", pick(List.of("x", "y", "z")));
            }
            fields.put("host", pick(List.of("x", "y", "h")));
            if (random.nextBoolean()) {
                fields.put("bytes", random.nextInt(150));
            } else {
                fields.putArray("bytes").add(random.nextInt(100)).add("7");
            }
            long second = Math.max(0, record - (random.nextInt(5) == 0 ? random.nextInt(12) : 0));
            return new Event(
                    new LogSource(LogFormat.GENERIC_JSON, ""),
                    new Position("random.json", record, 0),
                    random.nextInt(20) == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second)),
                    fields);
        }

        int among(int... numbers) {
            return numbers[random.nextInt(numbers.length)];
        }

        private List<String> some(List<String> from) {
            List<String> some = new ArrayList<>(
                    from.stream().filter(each -> random.nextInt(2) == 0).toList());
            return some.isEmpty() ? List.of(pick(from)) : some;
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
