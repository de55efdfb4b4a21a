package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Shape.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.validate.Shape.Rule;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fixed marking definitions of the Traffic Light Protocol: its first version (STIX 2.1 §7.2.1.4) and its second, as
 * the OASIS extension for TLP 2.0 defines them. No other instances are allowed.
 */
final class TlpMarkings {

    private static final Section TLP_1 = Section.stix("7.2.1.4");
    private static final Section TLP_2 = new Section("TLP 2.0 for STIX", "");
    private static final String TLP_2_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    private static final Map<String, String> FIRST = Map.of(
            "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", "white",
            "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", "green",
            "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", "amber",
            "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red");

    private static final Map<String, String> SECOND = Map.of(
            "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", "clear",
            "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "green",
            "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", "amber",
            "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", "amber+strict",
            "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", "red");

    private static final String FIRST_CREATED = "2017-01-20T00:00:00.000Z";
    private static final Set<String> SECOND_CREATED = Set.of("2022-10-01T00:00:00.000Z", "2022-10-01T00:00:00Z");

    static final Rule RULE = rule(marking -> {
        first(marking);
        second(marking);
    });

    private TlpMarkings() {}

    /** Whether everyone knows the marking definition, so that it need not come along. */
    static boolean isWellKnown(String id) {
        return FIRST.containsKey(id) || SECOND.containsKey(id) || id.equals(TLP_2_EXTENSION);
    }

    private static void first(Scope marking) {
        String id = marking.text("id");
        boolean claimed = marking.text("definition_type").equals("tlp");
        @Nullable String level = FIRST.get(id);
        if (!claimed && level == null) {
            return;
        }
        JsonNode said = marking.object().path("definition").path("tlp");
        Place at = marking.at().property("definition").property("tlp");
        if (level == null) {
            marking.out()
                    .error(
                            marking.at().property("id"),
                            marking.object().path("id"),
                            TLP_1,
                            "is none of the four TLP markings, and no other may be made");
        } else if (!said.asText().equals(level)) {
            marking.out().error(at, said, TLP_1, "must be \"" + level + "\" in the marking definition of this id");
        } else if (!marking.text("created").equals(FIRST_CREATED)) {
            marking.out()
                    .error(
                            marking.at().property("created"),
                            marking.object().path("created"),
                            TLP_1,
                            "must be " + FIRST_CREATED + " in a TLP marking");
        }
    }

    private static void second(Scope marking) {
        JsonNode extension = marking.object().path("extensions").path(TLP_2_EXTENSION);
        @Nullable String level = SECOND.get(marking.text("id"));
        if (extension.isMissingNode() && level == null) {
            return;
        }
        Place at = marking.at().property("extensions").property(TLP_2_EXTENSION).property("tlp_2_0");
        JsonNode said = extension.path("tlp_2_0");
        if (level == null) {
            marking.out()
                    .error(
                            marking.at().property("id"),
                            marking.object().path("id"),
                            TLP_2,
                            "is none of the five TLP 2.0 markings, and no other may be made");
        } else if (!said.asText().equals(level)) {
            marking.out().error(at, said, TLP_2, "must be \"" + level + "\" in the marking definition of this id");
        } else if (!SECOND_CREATED.contains(marking.text("created"))) {
            marking.out()
                    .error(
                            marking.at().property("created"),
                            marking.object().path("created"),
                            TLP_2,
                            "must be 2022-10-01T00:00:00.000Z in a TLP 2.0 marking");
        }
    }
}
