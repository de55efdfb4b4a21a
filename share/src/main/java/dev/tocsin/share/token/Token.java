package dev.tocsin.share.token;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.DisplayName;
import java.time.Instant;
import java.util.Optional;

/**
 * A token as it is kept, without its secret.
 *
 * @param bearer whom it speaks for
 * @param label what people call it
 * @param created when it was issued
 * @param expires from when on it no longer counts; empty for never
 * @param revoked since when it no longer counts; empty where it was not revoked
 */
public record Token(
        TokenId id,
        Caller.Known bearer,
        String label,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked) {

    /** @throws dev.tocsin.share.community.MalformedName if the label is not one line of printable text */
    public Token {
        label = DisplayName.of(label);
    }

    /** What the token is worth at a moment. */
    public Standing at(Instant now) {
        if (revoked.isPresent()) {
            return Standing.REVOKED;
        }
        return expires.filter(end -> !now.isBefore(end)).isPresent() ? Standing.EXPIRED : Standing.GOOD;
    }

    /** Whether a token counts. */
    public enum Standing {
        GOOD,
        EXPIRED,
        REVOKED
    }
}
