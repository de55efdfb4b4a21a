package dev.tocsin.match;

import static dev.tocsin.match.Samples.NOON;
import static dev.tocsin.match.Samples.at;
import static dev.tocsin.match.Samples.between;
import static dev.tocsin.match.Samples.letter;
import static dev.tocsin.match.Samples.letters;
import static dev.tocsin.match.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.pattern.PatternParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a rule reports a hit, and what it keeps until then. An observation is written a@1: letter a at second 1. */
class OracleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // each observation is used up by the first hit that it is evidence for
                "a                                  | a@1 a@2 b@3         | a@1; a@2",
                "a AND b                            | a@1 a@2 b@3 b@4     | a@1 b@3; a@2 b@4",
                "a REPEATS 3 TIMES                  | a@1 a@2 a@3 a@4 a@5 a@6 a@7 | a@1 a@2 a@3; a@4 a@5 a@6",
                "a OR (b AND c)                     | b@1 a@2 c@3         | a@2; b@1 c@3",
                // different observations, even where one could serve twice
                "ab AND b                           | b@1 a@2             | b@1 a@2",
                "a AND a                            | a@1                 | ",
                "a AND a                            | a@1 a@2             | a@1 a@2",
                "(ab AND bc) AND abc                | b@1 b@2 b@3         | b@1 b@2 b@3",
                // order is by time, also where they arrive otherwise; the same moment will do
                "a FOLLOWEDBY b                     | b@1 a@2             | ",
                "a FOLLOWEDBY b                     | b@2 a@1             | a@1 b@2",
                "a FOLLOWEDBY b                     | a@1 b@1             | a@1 b@1",
                "a FOLLOWEDBY b                     | a@1 a@2 b@3         | a@1 b@3",
                "b FOLLOWEDBY c REPEATS 2 TIMES     | c@0 b@1 c@2 c@3     | b@1 c@2 c@3",
                "(a FOLLOWEDBY b) REPEATS 2 TIMES   | a@1 a@2 b@3 b@4     | a@1 a@2 b@3 b@4",
                "(a FOLLOWEDBY b) REPEATS 2 TIMES   | b@1 a@2 a@3 b@4     | ",
                // the end of a window is not part of it
                "(a AND b) WITHIN 2 SECONDS         | a@1 b@3             | ",
                "(a AND b) WITHIN 2.001 SECONDS     | a@1 b@3             | a@1 b@3",
                "(a AND b) WITHIN 2 SECONDS         | b@3 a@9 a@1.5       | a@1.5 b@3",
                "a REPEATS 3 TIMES WITHIN 2 SECONDS | a@0 a@2 a@3 a@3.9   | a@2 a@3 a@3.9",
                "a WITHIN 1 SECONDS                 | a@1 a@?             | a@1",
                "(a WITHIN 1 SECONDS) REPEATS 2 TIMES | a@1 a@9           | a@1 a@9",
                // from START on, before STOP
                "a START t'2026-03-01T12:00:01Z' STOP t'2026-03-01T12:00:03Z' | a@0.999 a@1 a@2.999 a@3 | a@1; a@2.999",
                "(a AND b) START t'2026-03-01T12:00:01Z' STOP t'2026-03-01T12:00:03Z' | a@0 b@1 a@2 | b@1 a@2",
                // an unknown time satisfies what needs none
                "a AND b                            | a@? b@?             | a@? b@?",
                "(a AND b) WITHIN 9 SECONDS         | a@? b@1             | ",
                "a FOLLOWEDBY b                     | a@1 b@?             | ",
            })
    void reports(String pattern, String observations, String expected) {
        Oracle oracle = new Oracle(List.of(rule(letters(pattern))));
        List<String> hits = new ArrayList<>();
        for (String written : observations.split(" ", -1)) {
            oracle.accept(read(written)).forEach(hit -> hits.add(shown(hit)));
        }
        assertThat(String.join("; ", hits)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void numberObservedCountsAsSoManyObservations() {
        Oracle oracle = new Oracle(List.of(rule(letters("a REPEATS 5 TIMES"))));
        assertThat(oracle.accept(letter("a", Optional.of(at(0)), 3))).isEmpty();
        assertThat(oracle.accept(letter("a", Optional.of(at(1)), 2))).hasSize(1);
        assertThat(oracle.accept(letter("a", Optional.of(at(2)), 999)))
                .as("one hit for one arrival")
                .hasSize(1);
        assertThat(oracle.accept(letter("a", Optional.of(at(3)), 4))).isEmpty();
    }

    @Test
    void anIntervalMayHaveBeenAtAnyMomentOfIt() {
        Oracle oracle = new Oracle(List.of(rule(letters("(a FOLLOWEDBY b) WITHIN 1 SECONDS"))));
        oracle.accept(letter("b", Optional.of(between(0, 10)), 1));
        assertThat(oracle.accept(letter("a", Optional.of(between(9.5, 20)), 1))).hasSize(1);
        oracle.accept(letter("b", Optional.of(between(0, 10)), 1));
        assertThat(oracle.accept(letter("a", Optional.of(between(10.5, 20)), 1)))
                .isEmpty();
    }

    @Test
    void aMillionTimesIsCountedNotKept() {
        Oracle oracle = new Oracle(
                List.of(rule(letters("a REPEATS 1000000 TIMES"))), new Limits(50, 50, 1_000), Oracle.Validity.OBSERVED);
        Observation one = letter("a", 0);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            hits.addAll(oracle.accept(one));
        }
        assertThat(hits)
                .singleElement()
                .satisfies(hit -> assertThat(hit.evidence()).hasSize(50));
        assertThat(oracle.counts().getFirst().unnamed()).isEqualTo(999_950);
        assertThat(oracle.counts().getFirst().evicted()).isZero();
    }

    @Test
    void aRuleThatNeedsMoreThanIsKeptIsNamedFromTheStart() {
        IndicatorRule large = rule(letters("a REPEATS 1000000 TIMES WITHIN 60 SECONDS"));
        IndicatorRule deep = rule(letters("(a FOLLOWEDBY b) REPEATS 1000000 TIMES"));
        IndicatorRule small = rule(letters("a"));
        Oracle oracle = new Oracle(List.of(large, small, deep));
        assertThat(oracle.unwatched())
                .satisfiesExactly(
                        first -> {
                            assertThat(first.rule()).isSameAs(large);
                            assertThat(first.reason()).contains("needs 1000000 observations");
                        },
                        second -> {
                            assertThat(second.rule()).isSameAs(deep);
                            assertThat(second.reason()).contains("more than 500 parts");
                        });
        assertThat(oracle.accept(letter("a", 0))).extracting(Hit::rule).containsExactly(small);
    }

    @Test
    void keepsNoMoreThanItMayAndCountsWhatItDropped() {
        Oracle oracle = new Oracle(
                List.of(rule(letters("a FOLLOWEDBY b"))), new Limits(150, 150, 100_000), Oracle.Validity.OBSERVED);
        for (int i = 0; i < 400; i++) {
            oracle.accept(letter("a", i));
        }
        assertThat(oracle.counts().getFirst().evicted()).isEqualTo(250);
        Hit hit = oracle.accept(letter("b", 1_000)).getFirst();
        assertThat(hit.evidence().getFirst().event().time()).contains(NOON.plusSeconds(250));
    }

    @Test
    void endsASearchThatTakesTooLongAndCountsIt() {
        Oracle oracle = new Oracle(
                List.of(rule(letters("(a FOLLOWEDBY b) REPEATS 12 TIMES"))),
                new Limits(1_000, 1_000, 50),
                Oracle.Validity.OBSERVED);
        for (int i = 0; i < 40; i++) {
            oracle.accept(letter("a", i));
            oracle.accept(letter("b", 40 + i));
        }
        assertThat(oracle.counts().getFirst().searchesGivenUp()).isPositive();
    }

    @Test
    void aRuleSaysNothingOfWhatWasSeenOutsideItsValidity() {
        IndicatorRule bounded =
                rule(PatternParser.parse(letters("a")).orThrow(), NOON, Optional.of(NOON.plusSeconds(10)));
        Oracle oracle = new Oracle(List.of(bounded));
        assertThat(oracle.accept(letter("a", -1))).isEmpty();
        assertThat(oracle.accept(letter("b", -1))).isEmpty();
        assertThat(oracle.accept(letter("a", 0))).hasSize(1);
        assertThat(oracle.accept(letter("a", 9.999))).hasSize(1);
        assertThat(oracle.accept(letter("a", 10))).isEmpty();
        assertThat(oracle.accept(letter("a", Optional.empty(), 1)))
                .as("of unknown time")
                .hasSize(1);
        assertThat(oracle.counts().getFirst()).isEqualTo(new RuleCounts(bounded, 3, 2, 0, 0, 0));
    }

    @Test
    void validityCanBeSetAside() {
        IndicatorRule later = rule(PatternParser.parse(letters("a")).orThrow(), NOON.plusSeconds(99), Optional.empty());
        Oracle oracle = new Oracle(List.of(later), Limits.DEFAULT, Oracle.Validity.IGNORED);
        assertThat(oracle.accept(letter("a", 0))).hasSize(1);
    }

    @Test
    void rulesDoNotUseUpWhatOthersNeed() {
        Oracle oracle = new Oracle(List.of(rule(letters("a AND b")), rule(letters("b")), rule(letters("b AND a"))));
        oracle.accept(letter("a", 0));
        assertThat(oracle.accept(letter("b", 0))).hasSize(3);
    }

    private static Observation read(String written) {
        String second = written.substring(2);
        return letter(
                written.substring(0, 1),
                second.equals("?") ? Optional.empty() : Optional.of(at(Double.parseDouble(second))),
                1);
    }

    private static String shown(Hit hit) {
        return hit.evidence().stream()
                .map(one -> one.matched().getFirst().value().asText() + "@"
                        + one.event()
                                .time()
                                .map(time ->
                                        java.time.Duration.between(NOON, time).toMillis() / 1e3)
                                .map(seconds -> seconds == Math.rint(seconds)
                                        ? Long.toString(Math.round(seconds))
                                        : Double.toString(seconds))
                                .orElse("?"))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }
}
