package dev.tocsin.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.match.mapping.RandomEvents;
import dev.tocsin.stix.pattern.PatternText;
import dev.tocsin.telemetry.LogSource;
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
            IndicatorRule rule =
                    Samples.rule(RandomPatterns.pattern(random, observations, 2), Instant.MIN, Optional.empty());
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
}
