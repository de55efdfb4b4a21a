package dev.tocsin.share.invitation;

import dev.tocsin.share.community.UuidText;
import java.util.Optional;
import java.util.UUID;

/** What an invitation is called in lists and when it is revoked; it tells nothing of the code. */
public record InvitationId(UUID uuid) {

    public static InvitationId random() {
        return new InvitationId(UUID.randomUUID());
    }

    /** The id that is written so, or nothing where the text is no UUID in lower case. */
    public static Optional<InvitationId> parse(String text) {
        return UuidText.parse(text).map(InvitationId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
