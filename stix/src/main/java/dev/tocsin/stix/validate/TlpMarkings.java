package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Shape.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.validate.Shape.Rule;
import java.util.Optional;

/**
 * The fixed marking definitions of the Traffic Light Protocol: its first version (STIX 2.1 §7.2.1.4) and its second, as
 * the OASIS extension for TLP 2.0 defines them. No other instances are allowed.
 */
final class TlpMarkings {

    private static final Section TLP_1 = Section.stix("7.2.1.4");
    private static final Section TLP_2 = new Section("TLP 2.0 for STIX", "");
    private static final String TLP_2_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    private static final String FIRST_CREATED = "2017-01-20T00:00:00.000Z";
    private static final String SECOND_CREATED = "2022-10-01T00:00:00.000Z";

    static final Rule RULE = rule(marking -> {
        first(marking);
        second(marking);
    });

    private TlpMarkings() {}

    /** Whether everyone knows the object of that identifier, so that it need not come along. */
    static boolean isWellKnown(String id) {
        return id.equals(TLP_2_EXTENSION) || level(id).isPresent();
    }

    private static void first(Scope marking) {
        String id = marking.text("id");
        Optional<String> word =
                level(id).filter(tlp -> !isOfSecondEdition(id, tlp)).map(TlpMarkings::firstEditionWord);
        if (marking.text("definition_type").equals("tlp") || word.isPresent()) {
            JsonNode said = marking.object().path("definition").path("tlp");
            Place at = marking.at().property("definition").property("tlp");
            compare(marking, word, said, at, FIRST_CREATED, TLP_1);
        }
    }

    private static void second(Scope marking) {
        String id = marking.text("id");
        Optional<String> word =
                level(id).filter(tlp -> isOfSecondEdition(id, tlp)).map(Tlp::word);
        JsonNode extension = marking.object().path("extensions").path(TLP_2_EXTENSION);
        if (!extension.isMissingNode() || word.isPresent()) {
            Place at = marking.at()
                    .property("extensions")
                    .property(TLP_2_EXTENSION)
                    .property("tlp_2_0");
            compare(marking, word, extension.path("tlp_2_0"), at, SECOND_CREATED, TLP_2);
        }
    }

    private static void compare(
            Scope marking, Optional<String> word, JsonNode said, Place at, String created, Section section) {
        Place createdPlace = marking.at().property("created");
        JsonNode createdValue = marking.object().path("created");
        if (word.isEmpty()) {
            Place idPlace = marking.at().property("id");
            String message = "is not among the published TLP markings, and no others may be made";
            marking.out().error(idPlace, marking.object().path("id"), section, message);
        } else if (!said.asText().equals(word.get())) {
            marking.out().error(at, said, section, "must be \"" + word.get() + "\" in the marking of this identifier");
        } else if (!marking.time("created").equals(Optional.of(StixTimestamp.parse(created)))) {
            marking.out().error(createdPlace, createdValue, section, "must be " + created + " in a TLP marking");
        }
    }

    private static Optional<Tlp> level(String id) {
        try {
            return Tlp.ofMarking(StixId.parse(id));
        } catch (StixException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isOfSecondEdition(String id, Tlp level) {
        return level.markingId().toString().equals(id);
    }

    private static String firstEditionWord(Tlp level) {
        return level == Tlp.CLEAR ? "white" : level.word();
    }
}
