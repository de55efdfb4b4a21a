package dev.tocsin.share.token;

import dev.tocsin.share.community.UuidText;
import java.util.Optional;
import java.util.UUID;

/** What a token is called in lists and when it is revoked; it tells nothing of the secret. */
public record TokenId(UUID uuid) {

    public static TokenId random() {
        return new TokenId(UUID.randomUUID());
    }

    /** The id that is written so, or nothing where the text is no UUID in lower case. */
    public static Optional<TokenId> parse(String text) {
        return UuidText.parse(text).map(TokenId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
