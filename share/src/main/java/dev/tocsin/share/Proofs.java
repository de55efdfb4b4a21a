package dev.tocsin.share;

import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.log.Beats;
import dev.tocsin.share.log.Kept;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.share.record.Page;
import java.util.List;
import java.util.Optional;

/** The door to proofs: each to its owner and to the administrator, and to nobody else that there is one. */
public final class Proofs {

    private final Beats beats;

    public Proofs(Beats beats) {
        this.beats = beats;
    }

    /** What is kept of a proof, as long as it can be given. */
    public Answer<Kept> proof(Caller caller, ProofId id) {
        Optional<Kept> kept = beats.kept(id).filter(there -> there.opening().isPresent());
        return switch (Decision.decide(caller, Act.SEE_STATUS, Facts.ofContribution(kept.map(Kept::owner)))) {
            case Decision.Allowed() -> new Answer.Given<>(kept.orElseThrow());
            case Decision.Refused(Decision.Reason reason) -> new Answer.Refused<>(reason);
        };
    }

    /** A part of what there is to ask for, the oldest first, of the caller's own. */
    public Page<Kept> own(Caller caller, Optional<ProofId> after, int limit) {
        if (!(caller instanceof Caller.Known known)) {
            return new Page<>(List.of(), false);
        }
        List<Kept> found = beats.of(known.owner(), after, limit + 1);
        return new Page<>(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }
}
