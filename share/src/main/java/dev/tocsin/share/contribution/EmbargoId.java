package dev.tocsin.share.contribution;

import dev.tocsin.share.community.UuidText;
import java.util.Optional;
import java.util.UUID;

/** By which a hub knows an object that waits for the end of its embargo. */
public record EmbargoId(UUID uuid) {

    public static EmbargoId random() {
        return new EmbargoId(UUID.randomUUID());
    }

    /** The id that is written so, or nothing where the text is no UUID in lower case. */
    public static Optional<EmbargoId> parse(String text) {
        return UuidText.parse(text).map(EmbargoId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
