package dev.tocsin.match.sigma;

import dev.tocsin.match.Hit.Matched;
import dev.tocsin.match.sigma.Explanation.Reason;
import dev.tocsin.match.sigma.Explanation.Selection;
import dev.tocsin.match.sigma.Explanation.Value;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.detection.Condition;
import dev.tocsin.sigma.detection.Quantifier;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.detection.ValueTest;
import dev.tocsin.telemetry.Event;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says why rules hold for events, by walking them once more. Slow, and meant for the few events that a person looks at. Not
 * safe for use by several threads.
 */
public final class Explainer {

    private static final int MOST_SELECTIONS = 20;
    private static final int MOST_REASONS = 12;
    private static final int MOST_VALUES = 3;

    private final ValueWalk values = new ValueWalk();
    private final LogSources sources;

    public Explainer(LogSources sources) {
        this.sources = sources;
    }

    /** Why the rule holds for the event, or does not; empty if the event is none of its log source. */
    public Optional<Explanation> explain(SigmaRule rule, Event event) {
        values.begin();
        List<Telling> tellings = Stream.of(Routing.of(rule, sources))
                .flatMap(routing -> routing instanceof Routing.To(var bindings) ? bindings.stream() : Stream.of())
                .filter(binding -> binding.covers(event))
                .map(binding -> new Telling(rule, new BoundEvent(event, binding)))
                .toList();
        return tellings.stream()
                .filter(Telling::holds)
                .findFirst()
                .or(() -> tellings.stream().findFirst())
                .map(Telling::tell);
    }

    /** One rule told for one event under one set of names. */
    private final class Telling {

        private final SigmaRule rule;
        private final BoundEvent event;
        private final DetectionWalk walk;

        Telling(SigmaRule rule, BoundEvent event) {
            this.rule = rule;
            this.event = event;
            this.walk = new DetectionWalk(values, rule.detection(), event);
        }

        boolean holds() {
            return walk.verdict().holds();
        }

        Explanation tell() {
            Condition condition = rule.detection().condition();
            Set<String> deciding = new LinkedHashSet<>();
            decide(condition, deciding);
            List<Selection> selections = deciding.stream()
                    .limit(MOST_SELECTIONS)
                    .map(this::selection)
                    .toList();
            return new Explanation(
                    ConditionWords.of(condition), holds(), selections, deciding.size() - selections.size());
        }

        /** Adds the names that decide what the condition comes to. */
        private void decide(Condition condition, Set<String> deciding) {
            switch (condition) {
                case Condition.And(var parts) -> ofAll(parts, this::holds).forEach(part -> decide(part, deciding));
                case Condition.Or(var parts) -> ofAny(parts, this::holds).forEach(part -> decide(part, deciding));
                case Condition.Not(var inner) -> decide(inner, deciding);
                case Condition.Ref(var name) -> deciding.add(name);
                case Condition.AtLeast(var count, var names) -> {
                    boolean wanted = holds(condition);
                    names.stream().filter(name -> holds(named(name)) == wanted).forEach(deciding::add);
                }
            }
        }

        private boolean holds(Condition condition) {
            return walk.condition(condition).holds();
        }

        private boolean holds(Search search) {
            return walk.search(search).holds();
        }

        private Search named(String name) {
            return Objects.requireNonNull(rule.detection().searches().get(name), name);
        }

        private Selection selection(String name) {
            List<Reason> reasons = new ArrayList<>();
            reasons(named(name), reasons);
            List<Reason> told = reasons.stream().limit(MOST_REASONS).toList();
            return new Selection(name, holds(named(name)), told, reasons.size() - told.size());
        }

        private void reasons(Search search, List<Reason> reasons) {
            switch (search) {
                case Search.AllOf(var searches) -> ofAll(searches, this::holds).forEach(each -> reasons(each, reasons));
                case Search.AnyOf(var searches) -> ofAny(searches, this::holds).forEach(each -> reasons(each, reasons));
                case Search.FieldTest(var field, var quantifier, var tests) ->
                    reasons(field, quantifier, tests, one -> new Search.FieldTest(field, Quantifier.ANY, one), reasons);
                case Search.Keywords(var quantifier, var tests) ->
                    reasons("", quantifier, tests, one -> new Search.Keywords(Quantifier.ANY, one), reasons);
            }
        }

        /** @param search for some of the values */
        private void reasons(
                String field,
                Quantifier quantifier,
                List<ValueTest> tests,
                Function<List<ValueTest>, Search> search,
                List<Reason> reasons) {
            Predicate<ValueTest> satisfied = test -> holds(search.apply(List.of(test)));
            List<ValueTest> held = tests.stream().filter(satisfied).toList();
            boolean holds = holds(quantifier, held.size(), tests.size());
            boolean byWhatHeld = quantifier == Quantifier.NONE ? !holds : holds;
            if (byWhatHeld) {
                // Of values that a field may have, one that it has is enough.
                held.stream()
                        .limit(quantifier == Quantifier.ALL ? MOST_REASONS : 1)
                        .forEach(test -> reasons.add(reason(
                                field, quantifier, List.of(test), holds, matched(search.apply(List.of(test)), test))));
                return;
            }
            List<ValueTest> inVain = tests.stream().filter(satisfied.negate()).toList();
            reasons.add(reason(field, quantifier, inVain, holds, present(field)));
        }

        private static boolean holds(Quantifier quantifier, int held, int asked) {
            return switch (quantifier) {
                case ANY -> held > 0;
                case ALL -> held == asked;
                case NONE -> held == 0;
            };
        }

        private static Reason reason(
                String field, Quantifier quantifier, List<ValueTest> tests, boolean holds, List<Value> values) {
            List<Value> told = values.stream().limit(MOST_VALUES).toList();
            return new Reason(TestWords.of(field, quantifier, tests), holds, told, values.size() - told.size());
        }

        /** The values that satisfy a test, by the names that they have in the log. */
        private List<Value> matched(Search search, ValueTest test) {
            return walk.search(search).matched().stream()
                    .map(each -> new Value(
                            nameInLog(each),
                            each.value(),
                            values.begin(each.value().asText(), test)))
                    .toList();
        }

        private String nameInLog(Matched matched) {
            return event.binding().eventFields(matched.path()).stream()
                    .filter(name -> FieldValues.of(event.event().fields(), name).contains(matched.value()))
                    .findFirst()
                    .orElse(matched.path());
        }

        /** What the event has in a field; nothing for keywords, which are asked of every field. */
        private List<Value> present(String field) {
            return field.isEmpty()
                    ? List.of()
                    : event.values(field).stream()
                            .map(value -> new Value(nameInLog(new Matched(field, value)), value, 0))
                            .toList();
        }
    }

    /** Those of several parts, all of which are asked for, that decide: all if they hold, otherwise the first that does not. */
    private static <T> List<T> ofAll(List<T> parts, Predicate<T> holds) {
        return parts.stream().filter(holds.negate()).findFirst().map(List::of).orElse(parts);
    }

    /** Those of several parts, one of which is asked for, that decide: those that hold, otherwise all. */
    private static <T> List<T> ofAny(List<T> parts, Predicate<T> holds) {
        List<T> holding = parts.stream().filter(holds).toList();
        return holding.isEmpty() ? parts : holding;
    }
}
