package dev.tocsin.match;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;

/** What became of one shared object when it came to a {@link RuleSet}. */
public sealed interface Admission {

    /** The object. */
    StixObject object();

    /** It is a rule now. */
    record Admitted(IndicatorRule rule) implements Admission {
        @Override
        public StixObject object() {
            return rule.indicator();
        }
    }

    /** It is an indicator and no rule, or of any type and not its newest version that is known. */
    record Refused(StixObject object, Refusal refusal) implements Admission {}

    /** It is no indicator; it may explain one. */
    record Context(StixObject object) implements Admission {}

    default StixId id() {
        return object().id();
    }

    /** What to call it before people: its name, or its id where it has none; untrusted text. */
    default String name() {
        return nameOf(object());
    }

    static String nameOf(StixObject object) {
        return object.text("name")
                .filter(name -> !name.isBlank())
                .orElseGet(() -> object.id().toString());
    }
}
