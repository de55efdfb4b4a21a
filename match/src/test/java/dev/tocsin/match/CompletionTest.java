package dev.tocsin.match;

import static dev.tocsin.match.Samples.NOON;
import static dev.tocsin.match.Samples.at;
import static dev.tocsin.match.Samples.between;
import static dev.tocsin.match.Samples.letter;
import static dev.tocsin.match.Samples.letters;
import static dev.tocsin.match.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.match.Hit.Matched;
import dev.tocsin.match.Observation.Interval;
import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.telemetry.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a rule that waits searches for a hit, and that it misses none by not searching. */
class CompletionTest {

    private static final int OBSERVATIONS = 40;

    /** A rule that searches among all that waits whenever something arrives. */
    private static final class AlwaysSearching {

        private static final long STEPS = 200_000;

        private final Need need;
        private final List<Need.One> singles;
        private final List<ObjectTest> tests;
        private final List<Kept> waiting = new ArrayList<>();
        private boolean gaveUp;
        private long arrivals;

        AlwaysSearching(IndicatorRule rule) {
            List<ComparisonExpression> comparisons = new ArrayList<>();
            need = Need.of(rule.pattern(), comparisons);
            singles = need.singles().toList();
            tests = comparisons.stream().map(ObjectTest::new).toList();
        }

        /** The events of the hit, or none. */
        List<Event> accept(Observation observation) {
            Map<Integer, List<Matched>> matched = new HashMap<>();
            for (Need.One single : singles) {
                if (single.span().admits(observation.seen())) {
                    tests.get(single.test())
                            .of(List.copyOf(observation.objects().values()), observation.objects())
                            .ifPresent(values -> matched.put(single.test(), values));
                }
            }
            if (matched.isEmpty()) {
                return List.of();
            }
            waiting.add(new Kept(observation.event(), observation.seen(), ++arrivals, observation.count(), matched));
            List<Kept> candidates = waiting.stream().sorted(Kept.IN_TIME).toList();
            return switch (Search.run(need, candidates, STEPS)) {
                case Search.Outcome.Found(var chosen) -> {
                    waiting.removeIf(chosen::containsKey);
                    yield chosen.keySet().stream().map(Kept::event).toList();
                }
                case Search.Outcome.None none -> List.of();
                case Search.Outcome.GivenUp givenUp -> {
                    gaveUp = true;
                    yield List.of();
                }
            };
        }
    }

    @Test
    void missesNoHitThatASearchAtEachArrivalFinds() {
        long[] hits = {0};
        long[] compared = {0};
        qt().withExamples(1_500).forAll(longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            String written = OracleAgainstDefinitionTest.pattern(random, 3);
            IndicatorRule rule = rule(letters(written));
            AlwaysSearching reference = new AlwaysSearching(rule);
            Oracle oracle = new Oracle(List.of(rule));
            for (int i = 0; i < OBSERVATIONS; i++) {
                Observation observation = observation(random);
                List<Event> expected = reference.accept(observation);
                List<Event> found = oracle.accept(observation).stream()
                        .flatMap(hit -> hit.evidence().stream())
                        .map(Hit.Evidence::event)
                        .toList();
                if (reference.gaveUp || oracle.counts().getFirst().searchesGivenUp() > 0) {
                    return;
                }
                int number = i;
                assertThat(found).as(() -> written + ", arrival " + number).isEqualTo(expected);
                hits[0] += found.isEmpty() ? 0 : 1;
            }
            compared[0]++;
        });
        assertThat(compared[0]).as("patterns compared to the end").isGreaterThan(1_000);
        assertThat(hits[0]).isGreaterThan(5_000);
    }

    private static Observation observation(Random random) {
        int second = random.nextInt(30);
        Optional<Interval> seen = switch (random.nextInt(8)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(between(second, second + random.nextInt(5)));
            default -> Optional.of(at(second));
        };
        return letter(String.valueOf("abcd".charAt(random.nextInt(4))), seen, random.nextInt(8) == 0 ? 2 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what arrives cannot be part of a hit with what waits: the b are all earlier, and too far away
                "a FOLLOWEDBY b                                          | 0",
                "(a AND b) WITHIN 5 SECONDS                              | 0",
                "(a AND b) REPEATS 50 TIMES WITHIN 600 SECONDS           | 0",
                "a FOLLOWEDBY b FOLLOWEDBY c                             | 0",
                "(a FOLLOWEDBY b) OR (c AND a)                           | 0",
                "b FOLLOWEDBY a                                          | 2000",
            })
    void searchesOnlyWhenWhatArrivesCanCompleteAHit(String pattern, long searches) {
        Oracle oracle = oracle(pattern);
        for (int i = 0; i < 2_000; i++) {
            oracle.accept(letter("b", i));
        }
        for (int i = 0; i < 2_000; i++) {
            oracle.accept(letter("a", 10_000 + i));
        }
        assertThat(oracle.searches()).isEqualTo(searches);
        assertThat(oracle.counts().getFirst().hits()).isEqualTo(searches);
    }

    @Test
    void aHundredThousandThatWaitAreNotSearchedForEachThatArrives() {
        Oracle oracle = oracle("a FOLLOWEDBY b");
        for (int i = 0; i < 100_000; i++) {
            oracle.accept(letter("a", 100_000 + i));
        }
        for (int i = 0; i < 1_000; i++) {
            oracle.accept(letter("b", i));
        }
        assertThat(oracle.searches()).isZero();
        assertThat(oracle.accept(letter("b", 300_000)))
                .singleElement()
                .satisfies(hit ->
                        assertThat(hit.evidence().getFirst().event().time()).contains(NOON.plusSeconds(100_000)));
        assertThat(oracle.searches()).isOne();
    }

    @Test
    void fiftyTimesBothWithinTenMinutesIsFoundAmongThousands() {
        Oracle oracle = oracle("(a AND b) REPEATS 50 TIMES WITHIN 600 SECONDS");
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            hits.addAll(oracle.accept(letter("a", i * 13)));
            hits.addAll(oracle.accept(letter("b", i * 13)));
        }
        assertThat(hits).as("46 pairs fall into ten minutes").isEmpty();
        assertThat(oracle.searches()).isZero();
        for (int i = 0; i < 50; i++) {
            hits.addAll(oracle.accept(letter("a", 100_000 + i)));
            hits.addAll(oracle.accept(letter("b", 100_000 + i)));
        }
        assertThat(hits)
                .singleElement()
                .satisfies(hit -> assertThat(hit.evidence())
                        .hasSize(100)
                        .allSatisfy(one ->
                                assertThat(one.event().time().orElseThrow()).isAfter(NOON.plusSeconds(99_999))));
        assertThat(oracle.searches()).isOne();
    }

    private static Oracle oracle(String pattern) {
        return new Oracle(
                List.of(rule(letters(pattern))), new Limits(200_000, 200_000, 1_000_000), Oracle.Validity.OBSERVED);
    }
}
