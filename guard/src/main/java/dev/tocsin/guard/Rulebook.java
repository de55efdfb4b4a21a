package dev.tocsin.guard;

import dev.tocsin.match.Rule;
import dev.tocsin.stix.Indicator;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.PatternParser;
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

    /** The rules among what was shared. */
    public static Rulebook of(Holdings holdings) {
        List<Rule> rules = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (StixObject object : holdings.objects()) {
            if (object.type().equals("indicator")) {
                read(object, rules, refused);
            }
        }
        return new Rulebook(rules, refused, new Background(holdings.objects()));
    }

    private static void read(StixObject object, List<Rule> rules, List<Refused> refused) {
        String name = object.text("name").orElse(object.id().toString());
        try {
            Indicator indicator = Indicator.of(object);
            if (object.revoked()) {
                refused.add(new Refused(object.id(), name, "it is revoked"));
            } else if (!indicator.patternType().equals("stix")) {
                refused.add(new Refused(object.id(), name, "its pattern is not a STIX pattern"));
            } else {
                rules.add(new Rule(
                        object,
                        name,
                        PatternParser.parse(indicator.pattern()).orThrow(),
                        indicator.validFrom().toInstant(),
                        indicator.validUntil().map(StixTimestamp::toInstant)));
            }
        } catch (StixException e) {
            refused.add(new Refused(object.id(), name, String.valueOf(e.getMessage())));
        }
    }

    /**
     * An indicator that is no rule.
     *
     * @param name what it calls itself, or its id; untrusted text
     * @param reason in words, fit for a terminal
     */
    public record Refused(StixId id, String name, String reason) {}
}
