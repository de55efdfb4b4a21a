package dev.tocsin.match.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.Hit.Matched;
import dev.tocsin.sigma.detection.Condition;
import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.Quantifier;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.detection.ValueTest;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** A detection walked over an event: what its condition and its searches come to. */
final class DetectionWalk {

    private final ValueWalk values;
    private final Detection detection;
    private final BoundEvent event;

    DetectionWalk(ValueWalk values, Detection detection, BoundEvent event) {
        this.values = values;
        this.detection = detection;
        this.event = event;
    }

    Verdict verdict() {
        return condition(detection.condition());
    }

    Verdict condition(Condition condition) {
        return switch (condition) {
            case Condition.And(var conditions) ->
                Verdict.all(conditions.stream().map(this::condition).toList());
            case Condition.Or(var conditions) ->
                Verdict.any(conditions.stream().map(this::condition).toList());
            case Condition.Not(var inner) -> Verdict.not(condition(inner));
            case Condition.Ref(var name) -> named(name);
            case Condition.AtLeast(var count, var names) ->
                Verdict.atLeast(count, names.stream().map(this::named).toList());
        };
    }

    private Verdict named(String name) {
        return search(Objects.requireNonNull(detection.searches().get(name), name));
    }

    Verdict search(Search search) {
        return switch (search) {
            case Search.AllOf(var searches) ->
                Verdict.all(searches.stream().map(this::search).toList());
            case Search.AnyOf(var searches) ->
                Verdict.any(searches.stream().map(this::search).toList());
            case Search.FieldTest(var field, var quantifier, var tests) -> field(field, quantifier, tests);
            case Search.Keywords(var quantifier, var tests) -> keywords(quantifier, tests);
        };
    }

    private Verdict field(String field, Quantifier quantifier, List<ValueTest> tests) {
        List<Matched> all = event.values(field).stream()
                .map(value -> new Matched(field, value))
                .toList();
        List<Verdict> verdicts =
                tests.stream().map(test -> field(field, all, test)).toList();
        return switch (quantifier) {
            case ANY -> Verdict.any(verdicts);
            case ALL -> Verdict.all(verdicts);
            case NONE -> Verdict.not(Verdict.any(verdicts));
        };
    }

    private Verdict field(String field, List<Matched> all, ValueTest test) {
        return switch (test) {
            case ValueTest.Null ignored -> Verdict.of(all.isEmpty());
            case ValueTest.Exists(var wanted) -> Verdict.of(event.has(field) == wanted);
            case ValueTest.FieldReference reference -> {
                List<String> others = event.values(reference.field()).stream()
                        .map(JsonNode::asText)
                        .toList();
                yield some(all, text -> ValueWalk.relates(text, others, reference));
            }
            case ValueTest.AnyOf(var tests) ->
                Verdict.any(tests.stream().map(each -> field(field, all, each)).toList());
            case ValueTest.Numeric(var number) -> values(all, value -> ValueWalk.is(value, number));
            default -> some(all, text -> values.satisfies(text, test));
        };
    }

    private Verdict keywords(Quantifier quantifier, List<ValueTest> tests) {
        List<Matched> all = event.all();
        List<Verdict> verdicts = tests.stream()
                .map(test -> some(all, text -> values.satisfies(text, test)))
                .toList();
        return switch (quantifier) {
            case ANY -> Verdict.any(verdicts);
            case ALL -> Verdict.all(verdicts);
            case NONE -> Verdict.not(Verdict.any(verdicts));
        };
    }

    private static Verdict some(List<Matched> all, Predicate<String> satisfied) {
        return values(all, value -> satisfied.test(value.asText()));
    }

    private static Verdict values(List<Matched> all, Predicate<JsonNode> satisfied) {
        List<Matched> matched =
                all.stream().filter(value -> satisfied.test(value.value())).toList();
        return new Verdict(!matched.isEmpty(), matched);
    }
}
