package dev.tocsin.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.sigma.Binding;
import dev.tocsin.match.sigma.Explainer;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.match.sigma.SigmaOracle;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.detection.ConditionParser;
import dev.tocsin.sigma.detection.DetectionReader;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The largest rules that are let in, compiled and asked: what they cost is counted in rules asked and bytes of searches. What is
 * larger is refused when it is read.
 */
final class HostileRulesTest {

    private static final LogSource JSON = new LogSource(LogFormat.GENERIC_JSON, "");
    private static final LogSources ANY_JSON = LogSources.standard()
            .with(Optional.of("test"), Optional.empty(), Optional.empty(), Binding.of(LogFormat.GENERIC_JSON));

    private static SigmaRule rule(String detection) {
        String yaml = "title: hostile\nlogsource: {product: test}\ndetection:\n" + detection.indent(2);
        SigmaFile file = SigmaFile.read("hostile.yml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(file.problems().stream().filter(problem -> problem.severity() == Severity.ERROR))
                .isEmpty();
        return (SigmaRule) file.documents().getFirst();
    }

    /** A rule compiled, and the plain evaluator to hold it against. */
    private static final class Asked {

        private final SigmaRule rule;
        private final SigmaEngine engine;
        private final SigmaEngine.Session session;

        Asked(SigmaRule rule) {
            this.rule = rule;
            this.engine = SigmaEngine.of(List.of(rule), ANY_JSON);
            this.session = engine.session();
        }

        /** Whether the rule holds, which both agree on. */
        boolean holds(String field, String value) {
            ObjectNode fields = StixJson.mapper().createObjectNode().put(field, value);
            byte[] record = StixJson.write(fields);
            assertThat(session.read(record, 0, record.length)).isEqualTo(record.length);
            boolean[] held = new boolean[1];
            session.match(JSON, record, number -> held[0] = true);
            Event event = new Event(JSON, new Position("hostile.json", 1, 0), Optional.empty(), fields);
            boolean plainly =
                    !new SigmaOracle(List.of(rule), ANY_JSON).accept(event).isEmpty();
            assertThat(held[0]).isEqualTo(plainly);
            assertThat(new Explainer(ANY_JSON)
                            .explain(rule, event)
                            .orElseThrow()
                            .holds())
                    .isEqualTo(plainly);
            return plainly;
        }
    }

    @Test
    void aHundredThousandValuesAreOneSearchAndARuleIsAskedOnlyIfOneIsSeen() {
        String values = IntStream.range(0, 100_000)
                .mapToObj(i -> "    - value" + i + "end")
                .collect(Collectors.joining("\n"));
        Asked asked = new Asked(rule("s:\n  f|contains:\n" + values + "\ncondition: s"));
        assertThat(asked.holds("f", "nothing of the kind, value7 least of all")).isFalse();
        assertThat(asked.session.candidates()).isZero();
        assertThat(asked.holds("f", "so value77777end it is")).isTrue();
        assertThat(asked.session.candidates()).isEqualTo(1);
        assertThat(asked.engine.size()).isLessThan(100L << 20);
    }

    @Test
    void oneOfAllSearchesThatARuleMayHaveIsAskedOnlyIfOneIsSeen() {
        int most = DetectionReader.MAX_SEARCHES - 1;
        String searches = IntStream.range(0, most)
                .mapToObj(i -> "s" + i + ": {f: value" + i + "}")
                .collect(Collectors.joining("\n"));
        Asked asked = new Asked(rule(searches + "\ncondition: 1 of them"));
        assertThat(asked.holds("f", "value")).isFalse();
        assertThat(asked.session.candidates()).isZero();
        assertThat(asked.holds("f", "value" + (most - 1))).isTrue();
        Asked all = new Asked(rule(searches + "\ncondition: all of them"));
        assertThat(all.holds("f", "value1")).isFalse();
    }

    @Test
    void theDeepestConditionIsAskedWithoutOverflow() {
        int depth = ConditionParser.MAX_DEPTH - 2;
        String condition = "not (".repeat(depth / 2) + "s" + ")".repeat(depth / 2);
        Asked asked = new Asked(rule("s: {f: x}\ncondition: " + condition));
        assertThat(asked.holds("f", "x")).isEqualTo(depth / 2 % 2 == 0);
        assertThat(asked.holds("f", "y")).isEqualTo(depth / 2 % 2 != 0);
    }

    @Test
    void wildcardsThatBacktrackingWouldTryForAgesAreMatchedAllTheSame() {
        Asked stars = new Asked(rule("s: {f: '" + "*a".repeat(500) + "*b'}\ncondition: s"));
        assertThat(stars.holds("f", "a".repeat(20_000))).isFalse();
        assertThat(stars.holds("f", "a".repeat(20_000) + "b")).isTrue();
        Asked marks = new Asked(rule("s: {f: '*" + "?a".repeat(200) + "b'}\ncondition: s"));
        assertThat(marks.holds("f", "a".repeat(20_000))).isFalse();
    }

    @Test
    void expressionsThatBacktrackingWouldTryForAgesAreSearchedAllTheSame() {
        for (String expression : List.of("(a+)+$", "(a|aa)+$", "^(a?){50}a{50}$", "(.*)*x(.*)*y$")) {
            Asked asked = new Asked(rule("s: {f|re: '" + expression + "'}\ncondition: s"));
            assertThat(asked.holds("f", "a".repeat(20_000) + "!"))
                    .as(expression)
                    .isFalse();
        }
    }
}
