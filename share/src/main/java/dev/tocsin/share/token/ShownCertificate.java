package dev.tocsin.share.token;

import java.time.Instant;

/**
 * A certificate that a client showed in a TLS handshake, in which it proved that it has the private key (RFC 8446 §4.4.3).
 * Names and issuers in it are not looked at: anyone can write any.
 *
 * @param notBefore from when on it is good, by its own account
 * @param notAfter the last moment at which it is good
 */
public record ShownCertificate(CertificateFingerprint fingerprint, Instant notBefore, Instant notAfter) {

    /** Whether that moment is within its dates. */
    public boolean isGoodAt(Instant now) {
        return !now.isBefore(notBefore) && !now.isAfter(notAfter);
    }
}
