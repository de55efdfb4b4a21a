package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import dev.tocsin.match.engine.Plan.Node;
import dev.tocsin.match.engine.Predicate.Subject;
import dev.tocsin.sigma.detection.ValueTest;
import dev.tocsin.telemetry.fields.FieldNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Plan} of the formulas of rules. */
final class PlanBuilder {

    private final FieldNames names;
    private final Map<Predicate, Integer> numbers = new LinkedHashMap<>();
    private final List<Integer> uses = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();

    /** @param names of every field that any of the predicates is about */
    private PlanBuilder(FieldNames names) {
        this.names = names;
    }

    /** @param formulas by the number of the rule */
    static Plan plan(Map<Integer, Formula> formulas, FieldNames names) {
        return new PlanBuilder(names).build(formulas);
    }

    private Plan build(Map<Integer, Formula> formulas) {
        formulas.values().forEach(formula -> count(formula, new LinkedHashSet<>()));
        numbers.keySet().forEach(predicate -> gates.add(Gate.of(predicate.test(), ValueCheck.SEARCHED)));
        List<Set<Integer>> wakes = new ArrayList<>();
        numbers.keySet().forEach(predicate -> wakes.add(new TreeSet<>()));
        Set<Integer> always = new TreeSet<>();
        int index = 0;
        for (Formula formula : formulas.values()) {
            Witness witness = witness(formula, false);
            if (witness == null) {
                always.add(index);
            } else {
                for (int predicate : witness.predicates()) {
                    wakes.get(predicate).add(index);
                }
            }
            index++;
        }
        openGates(number -> wakes.get(number).isEmpty());
        List<Plan.Rule> rules = new ArrayList<>();
        formulas.forEach((rule, formula) -> rules.add(new Plan.Rule(rule, node(formula))));
        return new Plan(
                checks(),
                byField(),
                anywhere(),
                rules,
                gates.stream().mapToInt(Gate::all).toArray(),
                numeric(),
                wakes,
                always);
    }

    /**
     * A few short literals can keep the search of a field from skipping through its values. Where no rule waits for one of
     * them, its predicate is better asked when a rule comes to it.
     *
     * @param dispensable whether no rule waits for a predicate
     */
    private void openGates(IntPredicate dispensable) {
        Map<Subject, List<Integer>> bySubject = new HashMap<>();
        numbers.forEach((predicate, number) -> bySubject
                .computeIfAbsent(predicate.subject(), key -> new ArrayList<>())
                .add(number));
        for (int number = 0; number < gates.size(); number++) {
            if (dispensable.test(number) && gates.get(number).isAnchored()) {
                gates.set(number, gates.get(number).opened());
            }
        }
        bySubject.values().forEach(predicates -> {
            List<Integer> slow = predicates.stream().filter(this::isSlow).toList();
            if (slow.stream().allMatch(dispensable::test)) {
                slow.forEach(number -> gates.set(number, gates.get(number).opened()));
            }
        });
    }

    private boolean isSlow(int predicate) {
        return gates.get(predicate).literals(predicate).stream()
                .anyMatch(literal -> !LiteralSkip.suits(literal) && !LiteralEdges.suits(literal));
    }

    /** Numbers the predicates of a formula and counts how many formulas use each. */
    private void count(Formula formula, Set<Integer> ofThisRule) {
        switch (formula) {
            case Formula.Is(var predicate) -> {
                int number = numbers.computeIfAbsent(predicate, key -> {
                    uses.add(0);
                    return numbers.size();
                });
                if (ofThisRule.add(number)) {
                    uses.set(number, uses.get(number) + 1);
                }
            }
            case Formula.Not(var operand) -> count(operand, ofThisRule);
            case Formula.And(var operands) -> operands.forEach(operand -> count(operand, ofThisRule));
            case Formula.Or(var operands) -> operands.forEach(operand -> count(operand, ofThisRule));
            case Formula.AtLeast(var least, var operands) -> operands.forEach(operand -> count(operand, ofThisRule));
        }
    }

    private int number(Predicate predicate) {
        return numbers.getOrDefault(predicate, -1);
    }

