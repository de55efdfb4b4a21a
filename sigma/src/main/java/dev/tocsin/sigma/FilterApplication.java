package dev.tocsin.sigma;

import dev.tocsin.sigma.detection.Condition;
import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.Search;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Finds the filters of each rule, and makes them part of its detection (Sigma filters specification). */
final class FilterApplication {

    /** The most filters of one rule. */
    private static final int MAX_FILTERS = 100;

    private static final String RULES = "filter.rules";

    private final SigmaIndex index;
    private final SigmaCollection.Refusals refusals;
    private final IdentityHashMap<SigmaRule, List<SigmaFilter>> filters = new IdentityHashMap<>();
    private final IdentityHashMap<SigmaRule, SigmaRule> changed = new IdentityHashMap<>();

    FilterApplication(SigmaIndex index, SigmaCollection.Refusals refusals) {
        this.index = index;
        this.refusals = refusals;
    }

    void apply(List<SigmaDocument> documents) {
        List<SigmaRule> rules = new ArrayList<>();
        List<SigmaFilter> all = new ArrayList<>();
        for (SigmaDocument document : documents) {
            switch (document) {
                case SigmaRule rule -> rules.add(rule);
                case SigmaFilter filter -> all.add(filter);
                case SigmaCorrelation _ -> {}
            }
        }
        for (SigmaFilter filter : all) {
            switch (filter.target()) {
                case SigmaFilter.AnyRule _ ->
                    rules.stream().filter(rule -> covers(filter, rule)).forEach(rule -> add(filter, rule));
                case SigmaFilter.Named(List<String> names) -> names.forEach(name -> addNamed(filter, name));
            }
        }
        rules.forEach(rule -> changed.put(rule, withFilters(rule, of(rule))));
    }

    /** The rule with its filters in it. */
    SigmaRule changed(SigmaRule rule) {
        return changed.getOrDefault(rule, rule);
    }

    /** The filters of a rule as it was read. */
    List<SigmaFilter> of(SigmaRule rule) {
        return filters.getOrDefault(rule, List.of());
    }

    private void add(SigmaFilter filter, SigmaRule rule) {
        List<SigmaFilter> its = filters.computeIfAbsent(rule, _ -> new ArrayList<>());
        if (its.size() < MAX_FILTERS) {
            its.add(filter);
        } else {
            String message = "more than " + MAX_FILTERS + " filters of one rule";
            refusals.error(filter, RULES, rule.header().shown(), message, "join some of them");
        }
    }

    private void addNamed(SigmaFilter filter, String name) {
        switch (index.find(name)) {
            case SigmaIndex.One(SigmaRule rule)
            when of(rule).contains(filter) -> refusals.error(filter, RULES, name, "a rule that is listed twice", "");
            case SigmaIndex.One(SigmaRule rule) when covers(filter, rule) -> add(filter, rule);
            case SigmaIndex.One(SigmaRule _) ->
                refusals.error(
                        filter,
                        RULES,
                        name,
                        "a rule for another log source than the filter's",
                        "leave out of the filter's logsource what the rule does not have");
            case SigmaIndex.One _ ->
                refusals.error(filter, RULES, name, "not a rule", "filters change rules, not correlations");
            case SigmaIndex.None(String hint) ->
                refusals.error(filter, RULES, name, "no rule with this id or name", hint);
            case SigmaIndex.Several _ ->
                refusals.error(filter, RULES, name, "a name that several documents have", "use the id");
        }
    }

    /** Whether the rule's log source has all that the filter's has. */
    private static boolean covers(SigmaFilter filter, SigmaRule rule) {
        LogSource wanted = filter.logSource();
        LogSource its = rule.logSource();
        return has(wanted.category(), its.category())
                && has(wanted.product(), its.product())
                && has(wanted.service(), its.service());
    }

    private static boolean has(Optional<String> wanted, Optional<String> its) {
        return wanted.isEmpty() || (its.isPresent() && its.get().equalsIgnoreCase(wanted.get()));
    }

    private static SigmaRule withFilters(SigmaRule rule, List<SigmaFilter> filters) {
        if (filters.isEmpty()) {
            return rule;
        }
        SequencedMap<String, Search> searches =
                new LinkedHashMap<>(rule.detection().searches());
        List<Condition> conditions = new ArrayList<>(List.of(rule.detection().condition()));
        for (SigmaFilter filter : filters) {
            Map<String, String> names = new HashMap<>();
            filter.detection().searches().forEach((name, search) -> {
                String free = "filter." + filter.header().shown() + "." + name;
                while (searches.containsKey(free)) {
                    free = "_" + free;
                }
                searches.put(free, search);
                names.put(name, free);
            });
            conditions.add(renamed(filter.detection().condition(), name -> names.getOrDefault(name, name)));
        }
        Detection detection = new Detection(searches, new Condition.And(conditions));
        return new SigmaRule(rule.header(), rule.logSource(), detection);
    }

    private static Condition renamed(Condition condition, UnaryOperator<String> names) {
        return switch (condition) {
            case Condition.And(List<Condition> all) -> new Condition.And(renamed(all, names));
            case Condition.Or(List<Condition> all) -> new Condition.Or(renamed(all, names));
            case Condition.Not(Condition inner) -> new Condition.Not(renamed(inner, names));
            case Condition.Ref(String search) -> new Condition.Ref(names.apply(search));
            case Condition.AtLeast(int count, List<String> searches) ->
                new Condition.AtLeast(count, searches.stream().map(names).toList());
        };
    }

    private static List<Condition> renamed(List<Condition> conditions, UnaryOperator<String> names) {
        return conditions.stream().map(condition -> renamed(condition, names)).toList();
    }
}
