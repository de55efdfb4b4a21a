package dev.tocsin.share.community;

import java.util.Optional;
import java.util.UUID;

/** What a person of a member is known by; it tells nothing of who that is. */
public record PersonId(UUID uuid) {

    public static PersonId random() {
        return new PersonId(UUID.randomUUID());
    }

    /** The id that is written so, or nothing where the text is no UUID in lower case. */
    public static Optional<PersonId> parse(String text) {
        return UuidText.parse(text).map(PersonId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
