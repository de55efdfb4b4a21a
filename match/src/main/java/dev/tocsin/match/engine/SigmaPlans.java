package dev.tocsin.match.engine;

import dev.tocsin.match.sigma.Binding;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.detection.ValueTest;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The plans of Sigma rules: one for each set of log sources that an event can belong to at once, made when the first such
 * event comes. Safe to share.
 */
final class SigmaPlans {

    /** More sets of log sources than the rules of any taxonomy make. */
    private static final int MOST_PLANS = 2_000;

    private final List<SigmaRule> rules;
    private final List<Binding> bindings;
    private final List<Set<Integer>> rulesOfBinding;
    private final FieldNames names;
    private final Map<Set<Integer>, Plan> plans = new ConcurrentHashMap<>();

    /** @param made plans by the numbers of the bindings that cover their events */
    SigmaPlans(
            List<SigmaRule> rules,
            List<Binding> bindings,
            List<Set<Integer>> rulesOfBinding,
            FieldNames names,
            Map<Set<Integer>, Plan> made) {
        this.rules = rules;
        this.bindings = bindings;
        this.rulesOfBinding = rulesOfBinding;
        this.names = names;
        plans.putAll(made);
    }

    static SigmaPlans of(List<SigmaRule> rules, LogSources logSources, Collection<String> alsoRead) {
        Map<Binding, Set<Integer>> byBinding = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(alsoRead);
        for (int number = 0; number < rules.size(); number++) {
            SigmaRule rule = rules.get(number);
            List<Binding> bindings = logSources.bindings(
                    rule.logSource().product(),
                    rule.logSource().category(),
                    rule.logSource().service());
            for (Binding binding : bindings) {
                byBinding.computeIfAbsent(binding, key -> new LinkedHashSet<>()).add(number);
                names.addAll(binding.where().keySet());
                rule.detection().searches().values().forEach(search -> addNames(search, binding, names));
            }
        }
        return new SigmaPlans(
                List.copyOf(rules),
                List.copyOf(byBinding.keySet()),
                List.copyOf(byBinding.values()),
                FieldNames.of(names),
                Map.of());
    }

    private static void addNames(Search search, Binding binding, Set<String> names) {
        switch (search) {
            case Search.AllOf(var searches) -> searches.forEach(each -> addNames(each, binding, names));
            case Search.AnyOf(var searches) -> searches.forEach(each -> addNames(each, binding, names));
            case Search.Keywords ignored -> {}
            case Search.FieldTest(var field, var quantifier, var values) -> {
                names.addAll(binding.eventFields(field));
                values.forEach(test -> addNames(test, binding, names));
            }
        }
    }

    private static void addNames(ValueTest test, Binding binding, Set<String> names) {
        switch (test) {
            case ValueTest.AnyOf(var tests) -> tests.forEach(each -> addNames(each, binding, names));
            case ValueTest.FieldReference reference -> names.addAll(binding.eventFields(reference.field()));
            default -> {}
        }
    }

    List<SigmaRule> rules() {
        return rules;
    }

    List<Binding> bindings() {
        return bindings;
    }

    /** By binding, the numbers of the rules that ask for it. */
    List<Set<Integer>> rulesOfBinding() {
        return rulesOfBinding;
    }

    /** The plans made so far, by the bindings that cover their events. */
    Map<Set<Integer>, Plan> byCovering() {
        return Map.copyOf(plans);
    }

    /** Every field that a rule or a log source asks for. */
    FieldNames names() {
        return names;
    }

    /** The bindings that may cover events from there, by their numbers. */
    List<Integer> bindingsOf(LogSource source) {
        List<Integer> possible = new ArrayList<>();
        for (int number = 0; number < bindings.size(); number++) {
            if (bindings.get(number).concerns(source)) {
                possible.add(number);
            }
        }
        return possible;
    }

    Binding binding(int number) {
        return bindings.get(number);
    }

    /** The plan for events that exactly these bindings cover. */
    Plan plan(Set<Integer> covering) {
        if (covering.isEmpty()) {
            return Plan.EMPTY;
        }
        Plan known = plans.get(covering);
        if (known != null) {
            return known;
        }
        // Another thread that needs the same plan waits for it.
        return plans.size() < MOST_PLANS
                ? plans.computeIfAbsent(Set.copyOf(covering), key -> make(covering))
                : make(covering);
    }

    private Plan make(Set<Integer> covering) {
        Map<Integer, List<Formula>> byRule = new LinkedHashMap<>();
        for (int number : covering) {
            Binding binding = bindings.get(number);
            for (int rule : rulesOfBinding.get(number)) {
                byRule.computeIfAbsent(rule, key -> new ArrayList<>())
                        .add(SigmaFormula.of(rules.get(rule).detection(), binding::eventFields));
            }
        }
        Map<Integer, Formula> formulas = new LinkedHashMap<>();
        byRule.forEach((rule, ways) -> formulas.put(rule, ways.size() == 1 ? ways.getFirst() : new Formula.Or(ways)));
        return PlanBuilder.plan(formulas, names);
    }

    /** Makes the plans for the events that each binding describes, so that none is left to be made for the first of them. */
    void makeAll() {
        for (Binding binding : bindings) {
            for (LogFormat format : binding.formats()) {
                LogSource source = new LogSource(format, binding.stream().orElse(""));
                described(binding).forEach(values -> plan(covering(source, values)));
            }
        }
    }

    /** The values that an event of the binding can have in the fields that tell it apart, one of each. */
    private static List<Map<String, String>> described(Binding binding) {
        List<Map<String, String>> described = List.of(Map.of());
        for (Map.Entry<String, Set<String>> asked : binding.where().entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> values : described) {
                for (String accepted : asked.getValue()) {
                    Map<String, String> more = new LinkedHashMap<>(values);
                    more.put(asked.getKey(), accepted);
                    longer.add(more);
                }
            }
            described = longer.subList(0, Math.min(longer.size(), MOST_PLANS));
        }
        return described;
    }

    private Set<Integer> covering(LogSource source, Map<String, String> values) {
        Set<Integer> covering = new TreeSet<>();
        for (int number : bindingsOf(source)) {
            Map<String, Set<String>> where = bindings.get(number).where();
            if (where.entrySet().stream()
                    .allMatch(asked -> asked.getValue().contains(values.getOrDefault(asked.getKey(), "")))) {
                covering.add(number);
            }
        }
        return covering;
    }

    /** The plans made so far. */
    List<Plan> made() {
        return List.copyOf(plans.values());
    }
}
