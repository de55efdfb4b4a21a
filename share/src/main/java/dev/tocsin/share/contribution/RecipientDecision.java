package dev.tocsin.share.contribution;

import dev.tocsin.share.redact.Redacted;
import dev.tocsin.share.redact.Redaction;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.Optional;
import java.util.Set;

/**
 * Part of the third step: TLP:RED is for the persons who were named, and terms cannot name any yet. What nobody but its
 * contributor could see is not taken; parts that are marked so are taken out for others.
 */
final class RecipientDecision {

    private final KnownMarkings known;

    RecipientDecision(KnownMarkings known) {
        this.known = known;
    }

    /** The refusal of what is left with no recipient. It was {@linkplain MarkingScreen screened} before. */
    Optional<Refusal> refuse(Draft draft) {
        if (TermsMarking.claims(draft.object())
                && TermsMarking.read(draft.object()).tlp() == Tlp.RED) {
            return Optional.of(refusal("these terms say so of all that refers to them"));
        }
        return Redaction.of(draft.object(), known.withheld(draft.object())::contains)
                        instanceof Redacted.Nothing(String reason)
                ? Optional.of(refusal(reason))
                : Optional.empty();
    }

    /** What others get of an object. */
    static Redacted forOthers(StixObject object, Set<String> withheld) {
        return withheld.isEmpty() ? new Redacted.Whole(object) : Redaction.of(object, withheld::contains);
    }

    static Refusal refusal(String reason) {
        return new Refusal(
                Step.DECIDE,
                Refusal.Code.NO_RECIPIENT,
                "TLP:RED goes to named persons, and terms cannot name any here yet: " + reason,
                "");
    }
}
