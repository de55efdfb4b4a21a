package dev.tocsin.share.contribution;

import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import java.time.Instant;
import java.util.Optional;

/**
 * Part of the third step: terms that are over are not taken. Their definition is refused, and with it all that is marked
 * with it.
 */
final class TermsDecision {

    private final Instant now;

    TermsDecision(Instant now) {
        this.now = now;
    }

    /** The refusal of a definition of such terms. It was {@linkplain MarkingScreen screened} before. */
    Optional<Refusal> refuse(Draft draft) {
        if (!TermsMarking.claims(draft.object())) {
            return Optional.empty();
        }
        Terms terms = TermsMarking.read(draft.object());
        return terms.expires()
                .filter(moment -> terms.expired(now))
                .map(moment -> new Refusal(
                        Step.DECIDE,
                        Code.TERMS_EXPIRED,
                        "terms that have expired, so that nothing may be given out under them",
                        "expires at " + moment));
    }
}
