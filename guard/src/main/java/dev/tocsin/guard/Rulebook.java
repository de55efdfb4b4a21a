package dev.tocsin.guard;

import dev.tocsin.match.Admission;
import dev.tocsin.match.Refusal;
import dev.tocsin.match.Rule;
import dev.tocsin.match.RuleSet;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules at one moment and what explains them. It never changes.
 *
 * @param rules what can be matched
 * @param refused indicators that are no rules, and why
 */
public record Rulebook(List<Rule> rules, List<Refused> refused, Background background) {

    /** No rules at all. */
    public static final Rulebook EMPTY = of(new Holdings());

    public Rulebook {
        rules = List.copyOf(rules);
        refused = List.copyOf(refused);
    }

    /**
     * The rules among what was shared. One that has expired is still a rule: logs may be older than it, and the clock of
     * each event decides.
     */
    public static Rulebook of(Holdings holdings) {
        RuleSet.Change change = RuleSet.EMPTY.with(holdings.objects(), Instant.MIN);
        List<Refused> refused = new ArrayList<>();
        for (Admission admission : change.admissions()) {
            if (admission instanceof Admission.Refused(StixObject object, Refusal refusal)) {
                refused.add(new Refused(object.id(), admission.name(), refusal.reason()));
            }
        }
        return new Rulebook(change.rules().rules(), refused, new Background(holdings.objects()));
    }

    /**
     * An indicator that is no rule.
     *
     * @param name what it calls itself, or its id; untrusted text
     * @param reason in words, fit for a terminal
     */
    public record Refused(StixId id, String name, String reason) {}
}
