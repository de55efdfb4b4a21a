package dev.tocsin.share.contribution;

import dev.tocsin.share.community.Tlp;
import java.util.Optional;

/** The third step: nothing is shared where its marking forbids it. */
final class CeilingDecision {

    private CeilingDecision() {}

    /** The refusal of a draft that is marked more strictly than the ceiling. */
    static Optional<Refusal> refuse(Draft draft, Tlp ceiling) {
        return draft.tlp()
                .filter(tlp -> tlp.compareTo(ceiling) > 0)
                .map(tlp -> new Refusal(
                        Step.DECIDE,
                        Refusal.Code.ABOVE_CEILING,
                        "marked more strictly than this channel allows, which is at most " + ceiling,
                        tlp.toString()));
    }
}
