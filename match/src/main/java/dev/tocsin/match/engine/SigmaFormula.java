package dev.tocsin.match.engine;

import dev.tocsin.match.engine.Predicate.Subject;
import dev.tocsin.sigma.detection.Condition;
import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.Quantifier;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.detection.ValueTest;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A Sigma detection as a formula over the fields of the events of one log. */
final class SigmaFormula {

    private final Detection detection;
    private final Function<String, List<String>> fieldNames;

    /** @param fieldNames the event's fields that a field of the rule stands for, at least one */
    private SigmaFormula(Detection detection, Function<String, List<String>> fieldNames) {
        this.detection = detection;
        this.fieldNames = fieldNames;
    }

    static Formula of(Detection detection, Function<String, List<String>> fieldNames) {
        return new SigmaFormula(detection, fieldNames).condition(detection.condition());
    }

    private Formula condition(Condition condition) {
        return switch (condition) {
            case Condition.And(var conditions) ->
                new Formula.And(conditions.stream().map(this::condition).toList());
            case Condition.Or(var conditions) ->
                new Formula.Or(conditions.stream().map(this::condition).toList());
            case Condition.Not(var operand) -> new Formula.Not(condition(operand));
            case Condition.Ref(var name) -> search(named(name));
            case Condition.AtLeast(var count, var names) -> {
                List<Formula> searches =
                        names.stream().map(name -> search(named(name))).toList();
                yield count == 1
                        ? new Formula.Or(searches)
                        : count == searches.size() ? new Formula.And(searches) : new Formula.AtLeast(count, searches);
            }
        };
    }

    private Search named(String name) {
        return Objects.requireNonNull(detection.searches().get(name), name);
    }

    private Formula search(Search search) {
        return switch (search) {
            case Search.AllOf(var searches) ->
                new Formula.And(searches.stream().map(this::search).toList());
            case Search.AnyOf(var searches) ->
                new Formula.Or(searches.stream().map(this::search).toList());
            case Search.Keywords(var quantifier, var values) ->
                quantified(quantifier, values, test -> values(new Subject.Anywhere(), test));
            case Search.FieldTest(var field, var quantifier, var values) ->
                quantified(quantifier, values, test -> field(field, test));
        };
    }

    private static Formula quantified(
            Quantifier quantifier, List<ValueTest> values, Function<ValueTest, Formula> formula) {
        List<Formula> each = values.stream().map(formula).toList();
        return switch (quantifier) {
            case ANY -> new Formula.Or(each);
            case ALL -> new Formula.And(each);
            case NONE -> new Formula.Not(new Formula.Or(each));
        };
    }

    /** A field that is missing, or has no value, is so under every name that it may have. */
    private Formula field(String field, ValueTest test) {
        List<Formula> byName = fieldNames.apply(field).stream()
                .map(name -> values(new Subject.Field(name), test))
                .toList();
        boolean ofAll = test instanceof ValueTest.Null || test.equals(new ValueTest.Exists(false));
        return ofAll ? new Formula.And(byName) : new Formula.Or(byName);
    }

    private Formula values(Subject subject, ValueTest test) {
        return switch (test) {
            case ValueTest.AnyOf(var tests) ->
                new Formula.Or(tests.stream().map(each -> values(subject, each)).toList());
            case ValueTest.FieldReference(var other, var position, var cased) ->
                new Formula.Or(fieldNames.apply(other).stream()
                        .<Formula>map(name -> new Formula.Is(
                                new Predicate(subject, new ValueTest.FieldReference(name, position, cased))))
                        .toList());
            default -> new Formula.Is(new Predicate(subject, test));
        };
    }
}
