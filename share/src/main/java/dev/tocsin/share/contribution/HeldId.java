package dev.tocsin.share.contribution;

import dev.tocsin.share.community.UuidText;
import java.util.Optional;
import java.util.UUID;

/** The identifier of an object that is held for a person; as text the UUID. */
public record HeldId(UUID uuid) {

    public static HeldId random() {
        return new HeldId(UUID.randomUUID());
    }

    /** The id that is written so, or nothing where the text is no UUID in lower case. */
    public static Optional<HeldId> parse(String text) {
        return UuidText.parse(text).map(HeldId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
