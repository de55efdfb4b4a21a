package dev.tocsin.match;

import static dev.tocsin.match.Samples.NOON;
import static dev.tocsin.match.Samples.between;
import static dev.tocsin.match.Samples.letter;
import static dev.tocsin.match.Samples.letters;
import static dev.tocsin.match.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.match.ByDefinition.Unit;
import dev.tocsin.match.Observation.Interval;
import dev.tocsin.telemetry.Event;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The oracle finds a hit exactly when one exists by definition, and what it names is one. */
class OracleAgainstDefinitionTest {

    private static final String[] LEAVES = {"a", "b", "c", "ab", "bc", "abc"};

    @Test
    void findsAHitExactlyWhenOneExists() {
        List<Integer> hits = new ArrayList<>();
        qt().withExamples(2_000).forAll(longs().all()).checkAssert(seed -> hits.add(check(new Random(seed))));
        assertThat(hits.stream().filter(found -> found > 0).count())
                .as("patterns that matched")
                .isBetween(500L, 1_900L);
    }

    private static int check(Random random) {
        String written = pattern(random, 3);
        IndicatorRule rule = rule(letters(written));
        Oracle oracle = new Oracle(List.of(rule));
        List<Observation> unused = new ArrayList<>();
        int hits = 0;
        for (int i = 0; i < 7; i++) {
            Observation observation = observation(random);
            unused.add(observation);
            List<Hit> found = oracle.accept(observation);
            Set<Set<Integer>> matching = matching(rule, unused);
            assertThat(found).as(() -> written + " over " + described(unused)).hasSize(matching.isEmpty() ? 0 : 1);
            if (!found.isEmpty()) {
                hits++;
                Set<Integer> evidence = evidence(found.getFirst(), unused);
                assertThat(matching)
                        .as(() -> written + " over " + described(unused))
                        .contains(evidence);
                evidence.stream()
                        .sorted(java.util.Comparator.reverseOrder())
                        .forEach(used -> unused.remove((int) used));
            }
        }
        assertThat(oracle.counts().getFirst().searchesGivenUp())
                .as(() -> written + " over " + described(unused))
                .isZero();
        return hits;
    }

    private static Set<Set<Integer>> matching(IndicatorRule rule, List<Observation> observations) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            String letter = letterOf(observation);
            for (int n = 0; n < observation.count(); n++) {
                units.add(new Unit(i, letter, observation.seen()));
            }
        }
        return new ByDefinition(units)
                .bindings(rule.pattern()).stream()
                        .map(set -> {
                            Set<Integer> observed = new TreeSet<>();
                            for (int i = 0; i < units.size(); i++) {
                                if ((set & (1 << i)) != 0) {
                                    observed.add(units.get(i).observation());
                                }
                            }
                            return observed;
                        })
                        .collect(Collectors.toSet());
    }

    private static Set<Integer> evidence(Hit hit, List<Observation> observations) {
        IdentityHashMap<Event, Integer> places = new IdentityHashMap<>();
        observations.forEach(observation -> places.put(observation.event(), places.size()));
        return hit.evidence().stream().map(one -> places.get(one.event())).collect(Collectors.toSet());
    }

    private static Observation observation(Random random) {
        String letter = String.valueOf("abcd".charAt(random.nextInt(4)));
        int second = random.nextInt(10);
        Optional<Interval> seen = switch (random.nextInt(8)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(between(second, second + random.nextInt(5)));
            default -> Optional.of(between(second, second));
        };
        return letter(letter, seen, random.nextInt(8) == 0 ? 2 : 1);
    }

    /** Operators of any kind over letters, so deep at most. */
    static String pattern(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return LEAVES[random.nextInt(LEAVES.length)];
        }
        String inner = "(" + pattern(random, depth - 1) + ")";
        return switch (random.nextInt(7)) {
            case 0, 1 -> inner + " AND (" + pattern(random, depth - 1) + ")";
            case 2 ->
                inner + " FOLLOWEDBY (" + pattern(random, depth - 1) + ") FOLLOWEDBY (" + pattern(random, 0) + ")";
            case 3 -> inner + " OR (" + pattern(random, depth - 1) + ")";
            case 4 -> inner + " REPEATS " + (1 + random.nextInt(3)) + " TIMES";
            case 5 -> inner + " WITHIN " + (1 + random.nextInt(6)) + " SECONDS";
            default -> {
                int start = random.nextInt(5);
                yield inner + " START t'" + NOON.plusSeconds(start) + "' STOP t'"
                        + NOON.plusSeconds(start + 1 + random.nextInt(8)) + "'";
            }
        };
    }

    private static String letterOf(Observation observation) {
        return observation.objects().values().iterator().next().path("is").asText();
    }

    private static String described(List<Observation> observations) {
        return observations.stream()
                .map(one -> letterOf(one)
                        + one.count()
                        + one.seen()
                                .map(seen -> "@" + seen.first() + ".." + seen.last())
                                .orElse("@?"))
                .collect(Collectors.joining(", "));
    }
}
