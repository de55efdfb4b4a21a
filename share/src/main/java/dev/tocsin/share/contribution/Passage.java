package dev.tocsin.share.contribution;

import dev.tocsin.share.screen.OnList;
import dev.tocsin.stix.StixObject;
import java.util.Optional;

/** How an object left a step. */
public sealed interface Passage {

    /** The object on its way; empty where it stopped. */
    default Optional<Draft> underWay() {
        return switch (this) {
            case Onward(Draft draft) -> Optional.of(draft);
            case Waiting(Draft draft, OnList _) -> Optional.of(draft);
            case Stopped _ -> Optional.empty();
        };
    }

    record Onward(Draft draft) implements Passage {}

    /** It goes on only when a person has looked at it. */
    record Waiting(Draft draft, OnList found) implements Passage {}

    record Stopped(Outcome.Refused outcome) implements Passage {
        static Stopped of(StixObject object, Refusal refusal) {
            return new Stopped(new Outcome.Refused(Optional.of(object.id().toString()), object.version(), refusal));
        }
    }
}
