package dev.tocsin.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.match.mapping.RandomEvents;
import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.ComparisonExpression.Operator;
import dev.tocsin.stix.pattern.Literal;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import dev.tocsin.stix.pattern.ObservationExpression;
import dev.tocsin.stix.pattern.PatternText;
import dev.tocsin.telemetry.LogSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A rule that is said not to apply to a log has no hit in any event of that log. */
class AnyRuleTest {

    private final EventMapping mapping = EventMapping.standard();

    @Test
    void noRuleThatHasAHitIsSaidNotToApply() {
        int[] seen = new int[2];
        qt().withExamples(1_500).forAll(longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            RandomEvents events = new RandomEvents(mapping, seed);
            List<Observation> observations = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                observations.add(mapping.observe(events.next(), misfit -> {}));
            }
            IndicatorRule rule = Samples.rule(pattern(random, observations, 2), Instant.MIN, Optional.empty());
            List<LogSource> sources =
                    observations.stream().map(each -> each.event().source()).toList();
            Oracle oracle = new Oracle(List.of(rule));
            List<Hit> hits = Samples.run(oracle, observations.toArray(Observation[]::new));
            Applicability said = Applicability.of(rule, sources, mapping);
            if (hits.isEmpty()) {
                seen[1] += said instanceof Applicability.CannotApply ? 1 : 0;
                return;
            }
            seen[0]++;
            String as = PatternText.of(rule.pattern()) + " on " + sources;
            assertThat(said).as(as).isEqualTo(new Applicability.Applies());
            for (Hit hit : hits) {
                assertThat(hit.evidence())
                        .allSatisfy(evidence -> assertThat(Applicability.concerns(
                                        rule, evidence.event().source(), mapping))
                                .as(as)
                                .isTrue());
            }
        });
        assertThat(seen[0]).as("rules with hits").isGreaterThan(200);
        assertThat(seen[1]).as("rules that cannot apply").isGreaterThan(50);
    }

    private static ObservationExpression pattern(Random random, List<Observation> observations, int depth) {
        List<ObservationExpression> operands = new ArrayList<>();
        if (depth > 0) {
            operands.add(pattern(random, observations, depth - 1));
            operands.add(pattern(random, observations, depth - 1));
        }
        return switch (random.nextInt(depth > 0 ? 7 : 1)) {
            case 1 -> new ObservationExpression.And(operands);
            case 2 -> new ObservationExpression.FollowedBy(operands);
            case 3 -> new ObservationExpression.Repeats(operands.getFirst(), random.nextInt(1, 3));
            case 4 -> new ObservationExpression.Within(operands.getFirst(), BigDecimal.valueOf(1_000));
            case 5, 6 -> new ObservationExpression.Or(operands);
            default -> new ObservationExpression.Observation(comparison(random, observations, 2));
        };
    }

    private static ComparisonExpression comparison(Random random, List<Observation> observations, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            ComparisonExpression first = comparison(random, observations, depth - 1);
            ComparisonExpression second = comparison(random, observations, depth - 1);
            return random.nextBoolean()
                    ? new ComparisonExpression.Or(List.of(first, second))
                    : new ComparisonExpression.And(List.of(first, second));
        }
        Observation of = observations.get(random.nextInt(observations.size()));
        Walked walked = walk(random, of);
        Literal literal = walked.end().isIntegralNumber() && random.nextInt(4) > 0
                ? new Literal.Whole(walked.end().bigIntegerValue())
                : new Literal.Text(random.nextInt(4) > 0 ? walked.end().asText() : "x");
        boolean negated = random.nextInt(4) == 0;
        return switch (random.nextInt(6)) {
            case 0 -> new ComparisonExpression.Exists(walked.path(), negated);
            case 1 -> new ComparisonExpression.In(walked.path(), negated, List.of(literal));
            case 2 -> new ComparisonExpression.Comparison(walked.path(), negated, Operator.NOT_EQUAL, literal);
            case 3 -> new ComparisonExpression.Comparison(walked.path(), negated, Operator.GREATER_OR_EQUAL, literal);
            default -> new ComparisonExpression.Comparison(walked.path(), negated, Operator.EQUAL, literal);
        };
    }

    private record Walked(ObjectPath path, JsonNode end) {}

    /** A path from some object of the observation along what is there, and sometimes beside it. */
    private static Walked walk(Random random, Observation observation) {
        List<ObjectNode> objects = List.copyOf(observation.objects().values());
        if (objects.isEmpty()) {
            ObjectPath nowhere = new ObjectPath("mutex", List.of(new Step.Property("name")));
            return new Walked(nowhere, TextNode.valueOf("x"));
        }
        ObjectNode from = objects.get(random.nextInt(objects.size()));
        List<Step> steps = new ArrayList<>();
        JsonNode at = from;
        while (steps.size() < 8
                && (steps.isEmpty()
                        || at.isContainerNode()
                        || observation.objects().containsKey(at.asText()))) {
            JsonNode inner = at.isTextual() ? observation.objects().get(at.textValue()) : at;
            if (inner == null || (at.isTextual() && random.nextInt(3) == 0)) {
                break;
            }
            if (random.nextInt(20) == 0) {
                steps.add(new Step.Property("x_other"));
                break;
            }
            if (inner.isArray()) {
                if (inner.isEmpty()) {
                    break;
                }
                int index = random.nextInt(inner.size());
                steps.add(random.nextBoolean() ? new Step.AnyElement() : new Step.Index(index));
                at = inner.get(index);
            } else {
                List<String> names = new ArrayList<>();
                inner.fieldNames().forEachRemaining(names::add);
                if (names.isEmpty()) {
                    break;
                }
                String name = names.get(random.nextInt(names.size()));
                steps.add(new Step.Property(name));
                at = inner.path(name);
            }
        }
        String type = from.path("type").asText("mutex");
        return new Walked(
                new ObjectPath(
                        type.isEmpty() ? "mutex" : type,
                        steps.isEmpty() ? List.of(new Step.Property("x_other")) : steps),
                at);
    }
}
