package dev.tocsin.hub.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;

/** A provider's public keys (RFC 7517), as far as tokens signed by them are believed. */
record IssuerKeys(JWKSet keys) {

    private static final int MOST_KEYS = 100;
    private static final int LEAST_RSA_BITS = 2048;

    /** @throws ProviderException if it is no set of keys, or none in it can be used */
    static IssuerKeys read(byte[] document) throws ProviderException {
        try {
            List<JWK> usable = JWKSet.parse(new String(document, StandardCharsets.UTF_8)).getKeys().stream()
                    .filter(IssuerKeys::isUsable)
                    .map(JWK::toPublicJWK)
                    .limit(MOST_KEYS)
                    .toList();
            if (usable.isEmpty()) {
                throw new ProviderException(
                        "the provider has no key for signatures: RSA of " + LEAST_RSA_BITS + " bits or more, or P-256");
            }
            return new IssuerKeys(new JWKSet(usable));
        } catch (ParseException | RuntimeException e) {
            // The library stumbles over some documents that are no objects, such as null.
            throw new ProviderException("the provider's keys cannot be read: " + e.getMessage(), e);
        }
    }

    /** Those that may have signed what has this header: of the right kind, and of its name where it names one. */
    List<JWK> matching(JWSHeader header) {
        return new JWKSelector(JWKMatcher.forJWSHeader(header)).select(keys);
    }

    private static boolean isUsable(JWK key) {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return false;
        }
        return switch (key) {
            case RSAKey rsa -> rsa.getModulus().decodeToBigInteger().bitLength() >= LEAST_RSA_BITS;
            case ECKey ec -> ec.getCurve().equals(Curve.P_256);
            default -> false;
        };
    }
}
