package dev.tocsin.share.token;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.DisplayName;
import java.time.Instant;
import java.util.Optional;

/**
 * A token as it is kept, without its secret; or a client certificate that serves as one.
 *
 * @param bearer whom it speaks for
 * @param label what people call it
 * @param created when it was issued
 * @param expires from when on it no longer counts; empty for a certificate, and for tokens of hubs that knew no end
 * @param revoked since when it no longer counts; empty where it was not revoked
 * @param certificate the certificate that is shown in the place of a secret; empty where there is a secret
 * @param scopes what it may be used for
 */
public record Token(
        TokenId id,
        Caller.Known bearer,
        String label,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked,
        Optional<CertificateFingerprint> certificate,
        Scopes scopes) {

    /** @throws dev.tocsin.share.community.MalformedName if the label is not one line of printable text */
    public Token {
        label = DisplayName.of(label);
    }

    /** One with a secret, which counts. */
    public static Token issued(Caller.Known bearer, String label, Instant now, Instant expires, Scopes scopes) {
        return new Token(
                TokenId.random(), bearer, label, now, Optional.of(expires), Optional.empty(), Optional.empty(), scopes);
    }

    /** A certificate, which counts as long as it is good by its own dates. */
    public static Token bound(
            Caller.Known bearer, String label, Instant now, CertificateFingerprint certificate, Scopes scopes) {
        return new Token(
                TokenId.random(),
                bearer,
                label,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.of(certificate),
                scopes);
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
