package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.terms.MalformedTerms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.Marking;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.Objects;
import java.util.Optional;

/** The second step: an object whose markings are not all understood is refused, since nobody could keep to them. */
final class MarkingScreen {

    private final KnownMarkings known;

    MarkingScreen(KnownMarkings known) {
        this.known = known;
    }

    Optional<Refusal> refuse(Draft draft) {
        return known.on(draft.object()).unknown().stream()
                .findFirst()
                .map(this::unknown)
                .or(() -> falseLevel(draft.object()))
                .or(() -> falseTerms(draft.object()));
    }

    private Refusal unknown(Marking.Unknown marking) {
        String reason = known.has(marking)
                ? "its marking is defined in a way that is not understood here"
                : "its marking is defined neither by the standard, nor in this contribution, nor in this channel";
        return new Refusal(Step.SCREEN, Code.UNKNOWN_MARKING, reason, marking.ref());
    }

    /** A definition that bears the id of one level of TLP and the word of another: each reader would take it differently. */
    private static Optional<Refusal> falseLevel(StixObject object) {
        return Tlp.ofMarking(object.id())
                .filter(level -> !Tlp.ofWord(word(object.json())).equals(Optional.of(level)))
                .map(level -> new Refusal(
                        Step.SCREEN,
                        Code.MALFORMED,
                        "it has the id of tlp:" + level.word() + " and does not say so",
                        word(object.json())));
    }

    /** Terms that are not understood, or that were changed under their id. */
    private static Optional<Refusal> falseTerms(StixObject object) {
        if (!TermsMarking.claims(object)) {
            return Optional.empty();
        }
        try {
            TermsMarking.read(object);
            return Optional.empty();
        } catch (MalformedTerms e) {
            return Optional.of(new Refusal(Step.SCREEN, Code.MALFORMED, Objects.requireNonNull(e.getMessage()), ""));
        }
    }

    private static String word(JsonNode definition) {
        String first = definition.path("definition").path("tlp").asText();
        for (JsonNode extension : definition.path("extensions")) {
            if (extension.has("tlp_2_0")) {
                return extension.path("tlp_2_0").asText();
            }
        }
        return first;
    }
}
