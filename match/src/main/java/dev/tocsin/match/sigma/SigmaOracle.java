package dev.tocsin.match.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.EventMatcher;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Hit.Evidence;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Oracle.Unwatched;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.ResolvedCorrelation;
import dev.tocsin.sigma.SigmaDocument;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.telemetry.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The plain evaluator of Sigma rules: each rule walked over each event of its log source, and correlations told of every
 * match. It is not fast and does not try to be; what is fast is measured against it. {@code docs/sigma.md} says what a rule
 * means.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class SigmaOracle implements EventMatcher {

    private final ValueWalk values = new ValueWalk();
    private final List<WatchedRule> rules = new ArrayList<>();
    private final Map<Binding, List<Integer>> rulesByBinding = new LinkedHashMap<>();
    private final CorrelationChain correlations;
    private final List<Unwatched> unwatched = new ArrayList<>();

    /** A rule and the number of hits it had. */
    private static final class WatchedRule {
        private final DetectionRule rule;
        private final SigmaRule sigma;
        private final boolean alerts;
        private long hits;

        WatchedRule(SigmaRule sigma, boolean alerts) {
            this.rule = new DetectionRule(sigma);
            this.sigma = sigma;
            this.alerts = alerts;
        }
    }

    /** Watches for rules that no correlation counts, each for itself. */
    public SigmaOracle(Collection<SigmaRule> rules, LogSources sources) {
        this(
                new Resolution(
                        rules.stream()
                                .map(rule -> new Resolution.Rule(rule, List.of(), true))
                                .toList(),
                        List.of(),
                        List.of()),
                sources,
                Limits.DEFAULT);
    }

    /** Watches for rules and correlations, the latter within the limits. */
    public SigmaOracle(Resolution resolution, LogSources sources, Limits limits) {
        IdentityHashMap<SigmaDocument, String> unusable = new IdentityHashMap<>();
        for (Resolution.Rule each : resolution.rules()) {
            switch (Routing.of(each.rule(), sources)) {
                case Routing.Nowhere(var reason) -> unusable.put(each.rule(), reason);
                case Routing.To(var bindings) -> {
                    bindings.forEach(binding -> rulesByBinding
                            .computeIfAbsent(binding, key -> new ArrayList<>())
                            .add(rules.size()));
                    rules.add(new WatchedRule(each.rule(), each.alerts()));
                }
            }
        }
        correlations = new CorrelationChain(limits, resolution.correlations().size());
        for (ResolvedCorrelation each : resolution.correlations()) {
            correlations.add(each, unusable);
        }
        resolution.rules().forEach(each -> note(each.rule(), unusable));
        resolution.correlations().forEach(each -> note(each.correlation(), unusable));
    }

    private void note(SigmaDocument document, IdentityHashMap<SigmaDocument, String> unusable) {
        String reason = unusable.get(document);
        if (reason != null) {
            unwatched.add(new Unwatched(new DetectionRule(document), reason));
        }
    }

    /** A match of one of the rules. */
    private record Match(WatchedRule rule, BoundEvent event, Evidence evidence) {

        /** As a correlation has it. */
        Evidence counted() {
            return new Evidence(evidence.event(), evidence.matched(), Optional.of(rule.rule));
        }
    }

    @Override
    public List<Hit> accept(Event event) {
        return accept(event, rule -> true);
    }

    /**
     * Takes the next event and asks only some rules about it, as one does who knows that no other can hold.
     *
     * @param among which rules may hold; asked by their identity
     */
    public List<Hit> accept(Event event, Predicate<SigmaRule> among) {
        values.begin();
        Map<Integer, Match> matches = new TreeMap<>();
        rulesByBinding.forEach((binding, bound) -> {
            if (binding.covers(event)) {
                bound.stream()
                        .filter(rule -> !matches.containsKey(rule) && among.test(rules.get(rule).sigma))
                        .forEach(rule -> ask(rule, new BoundEvent(event, binding), matches));
            }
        });
        List<Hit> hits = new ArrayList<>();
        for (Match match : matches.values()) {
            if (match.rule().alerts) {
                match.rule().hits++;
                hits.add(new Hit(match.rule().rule, List.of(match.evidence())));
            }
        }
        event.time().ifPresent(time -> {
            for (Match match : matches.values()) {
                correlations.happened(
                        match.rule().sigma,
                        time,
                        field -> match.event().values(field).stream()
                                .map(JsonNode::asText)
                                .toList(),
                        List.of(match.counted()));
            }
            hits.addAll(correlations.take());
        });
        return hits;
    }

    private void ask(int number, BoundEvent event, Map<Integer, Match> matches) {
        WatchedRule rule = rules.get(number);
        Verdict verdict = new DetectionWalk(values, rule.sigma.detection(), event).verdict();
        if (verdict.holds()) {
            matches.put(number, new Match(rule, event, new Evidence(event.event(), verdict.matched())));
        }
    }

    /** The rules that are asked about events, for themselves or for a correlation. */
    public List<SigmaRule> rules() {
        return rules.stream().map(each -> each.sigma).toList();
    }

    @Override
    public List<Hit> end() {
        return correlations.end();
    }

    @Override
    public List<RuleCounts> counts() {
        List<RuleCounts> counts = new ArrayList<>();
        rules.forEach(each -> counts.add(new RuleCounts(each.rule, each.hits, 0, 0, 0, 0)));
        counts.addAll(correlations.counts());
        return counts;
    }

    @Override
    public List<Unwatched> unwatched() {
        return List.copyOf(unwatched);
    }
}
