package dev.tocsin.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.Hit.Evidence;
import dev.tocsin.match.Hit.Matched;
import dev.tocsin.match.Observation.Interval;
import dev.tocsin.stix.pattern.ComparisonExpression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One rule at work: the observations it waits with, and what it has counted. */
final class Watch {

    /** What number_observed may be at most (STIX 2.1 §4.14). */
    private static final long MOST_OBSERVED = 999_999_999;

    private final IndicatorRule rule;
    private final Need need;
    private final List<Need.One> singles;
    private final List<ObjectTest> tests;
    private final Oracle.Validity validity;
    private final long stepsPerObservation;
    private final int mayKeep;

    private final Waiting waiting;

    private long hits;
    private long outsideValidity;
    private long evicted;
    private long unnamed;
    private long searches;
    private long searchesGivenUp;

    Watch(
            IndicatorRule rule,
            Need need,
            List<ComparisonExpression> tests,
            Oracle.Validity validity,
            long stepsPerObservation,
            int mayKeep) {
        this.rule = rule;
        this.need = need;
        this.singles = need.singles().toList();
        this.waiting = new Waiting(tests.size());
        this.tests = tests.stream().map(ObjectTest::new).toList();
        this.validity = validity;
        this.stepsPerObservation = stepsPerObservation;
        this.mayKeep = mayKeep;
    }

    IndicatorRule rule() {
        return rule;
    }

    /** The types of which an observation must hold an object to be of interest. */
    Set<String> types() {
        Set<String> types = new TreeSet<>();
        tests.forEach(test -> types.addAll(test.types()));
        return types;
    }

    RuleCounts counts() {
        return new RuleCounts(rule, hits, outsideValidity, evicted, unnamed, searchesGivenUp);
    }

    /** How often it was searched for a hit. */
    long searches() {
        return searches;
    }

    /**
     * Takes the next observation.
     *
     * @param objects its objects, in the order of their keys
     * @param arrival its number in the order of arrival
     */
    Optional<Hit> accept(Observation observation, List<ObjectNode> objects, long arrival) {
        Map<Integer, List<Matched>> matched = matched(observation, objects);
        if (matched.isEmpty()) {
            return Optional.empty();
        }
        if (validity == Oracle.Validity.OBSERVED && !isValidAt(observation.seen())) {
            outsideValidity++;
            return Optional.empty();
        }
        Kept arrived = new Kept(
                observation.event(),
                observation.seen(),
                arrival,
                Math.min(observation.count(), MOST_OBSERVED),
                matched);
        keep(arrived);
        Optional<Hit> hit = new Completion(waiting, arrived).mayBe(need) ? search(arrived) : Optional.empty();
        if (waiting.size() > mayKeep) {
            waiting.removeFirst();
            evicted++;
        }
        return hit;
    }

    private Map<Integer, List<Matched>> matched(Observation observation, List<ObjectNode> objects) {
        Map<Integer, List<Matched>> matched = new HashMap<>();
        for (Need.One single : singles) {
            if (single.span().admits(observation.seen())) {
                tests.get(single.test())
                        .of(objects, observation.objects())
                        .ifPresent(values -> matched.put(single.test(), values));
            }
        }
        return matched;
    }

    private void keep(Kept arrived) {
        // Where only their number matters, none need be lost when there are too many.
        if (need.isPlain() && waiting.size() >= mayKeep && waiting.countWithAlike(arrived)) {
            unnamed++;
        } else {
            waiting.add(arrived);
        }
    }

    /** From valid_from on and before valid_until (STIX 2.1 §4.7); what has no known time counts as seen in time. */
    private boolean isValidAt(Optional<Interval> seen) {
        return seen.map(interval -> !interval.last().isBefore(rule.validFrom())
                        && rule.validUntil().map(interval.first()::isBefore).orElse(true))
                .orElse(true);
    }

    private Optional<Hit> search(Kept arrived) {
        searches++;
        return switch (Search.run(need, candidates(arrived), stepsPerObservation)) {
            case Search.Outcome.Found(var chosen) -> {
                waiting.removeAll(chosen.keySet());
                hits++;
                yield Optional.of(hit(chosen));
            }
            case Search.Outcome.None none -> Optional.empty();
            case Search.Outcome.GivenUp givenUp -> {
                searchesGivenUp++;
                yield Optional.empty();
            }
        };
    }

    /** In the order of time. Where the whole pattern lies within a window, only what can share one with the newest. */
    private List<Kept> candidates(Kept newest) {
        Span near = need instanceof Need.InWindow(var inner, Duration length)
                        && newest.seen().isPresent()
                ? Span.sharing(newest.seen().get(), length)
                : Span.whenever();
        return waiting.stream()
                .filter(kept -> near.admits(kept.seen()))
                .sorted(Kept.IN_TIME)
                .toList();
    }

    private Hit hit(Map<Kept, BitSet> chosen) {
        List<Evidence> evidence = new ArrayList<>();
        chosen.forEach((kept, served) -> {
            Set<Matched> values = new LinkedHashSet<>();
            served.stream().forEach(test -> values.addAll(kept.matched().getOrDefault(test, List.of())));
            evidence.add(new Evidence(kept.event(), List.copyOf(values)));
        });
        return new Hit(rule, evidence);
    }
}
