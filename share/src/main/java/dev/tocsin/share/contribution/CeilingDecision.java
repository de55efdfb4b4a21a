package dev.tocsin.share.contribution;

import dev.tocsin.stix.Tlp;
import java.util.Optional;

/** The third step: nothing is shared where its marking forbids it. What carries no level may go up to the ceiling. */
final class CeilingDecision {

    private final Tlp ceiling;
    private final KnownMarkings known;

    CeilingDecision(Tlp ceiling, KnownMarkings known) {
        this.ceiling = ceiling;
        this.known = known;
    }

    /** The refusal of a draft that is marked, anywhere in it, more strictly than the ceiling. */
    Optional<Refusal> refuse(Draft draft) {
        return known.on(draft.object())
                .strictest()
                .filter(tlp -> tlp.compareTo(ceiling) > 0)
                .map(tlp -> new Refusal(
                        Step.DECIDE,
                        Refusal.Code.ABOVE_CEILING,
                        "marked more strictly than this channel allows, which is at most tlp:" + ceiling.word(),
                        "tlp:" + tlp.word()));
    }
}
