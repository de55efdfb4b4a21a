package dev.tocsin.match.sigma;

import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.EventMatcher;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Hit.Evidence;
import dev.tocsin.match.Oracle.Unwatched;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.telemetry.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The plain evaluator of Sigma rules: each rule walked over each event of its log source. It is not fast and does not try
 * to be; what is fast is measured against it. {@code docs/sigma.md} says what a rule means.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class SigmaOracle implements EventMatcher {

    /** A rule and the number of hits it had. */
    private static final class Watched {
        private final DetectionRule rule;
        private final SigmaRule sigma;
        private long hits;

        Watched(DetectionRule rule, SigmaRule sigma) {
            this.rule = rule;
            this.sigma = sigma;
        }
    }

    private final ValueWalk values = new ValueWalk();
    private final List<Watched> watched = new ArrayList<>();
    private final Map<Binding, List<Integer>> rulesByBinding = new LinkedHashMap<>();
    private final List<Unwatched> unwatched = new ArrayList<>();

    public SigmaOracle(Collection<SigmaRule> rules, LogSources sources) {
        for (SigmaRule sigma : rules) {
            DetectionRule rule = new DetectionRule(sigma);
            switch (Routing.of(sigma, sources)) {
                case Routing.Nowhere(var reason) -> unwatched.add(new Unwatched(rule, reason));
                case Routing.To(var bindings) -> {
                    bindings.forEach(binding -> rulesByBinding
                            .computeIfAbsent(binding, key -> new ArrayList<>())
                            .add(watched.size()));
                    watched.add(new Watched(rule, sigma));
                }
            }
        }
    }

    @Override
    public List<Hit> accept(Event event) {
        Map<Integer, Hit> hits = new TreeMap<>();
        rulesByBinding.forEach((binding, rules) -> {
            if (binding.covers(event)) {
                rules.stream()
                        .filter(rule -> !hits.containsKey(rule))
                        .forEach(rule -> ask(watched.get(rule), new BoundEvent(event, binding))
                                .ifPresent(hit -> hits.put(rule, hit)));
            }
        });
        hits.keySet().forEach(rule -> watched.get(rule).hits++);
        return List.copyOf(hits.values());
    }

    private Optional<Hit> ask(Watched rule, BoundEvent event) {
        Verdict verdict = new DetectionWalk(values, rule.sigma.detection(), event).verdict();
        return verdict.holds()
                ? Optional.of(new Hit(rule.rule, List.of(new Evidence(event.event(), verdict.matched()))))
                : Optional.empty();
    }

    @Override
    public List<Hit> end() {
        return List.of();
    }

    @Override
    public List<RuleCounts> counts() {
        return watched.stream()
                .map(each -> new RuleCounts(each.rule, each.hits, 0, 0, 0, 0))
                .toList();
    }

    @Override
    public List<Unwatched> unwatched() {
        return List.copyOf(unwatched);
    }
}
