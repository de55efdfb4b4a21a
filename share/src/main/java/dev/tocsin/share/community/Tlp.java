package dev.tocsin.share.community;

import dev.tocsin.stix.StixId;
import java.util.Arrays;
import java.util.Optional;

/** A Traffic Light Protocol label, from the widest audience to the narrowest. */
public enum Tlp {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    /** The label that a marking definition of the standard stands for. */
    public static Optional<Tlp> of(StixId id) {
        return Arrays.stream(values()).filter(tlp -> tlp.stands(id)).findFirst();
    }

    private boolean stands(StixId id) {
        return switch (id.uuid().toString()) {
            case "94868c89-83c2-464b-929b-a1a8aa3c8487", "613f2e26-407d-48c7-9eca-b8e91df99dc9" -> this == CLEAR;
            case "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "34098fce-860f-48ae-8e50-ebd3cc5e41da" -> this == GREEN;
            case "55d920b0-5e8b-4f79-9ee9-91f868d9b421", "f88d31f6-486f-44da-b317-01333bde0b82" -> this == AMBER;
            case "939a9414-2ddd-4d32-a0cd-375ea402b003" -> this == AMBER_STRICT;
            case "e828b379-4e03-4974-9ac4-e53a884c97c1", "5e57c739-391a-4eb3-b6be-7d15ca92d5ed" -> this == RED;
            default -> false;
        };
    }
}
