package dev.tocsin.hub.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tocsin.share.token.OidcSubject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A signed JSON Web Token (RFC 7519), an ID token or an access token of a provider: read, and not believed before its
 * signature is verified.
 */
record IdentityToken(SignedJWT jwt, OidcSubject subject, Instant until) {

    static final int LONGEST = 8_000;

    /** Signatures that only the provider can make: nothing that whoever verifies could have made as well. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    /** How far the provider's clock and the hub's may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** How long a token counts after it was issued, whatever it says itself. */
    static final Duration LONGEST_LIFE = Duration.ofHours(24);

    /** RFC 8417 §2.2: what tells of a logout, say, is otherwise hardly to be told from a login. */
    private static final String EVENTS = "events";

    private static final Set<String> TYPES = Set.of("JWT", "AT+JWT", "APPLICATION/AT+JWT");

    /** A token that cannot count; the message has nothing of it. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }

        Unusable(String message, Exception cause) {
            super(message, cause);
        }
    }

    /**
     * All but the signature: RFC 7519 §7.2, OpenID Connect Core 1.0 §3.1.3.7.
     *
     * @throws Unusable if it is anything but a token of that issuer for that audience that counts now
     */
    static IdentityToken read(String text, OidcSettings settings, Instant now) throws Unusable {
        if (text.length() > LONGEST) {
            throw new Unusable("longer than " + LONGEST + " characters");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            requireHeader(jwt.getHeader());
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (claims == null || !settings.issuer().equals(claims.getIssuer())) {
                throw new Unusable("of another issuer");
            }
            requireAudience(claims, settings.audience());
            if (claims.getClaim(EVENTS) != null) {
                throw new Unusable("tells of an event, and lets nobody in");
            }
            Instant until = until(claims, now);
            String subject = claims.getSubject();
            if (subject == null) {
                throw new Unusable("without a subject");
            }
            return new IdentityToken(jwt, new OidcSubject(settings.issuer(), subject), until);
        } catch (ParseException | RuntimeException e) {
            // Whatever the library stumbles over is no token; whoever shows it is answered as with any other.
            throw new Unusable("not a signed token with the claims that are needed", e);
        }
    }

    private static void requireHeader(JWSHeader header) throws Unusable {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            throw new Unusable("signed by another algorithm than RS256, PS256 and ES256");
        }
        // RFC 7515 §4.1.11: what must be understood and is not.
        if (header.getCriticalParams() != null) {
            throw new Unusable("with critical headers");
        }
        if (header.getType() != null
                && !TYPES.contains(header.getType().getType().toUpperCase(Locale.ROOT))) {
            throw new Unusable("a token of another type");
        }
    }

    private static void requireAudience(JWTClaimsSet claims, String audience) throws Unusable, ParseException {
        List<String> named = claims.getAudience();
        if (!named.contains(audience)) {
            throw new Unusable("for another audience");
        }
        if (named.size() > 1 && !audience.equals(claims.getStringClaim("azp"))) {
            throw new Unusable("for several audiences, and not issued to this one");
        }
    }

    private static Instant until(JWTClaimsSet claims, Instant now) throws Unusable {
        Instant expires = moment(claims.getExpirationTime()).orElseThrow(() -> new Unusable("without an end"));
        Instant issued = moment(claims.getIssueTime()).orElseThrow(() -> new Unusable("without when it was issued"));
        Instant until = earlier(expires, issued.plus(LONGEST_LIFE)).plus(SKEW);
        if (!now.isBefore(until)) {
            throw new Unusable("expired");
        }
        Instant soon = now.plus(SKEW);
        if (issued.isAfter(soon)
                || moment(claims.getNotBeforeTime()).filter(soon::isBefore).isPresent()) {
            throw new Unusable("not valid yet");
        }
        return until;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Within the years of people's clocks, so that nothing overflows. */
    private static Optional<Instant> moment(Date written) throws Unusable {
        if (written == null) {
            return Optional.empty();
        }
        Instant moment = written.toInstant();
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
            throw new Unusable("with a moment of no clock");
        }
        return Optional.of(moment);
    }

    /** Whether one of the keys made its signature. */
    boolean isSignedByOneOf(List<JWK> keys) {
        return keys.stream().anyMatch(this::isSignedBy);
    }

    private boolean isSignedBy(JWK key) {
        if (!(key instanceof AsymmetricJWK asymmetric)) {
            return false;
        }
        try {
            JWSVerifier verifier =
                    new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), asymmetric.toPublicKey());
            return jwt.verify(verifier);
        } catch (JOSEException | RuntimeException e) {
            return false; // a key that does not make such signatures, or is none, did not make this one
        }
    }
}
