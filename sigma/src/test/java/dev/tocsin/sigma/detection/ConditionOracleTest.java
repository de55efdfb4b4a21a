package dev.tocsin.sigma.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The parser against the plainest reading there is: conditions are made together with what they mean, and every outcome of
 * the searches is tried.
 */
class ConditionOracleTest {

    private static final List<String> NAMES = List.of("a1", "a2", "b1", "_b2");

    /** A condition as text, with how tight it binds, and for which matching searches it holds. */
    private record Made(String text, int binds, Predicate<Set<String>> holds) {}

    private static final int OR = 0;
    private static final int AND = 1;
    private static final int NOT = 2;
    private static final int SINGLE = 3;

    private static Made make(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(2) : random.nextInt(6)) {
            case 0 -> {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                yield new Made(name, SINGLE, matching -> matching.contains(name));
            }
            case 1 -> quantified(random);
            case 2 -> {
                Made inner = make(random, depth - 1);
                yield new Made(
                        word(random, "not") + " " + within(random, inner, NOT),
                        NOT,
                        inner.holds().negate());
            }
            case 3 -> {
                Made inner = make(random, depth - 1);
                yield new Made("( " + inner.text() + ")", SINGLE, inner.holds());
            }
            case 4 -> joined(random, depth, "and", AND, Predicate::and);
            default -> joined(random, depth, "or", OR, Predicate::or);
        };
    }

    private static Made quantified(Random random) {
        String pattern = List.of("a*", "*1", "them", "*", "_b*", "*b*").get(random.nextInt(6));
        List<String> meant = NAMES.stream()
                .filter(name -> switch (pattern) {
                    case "a*" -> name.startsWith("a");
                    case "*1" -> name.endsWith("1");
                    case "them" -> !name.startsWith("_");
                    case "_b*" -> name.startsWith("_b");
                    case "*b*" -> name.contains("b");
                    default -> true;
                })
                .toList();
        int count = 1 + random.nextInt(meant.size());
        String word = random.nextBoolean() ? String.valueOf(count) : random.nextBoolean() ? "any" : "all";
        int least = word.equals("all") ? meant.size() : word.equals("any") ? 1 : count;
        return new Made(
                word(random, word) + " of " + pattern,
                SINGLE,
                matching -> meant.stream().filter(matching::contains).count() >= least);
    }

    private interface Join {
        Predicate<Set<String>> of(Predicate<Set<String>> left, Predicate<Set<String>> right);
    }

    private static Made joined(Random random, int depth, String word, int binds, Join join) {
        Made left = make(random, depth - 1);
        Made right = make(random, depth - 1);
        String text = within(random, left, binds) + " " + word(random, word) + "\n " + within(random, right, binds);
        return new Made(text, binds, join.of(left.holds(), right.holds()));
    }

    /** In parentheses where it would otherwise fall apart, and sometimes where it would not. */
    private static String within(Random random, Made inner, int binds) {
        return inner.binds() < binds || random.nextInt(4) == 0 ? "(" + inner.text() + ")" : inner.text();
    }

    private static String word(Random random, String word) {
        return random.nextBoolean() ? word : word.toUpperCase(java.util.Locale.ROOT);
    }

    private static boolean holds(Condition condition, Set<String> matching) {
        return switch (condition) {
            case Condition.And(List<Condition> all) -> all.stream().allMatch(one -> holds(one, matching));
            case Condition.Or(List<Condition> all) -> all.stream().anyMatch(one -> holds(one, matching));
            case Condition.Not(Condition inner) -> !holds(inner, matching);
            case Condition.Ref(String search) -> matching.contains(search);
            case Condition.AtLeast(int count, List<String> searches) ->
                searches.stream().filter(matching::contains).count() >= count;
        };
    }

    @Test
    void aConditionHoldsWhenItsTextSaysSo() {
        qt().withExamples(2_000).forAll(longs().all()).checkAssert(seed -> {
            Made made = make(new Random(seed), 5);
            Problems problems = new Problems("c");
            YamlNode.Text written = new YamlNode.Text(1, 1, made.text(), true, true);
            Condition condition = ConditionParser.parse(written, NAMES, new Place("", 1, 1), problems)
                    .orElseThrow(() -> new AssertionError(made.text() + problems.all()))
                    .condition();

            for (Set<String> matching : subsets()) {
                assertThat(holds(condition, matching))
                        .as(made.text() + matching)
                        .isEqualTo(made.holds().test(matching));
            }
        });
    }

    private static List<Set<String>> subsets() {
        List<Set<String>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << NAMES.size(); bits++) {
            int chosen = bits;
            subsets.add(IntStream.range(0, NAMES.size())
                    .filter(i -> (chosen >> i & 1) == 1)
                    .mapToObj(NAMES::get)
                    .collect(java.util.stream.Collectors.toSet()));
        }
        return subsets;
    }
}
