package dev.tocsin.match;

import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import dev.tocsin.stix.pattern.ObservationExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Patterns about header fields, read as they are meant.
 *
 * <p>In STIX 2.1 the value of a header field is a list, for a field may be repeated (§6.12.2, §6.6.2). In STIX 2.0 it was
 * a text, and indicators in circulation still write {@code request_header.'User-Agent' = 'x'}. Such a comparison is taken
 * to ask for the text or for any element of the list.
 */
final class HeaderFields {

    private static final Set<String> DICTIONARIES = Set.of("request_header", "additional_header_fields");

    private HeaderFields() {}

    static ObservationExpression anyOf(ObservationExpression expression) {
        return switch (expression) {
            case ObservationExpression.Observation(var comparison) ->
                new ObservationExpression.Observation(anyOf(comparison));
            case ObservationExpression.And(var operands) ->
                new ObservationExpression.And(
                        operands.stream().map(HeaderFields::anyOf).toList());
            case ObservationExpression.Or(var operands) ->
                new ObservationExpression.Or(
                        operands.stream().map(HeaderFields::anyOf).toList());
            case ObservationExpression.FollowedBy(var operands) ->
                new ObservationExpression.FollowedBy(
                        operands.stream().map(HeaderFields::anyOf).toList());
            case ObservationExpression.Within(var inner, var seconds) ->
                new ObservationExpression.Within(anyOf(inner), seconds);
            case ObservationExpression.Repeats(var inner, var times) ->
                new ObservationExpression.Repeats(anyOf(inner), times);
            case ObservationExpression.StartStop(var inner, var start, var stop) ->
                new ObservationExpression.StartStop(anyOf(inner), start, stop);
        };
    }

    private static ComparisonExpression anyOf(ComparisonExpression expression) {
        return switch (expression) {
            case ComparisonExpression.And(var operands) ->
                new ComparisonExpression.And(
                        operands.stream().map(HeaderFields::anyOf).toList());
            case ComparisonExpression.Or(var operands) ->
                new ComparisonExpression.Or(
                        operands.stream().map(HeaderFields::anyOf).toList());
            case ComparisonExpression.Comparison(var path, var negated, var operator, var literal)
            when endsAtField(path) ->
                new ComparisonExpression.Or(List.of(
                        expression,
                        new ComparisonExpression.Comparison(withAnyElement(path), negated, operator, literal)));
            case ComparisonExpression.In(var path, var negated, var literals)
            when endsAtField(path) ->
                new ComparisonExpression.Or(
                        List.of(expression, new ComparisonExpression.In(withAnyElement(path), negated, literals)));
            default -> expression;
        };
    }

    private static boolean endsAtField(ObjectPath path) {
        int last = path.steps().size() - 1;
        return last > 0
                && path.steps().get(last) instanceof Step.Property
                && path.steps().get(last - 1) instanceof Step.Property(String dictionary)
                && DICTIONARIES.contains(dictionary);
    }

    private static ObjectPath withAnyElement(ObjectPath path) {
        List<Step> steps = new ArrayList<>(path.steps());
        steps.add(new Step.AnyElement());
        return new ObjectPath(path.objectType(), steps);
    }
}
