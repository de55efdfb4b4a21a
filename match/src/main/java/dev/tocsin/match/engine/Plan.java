package dev.tocsin.match.engine;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the events of one log, compiled.
 *
 * <p>Each value goes through the automaton of its field once, which tells the predicates whose literal is in it. A rule has
 * a witness: predicates one of which must be seen for the rule to hold; only rules whose witness was seen are asked, and
 * those that can have none. It never changes and is safe to share; what changes with each event is in a {@link Matcher}.
 */
final class Plan {

    /** No rules. */
    static final Plan EMPTY = new Plan(
            new Check[0], new LiteralSearch[0], null, List.of(), new int[0], new boolean[0], List.of(), List.of());

    /** A literal is told by the number of its predicate, in so many bits, and above them which of its literals it is. */
    static final int PREDICATE_BITS = 28;

    /** A rule's formula with the numbers of its predicates. */
    sealed interface Node {

        /** What asking it costs, in no unit. */
        int cost();

        record Is(int predicate, int cost) implements Node {}

        record Not(Node operand) implements Node {
            @Override
            public int cost() {
                return operand.cost();
            }
        }

        @SuppressWarnings("ArrayRecordComponent")
        record All(Node[] operands) implements Node {
            @Override
            public int cost() {
                return total(operands);
            }
        }

        @SuppressWarnings("ArrayRecordComponent")
        record Any(Node[] operands) implements Node {
            @Override
            public int cost() {
                return total(operands);
            }
        }

        @SuppressWarnings("ArrayRecordComponent")
        record AtLeast(int count, Node[] operands) implements Node {
            @Override
            public int cost() {
                return total(operands);
            }
        }

        private static int total(Node[] operands) {
            return Stream.of(operands).mapToInt(operand -> operand.cost() + 1).sum();
        }
    }

    /** @param number by which whoever asked for the plan knows the rule */
    record Rule(int number, Node formula) {}

    final Check[] checks;
    final @Nullable LiteralSearch[] byField;
    final @Nullable LiteralSearch anywhere;
    final Rule[] rules;
    /** By predicate, a bit for each of its literals. */
    final int[] gates;

    /** By predicate, whether it is a number that a value must be. */
    final boolean[] numeric;

    final int[][] wakes;
    final int[] always;

    Plan(
            Check[] checks,
            @Nullable LiteralSearch[] byField,
            @Nullable LiteralSearch anywhere,
            List<Rule> rules,
            int[] gates,
            boolean[] numeric,
            List<? extends Collection<Integer>> wakes,
            Collection<Integer> always) {
        this(
                checks,
                byField,
                anywhere,
                rules,
                gates,
                numeric,
                wakes.stream().map(Plan::ints).toArray(int[][]::new),
                ints(always));
    }

    Plan(
            Check[] checks,
            @Nullable LiteralSearch[] byField,
            @Nullable LiteralSearch anywhere,
            List<Rule> rules,
            int[] gates,
            boolean[] numeric,
            int[][] wakes,
            int[] always) {
        this.checks = checks;
        this.byField = byField;
        this.anywhere = anywhere;
        this.rules = rules.toArray(Rule[]::new);
        this.gates = gates;
        this.numeric = numeric;
        this.wakes = wakes;
        this.always = always;
    }

    private static int[] ints(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    int predicates() {
        return checks.length;
    }

    /** How many bytes of memory its searches take, near enough. */
    long size() {
        long size = anywhere == null ? 0 : anywhere.size();
        for (LiteralSearch search : byField) {
            size += search == null ? 0 : search.size();
        }
        return size;
    }
}
