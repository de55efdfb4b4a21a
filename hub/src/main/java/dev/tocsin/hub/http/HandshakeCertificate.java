package dev.tocsin.hub.http;

import dev.tocsin.share.token.CertificateFingerprint;
import dev.tocsin.share.token.ShownCertificate;
import io.helidon.webserver.http.ServerRequest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The certificate that a client showed in the TLS handshake, or in the one that its resumed session began with (RFC 8446
 * §2.2). Never what a header says: anyone can write a header.
 */
final class HandshakeCertificate {

    private HandshakeCertificate() {}

    /** Nothing where the client showed none in X.509 form, or the connection is not encrypted. */
    static Optional<ShownCertificate> of(ServerRequest request) {
        return request.remotePeer()
                .tlsCertificates()
                .filter(chain -> chain.length > 0)
                .flatMap(chain ->
                        chain[0] instanceof X509Certificate first ? Optional.of(shown(first)) : Optional.empty());
    }

    private static ShownCertificate shown(X509Certificate certificate) {
        try {
            return new ShownCertificate(
                    CertificateFingerprint.of(certificate.getEncoded()),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has the form that it was read from", e);
        }
    }
}
