package dev.tocsin.hub;

import dev.tocsin.hub.tls.ServerCertificate;
import dev.tocsin.share.token.CertificateFingerprint;
import dev.tocsin.taxii.Credentials;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed client certificate and its key, made for a test. */
final class MadeCertificate {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("2090-01-01T00:00:00Z");

    private MadeCertificate() {}

    static ServerCertificate good() {
        return until(FAR_AHEAD);
    }

    static ServerCertificate until(Instant end) {
        return made(LONG_AGO, end);
    }

    static ServerCertificate notYetGood() {
        return made(FAR_AHEAD.minusSeconds(60), FAR_AHEAD);
    }

    /** All of them say that they are the same. */
    private static ServerCertificate made(Instant begin, Instant end) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=administrator");
            var holder = new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(64, new SecureRandom()),
                            Date.from(begin),
                            Date.from(end),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            return new ServerCertificate(
                    pair.getPrivate(), List.of(new JcaX509CertificateConverter().getCertificate(holder)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static CertificateFingerprint fingerprint(ServerCertificate certificate) {
        return new CertificateFingerprint(certificate.fingerprint());
    }

    static Credentials alone(ServerCertificate certificate) {
        return Credentials.certificate(certificate.keys(), Credentials.none());
    }
}