    /** Operands that cost least are asked first. */
    private Node node(Formula formula) {
        return switch (formula) {
            case Formula.Is(var predicate) -> {
                int number = number(predicate);
                yield new Node.Is(number, Gate.cost(predicate.test(), gates.get(number)));
            }
            case Formula.Not(var operand) -> new Node.Not(node(operand));
            case Formula.And(var operands) ->
                operands.size() == 1 ? node(operands.getFirst()) : new Node.All(nodes(operands));
            case Formula.Or(var operands) ->
                operands.size() == 1 ? node(operands.getFirst()) : new Node.Any(nodes(operands));
            case Formula.AtLeast(var least, var operands) -> new Node.AtLeast(least, nodes(operands));
        };
    }

    private Node[] nodes(List<Formula> operands) {
        return operands.stream()
                .distinct()
                .map(this::node)
                .sorted(Comparator.comparingInt(Node::cost))
                .toArray(Node[]::new);
    }

    /** Predicates one of which must have been seen if the formula holds, and how often they may be, in no unit. */
    private record Witness(Set<Integer> predicates, double frequency) {}

    /**
     * The rarest witness of a formula, or of its opposite; null if there is none, for an absence leaves no trace.
     *
     * @param negated whether the formula must not hold
     */
    private @Nullable Witness witness(Formula formula, boolean negated) {
        return switch (formula) {
            case Formula.Is(var predicate) -> negated ? null : witness(number(predicate));
            case Formula.Not(var operand) -> witness(operand, !negated);
            case Formula.And(var operands) -> negated ? ofEach(operands, true) : rarest(operands, false);
            case Formula.Or(var operands) -> negated ? rarest(operands, true) : ofEach(operands, false);
            case Formula.AtLeast(var least, var operands) -> negated ? null : ofEach(operands, false);
        };
    }

    private @Nullable Witness witness(int predicate) {
        Gate gate = gates.get(predicate);
        if (gate.isOpen()) {
            return null;
        }
        return new Witness(Set.of(predicate), gate.frequency() * (1 + Math.log(uses.get(predicate))));
    }

    private @Nullable Witness rarest(List<Formula> operands, boolean negated) {
        Witness rarest = null;
        for (Formula operand : operands) {
            Witness witness = witness(operand, negated);
            if (witness != null && (rarest == null || witness.frequency() < rarest.frequency())) {
                rarest = witness;
            }
        }
        return rarest;
    }

    private @Nullable Witness ofEach(List<Formula> operands, boolean negated) {
        Set<Integer> predicates = new LinkedHashSet<>();
        double frequency = 0;
        for (Formula operand : operands) {
            Witness witness = witness(operand, negated);
            if (witness == null) {
                return null;
            }
            predicates.addAll(witness.predicates());
            frequency += witness.frequency();
        }
        return new Witness(predicates, frequency);
    }

    private boolean[] numeric() {
        boolean[] numeric = new boolean[numbers.size()];
        numbers.forEach((predicate, number) -> numeric[number] = predicate.test() instanceof ValueTest.Numeric);
        return numeric;
    }

    private Check[] checks() {
        Check[] checks = new Check[numbers.size()];
        numbers.forEach((predicate, number) -> {
            int field = predicate.subject() instanceof Subject.Field(var name) ? names.number(name) : Check.ANYWHERE;
            checks[number] = Check.of(field, predicate.test(), gates.get(number), names);
        });
        return checks;
    }

    private @Nullable LiteralSearch[] byField() {
        Map<Integer, List<Literal>> byField = new HashMap<>();
        numbers.forEach((predicate, number) -> {
            if (predicate.subject() instanceof Subject.Field(var name)) {
                byField.computeIfAbsent(names.number(name), key -> new ArrayList<>())
                        .addAll(gates.get(number).literals(number));
            }
        });
        @Nullable LiteralSearch[] searches = new LiteralSearch[names.size()];
        byField.forEach((field, literals) -> {
            if (!literals.isEmpty()) {
                searches[field] = LiteralSearches.of(literals);
            }
        });
        return searches;
    }

    private @Nullable LiteralSearch anywhere() {
        List<Literal> literals = new ArrayList<>();
        numbers.forEach((predicate, number) -> {
            if (predicate.subject() instanceof Subject.Anywhere) {
                literals.addAll(gates.get(number).literals(number));
            }
        });
        return literals.isEmpty() ? null : LiteralSearches.of(literals);
    }
}
