package dev.tocsin.stix;

import java.util.Locale;
import java.util.Optional;

/** A level of the Traffic Light Protocol 2.0 (FIRST, August 2022), from the freest to the strictest. */
public enum Tlp {
    /** For everyone; TLP 1 calls it WHITE. */
    CLEAR("clear", "94868c89-83c2-464b-929b-a1a8aa3c8487", "613f2e26-407d-48c7-9eca-b8e91df99dc9"),
    /** For the community. */
    GREEN("green", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "34098fce-860f-48ae-8e50-ebd3cc5e41da"),
    /** For the recipient's organisation and its clients, where they need to know. */
    AMBER("amber", "55d920b0-5e8b-4f79-9ee9-91f868d9b421", "f88d31f6-486f-44da-b317-01333bde0b82"),
    /** For the recipient's organisation alone. TLP 1 does not have it. */
    AMBER_STRICT("amber+strict", "939a9414-2ddd-4d32-a0cd-375ea402b003", ""),
    /** For the eyes and ears of the recipients only. */
    RED("red", "e828b379-4e03-4974-9ac4-e53a884c97c1", "5e57c739-391a-4eb3-b6be-7d15ca92d5ed");

    /** The extension by which STIX 2.1 carries TLP 2.0 (OASIS, TLP 2.0 Marking Definition Extension 1.0). */
    static final String EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    /** The extension's property that holds the word. */
    static final String EXTENSION_WORD = "tlp_2_0";

    private final String word;
    private final String uuid;
    private final String firstEditionUuid;

    Tlp(String word, String uuid, String firstEditionUuid) {
        this.word = word;
        this.uuid = uuid;
        this.firstEditionUuid = firstEditionUuid;
    }

    /** The level's word in STIX, such as {@code amber+strict}. */
    public String word() {
        return word;
    }

    /** The identifier of the one marking definition that stands for the level in TLP 2.0. */
    public StixId markingId() {
        return StixId.parse("marking-definition--" + uuid);
    }

    /** The one marking definition that stands for the level in TLP 2.0, as published. */
    public StixObject markingDefinition() {
        return StixObject.of(StixJson.read(
                """
                {"type": "marking-definition", "spec_version": "2.1", "id": "%s", "created": "2022-10-01T00:00:00.000Z",
                 "name": "TLP:%s", "extensions": {"%s": {"extension_type": "property-extension", "%s": "%s"}}}
                """.formatted(markingId(), word.toUpperCase(Locale.ROOT), EXTENSION, EXTENSION_WORD, word)));
    }

    /** The stricter of two levels. */
    public Tlp strictest(Tlp other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The level a marking definition stands for by its identifier alone, in TLP 1 (STIX 2.1 §7.2.1.4) or TLP 2.0. */
    public static Optional<Tlp> ofMarking(StixId marking) {
        for (Tlp level : values()) {
            String published = marking.uuid().toString();
            if (marking.type().equals("marking-definition")
                    && (published.equals(level.uuid) || published.equals(level.firstEditionUuid))) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** The level of a word in either case, with or without {@code TLP:}; {@code white} is {@link #CLEAR}. */
    public static Optional<Tlp> ofWord(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String word = lower.startsWith("tlp:") ? lower.substring(4) : lower;
        for (Tlp level : values()) {
            if (level.word.equals(word)) {
                return Optional.of(level);
            }
        }
        return word.equals("white") ? Optional.of(CLEAR) : Optional.empty();
    }
}
