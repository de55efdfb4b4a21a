package dev.tocsin.share.token;

import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.DisplayName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A token as it is kept, without its secret; or a client certificate or a login that serves as one.
 *
 * @param bearer whom it speaks for
 * @param label what people call it
 * @param created when it was issued
 * @param expires from when on it no longer counts; empty for what was bound, and for tokens of hubs that knew no end
 * @param revoked since when it no longer counts; empty where it was not revoked
 * @param means what is shown by whoever bears it
 * @param scopes what it may be used for
 * @param lastUsed the last day, in UTC, on which it let somebody in; empty where none was kept
 */
public record Token(
        TokenId id,
        Caller.Known bearer,
        String label,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked,
        Means means,
        Scopes scopes,
        Optional<LocalDate> lastUsed) {

    /** @throws dev.tocsin.share.community.MalformedName if the label is not one line of printable text */
    public Token {
        label = DisplayName.of(label);
    }

    /** One with a secret, which counts. */
    public static Token issued(Caller.Known bearer, String label, Instant now, Instant expires, Scopes scopes) {
        Means secret = new Means.Secret();
        return new Token(
                TokenId.random(),
                bearer,
                label,
                now,
                Optional.of(expires),
                Optional.empty(),
                secret,
                scopes,
                Optional.empty());
    }

    /** A certificate, which counts as long as it is good by its own dates; or a login, which the provider ends. */
    public static Token bound(Caller.Known bearer, String label, Instant now, Means.Bound means, Scopes scopes) {
        return new Token(
                TokenId.random(),
                bearer,
                label,
                now,
                Optional.empty(),
                Optional.empty(),
                means,
                scopes,
                Optional.empty());
    }

    /** The certificate that is shown; empty where something else is. */
    public Optional<CertificateFingerprint> certificate() {
        return means instanceof Means.Certificate(CertificateFingerprint shown) ? Optional.of(shown) : Optional.empty();
    }

    /** Who the bearer is to an OpenID provider; empty where something else is shown. */
    public Optional<OidcSubject> subject() {
        return means instanceof Means.Login(OidcSubject subject) ? Optional.of(subject) : Optional.empty();
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
