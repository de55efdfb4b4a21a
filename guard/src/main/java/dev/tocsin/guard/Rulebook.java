package dev.tocsin.guard;

import dev.tocsin.match.Admission;
import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.Refusal;
import dev.tocsin.match.Rule;
import dev.tocsin.match.RuleContexts;
import dev.tocsin.match.RuleSet;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules at one moment, what explains them, and the shared objects that are no rules, with the reason. It never
 * changes: {@link #with} gives another one.
 *
 * <p>An indicator that has expired is still a rule: logs may be older than it, and the clock of each event decides.
 */
public final class Rulebook {

    private static final Resolution NO_DETECTIONS = new Resolution(List.of(), List.of(), List.of());

    /** No rules at all. */
    public static final Rulebook EMPTY = new Rulebook(RuleSet.EMPTY, Map.of(), Map.of(), NO_DETECTIONS);

    private final RuleSet rules;
    private final RuleContexts contexts;
    private final Map<StixId, Refused> refused;
    private final Map<StixId, Refused> conflicting;
    private final Resolution detections;

    private Rulebook(
            RuleSet rules, Map<StixId, Refused> refused, Map<StixId, Refused> conflicting, Resolution detections) {
        this.rules = rules;
        this.contexts = rules.contexts();
        this.refused = refused;
        this.conflicting = conflicting;
        this.detections = detections;
    }

    /**
     * A shared object that could not be used.
     *
     * @param name what it calls itself, or its id; untrusted text
     * @param reason in words, fit for a terminal
     */
    public record Refused(StixId id, String name, String reason) {}

    /** The rulebook with what these objects add, replace and revoke; the same one if they change nothing. */
    public Rulebook with(Collection<StixObject> objects) {
        RuleSet.Change change = rules.with(objects, Instant.MIN);
        Map<StixId, Refused> nowRefused = new LinkedHashMap<>(refused);
        Map<StixId, Refused> nowConflicting = new LinkedHashMap<>(conflicting);
        change.admissions().forEach(admission -> note(admission, nowRefused, nowConflicting));
        Rulebook next = new Rulebook(change.rules(), nowRefused, nowConflicting, detections);
        return next.saysTheSameAs(this) ? this : next;
    }

    /** The rulebook with these Sigma rules and correlations in place of those it had. */
    public Rulebook withDetections(Resolution resolved) {
        return new Rulebook(rules, refused, conflicting, resolved);
    }

    private static void note(Admission admission, Map<StixId, Refused> refused, Map<StixId, Refused> conflicting) {
        switch (admission) {
            case Admission.Admitted admitted -> refused.remove(admitted.id());
            case Admission.Context context -> {}
            case Admission.Refused(StixObject object, Refusal refusal) -> {
                Refused one = new Refused(object.id(), admission.name(), refusal.reason());
                if (refusal.ofNewest()) {
                    refused.put(object.id(), one);
                } else if (refusal instanceof Refusal.Conflicting) {
                    conflicting.put(object.id(), one);
                }
            }
        }
    }

    /** Whether the other was made of the same objects. */
    boolean saysTheSameAs(Rulebook other) {
        return rules.equals(other.rules) && conflicting.equals(other.conflicting);
    }

    /** Whether there is nothing to match. */
    public boolean isEmpty() {
        return rules.rules().isEmpty() && detections.rules().isEmpty();
    }

    /** The Sigma rules and correlations. */
    public Resolution detections() {
        return detections;
    }

    /** The indicators that can be matched. */
    public List<IndicatorRule> rules() {
        return rules.rules();
    }

    /** The indicators whose newest version is no rule. */
    public List<Refused> refused() {
        return List.copyOf(refused.values());
    }

    /** What came twice in the same version with other content, of which the first counts; once for each identifier. */
    public List<Refused> conflicting() {
        return List.copyOf(conflicting.values());
    }

    /** What is known of one of the rules. */
    public RuleFacts facts(Rule rule) {
        return switch (rule) {
            case IndicatorRule indicator -> RuleFacts.of(contexts.of(indicator));
            case DetectionRule detection -> RuleFacts.of(detection.document().header());
        };
    }
}
