package dev.tocsin.share.contribution;

import dev.tocsin.stix.StixObject;
import java.util.Optional;

/** How an object left a step. */
public sealed interface Passage {

    record Onward(Draft draft) implements Passage {}

    record Stopped(Outcome.Refused outcome) implements Passage {
        static Stopped of(StixObject object, Refusal refusal) {
            return new Stopped(new Outcome.Refused(Optional.of(object.id().toString()), object.version(), refusal));
        }
    }
}
