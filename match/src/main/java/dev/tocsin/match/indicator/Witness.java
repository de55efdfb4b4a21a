package dev.tocsin.match.indicator;

import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.Literal;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObservationExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What an observation must have for any part of a pattern to be true of it: one of the values, or a value at one of the paths, or
 * an object of one of the types. What has none of them need not be shown to the pattern's rule at all.
 *
 * @param values by their keys
 * @param present the paths of which something else is asked than certain values
 * @param types the types of which an object without some value is asked
 */
record Witness(List<Value> values, Set<ObjectPath> present, Set<String> types) {

    Witness {
        values = List.copyOf(values);
        present = Set.copyOf(present);
        types = Set.copyOf(types);
    }

    /**
     * A value at the end of a path, by its key.
     *
     * @param length of the constant that it is asked by: what is longer is rarer
     */
    record Value(ObjectPath path, long key, int length) {}

    static Witness of(ObservationExpression pattern, ConstantKeys keys) {
        return switch (pattern) {
            case ObservationExpression.Observation(var comparison) -> of(comparison, keys);
            case ObservationExpression.And(var operands) -> any(each(operands, keys));
            case ObservationExpression.Or(var operands) -> any(each(operands, keys));
            case ObservationExpression.FollowedBy(var operands) -> any(each(operands, keys));
            case ObservationExpression.Within(var inner, var seconds) -> of(inner, keys);
            case ObservationExpression.Repeats(var inner, var times) -> of(inner, keys);
            case ObservationExpression.StartStop(var inner, var start, var stop) -> of(inner, keys);
        };
    }

    private static List<Witness> each(List<ObservationExpression> operands, ConstantKeys keys) {
        return operands.stream().map(operand -> of(operand, keys)).toList();
    }

    private static Witness of(ComparisonExpression comparison, ConstantKeys keys) {
        return switch (comparison) {
            case ComparisonExpression.And(var operands) -> {
                List<Witness> each =
                        operands.stream().map(operand -> of(operand, keys)).toList();
                yield each.stream().reduce(Witness::rarer).orElseThrow();
            }
            case ComparisonExpression.Or(var operands) ->
                any(operands.stream().map(operand -> of(operand, keys)).toList());
            case ComparisonExpression.Comparison(var path, var negated, var operator, var literal) -> {
                OptionalLong key = negated ? OptionalLong.empty() : keys.of(path, operator, literal);
                yield key.isPresent()
                        ? new Witness(List.of(value(path, key.getAsLong(), literal)), Set.of(), Set.of())
                        : present(path);
            }
            case ComparisonExpression.In(var path, var negated, var literals) -> {
                List<Value> values = new ArrayList<>();
                for (Literal literal : negated ? List.<Literal>of() : literals) {
                    keys.equal(path, literal).ifPresent(key -> values.add(value(path, key, literal)));
                }
                yield !negated && values.size() == literals.size()
                        ? new Witness(values, Set.of(), Set.of())
                        : present(path);
            }
            case ComparisonExpression.Exists(var path, var negated) ->
                negated ? new Witness(List.of(), Set.of(), Set.of(path.objectType())) : present(path);
        };
    }

    private static Value value(ObjectPath path, long key, Literal literal) {
        int length = literal instanceof Literal.Text(String text) ? text.length() : 1;
        return new Value(path, key, length);
    }

    private static Witness present(ObjectPath path) {
        return new Witness(List.of(), Set.of(path), Set.of());
    }

    private static Witness any(List<Witness> each) {
        List<Value> values = new ArrayList<>();
        Set<ObjectPath> present = new HashSet<>();
        Set<String> types = new HashSet<>();
        for (Witness one : each) {
            values.addAll(one.values);
            present.addAll(one.present);
            types.addAll(one.types);
        }
        return new Witness(values, present, types);
    }

    private static Witness rarer(Witness a, Witness b) {
        int difference = a.rank() - b.rank();
        return difference < 0 || (difference == 0 && a.shortest() >= b.shortest()) ? a : b;
    }

    private int rank() {
        return !types.isEmpty() ? 2 : !present.isEmpty() ? 1 : 0;
    }

    private int shortest() {
        return values.stream().mapToInt(Value::length).min().orElse(Integer.MAX_VALUE);
    }

    /** Whether it is values alone. */
    boolean isValues() {
        return rank() == 0;
    }
}
