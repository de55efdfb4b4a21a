package dev.tocsin.hub.tls;

import dev.tocsin.share.token.CertificateFingerprint;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.encoders.DecoderException;

/** A certificate and its key from files in PEM form (RFC 7468), as certificate authorities and OpenSSL write them. */
public final class PemFiles {

    private static final byte[] PROBE = "tocsin".getBytes(StandardCharsets.US_ASCII);

    private PemFiles() {}

    /**
     * Reads them.
     *
     * @param certificate the server's certificate, then those that vouch for it
     * @param key PKCS#8, PKCS#1 or SEC 1, without a passphrase
     * @throws UnusableCertificateException if one cannot be read or they do not belong together
     */
    public static ServerCertificate read(Path certificate, Path key) {
        List<X509Certificate> chain = chain(certificate);
        PrivateKey secret = key(key);
        if (!belongTogether(secret, chain.getFirst().getPublicKey())) {
            throw new UnusableCertificateException(
                    "the key in " + shown(key) + " is not that of the certificate in " + shown(certificate), null);
        }
        return new ServerCertificate(secret, chain);
    }

    /**
     * What the first certificate of a file is known by.
     *
     * @throws UnusableCertificateException if it cannot be read
     */
    public static CertificateFingerprint fingerprint(Path certificate) {
        try {
            return CertificateFingerprint.of(chain(certificate).getFirst().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new UnusableCertificateException("not a certificate that can be used: " + shown(certificate), e);
        }
    }

    private static List<X509Certificate> chain(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new UnusableCertificateException("there is no certificate in " + shown(file), null);
            }
            return chain;
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (CertificateException e) {
            throw new UnusableCertificateException("not a certificate in PEM form: " + shown(file), e);
        }
    }

    private static PrivateKey key(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
                PEMParser parser = new PEMParser(reader)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (found instanceof PEMKeyPair pair) {
                    // A SEC 1 key need not say what its public key is (RFC 5915 §3), so only the private half is read.
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
                // Else EC parameters, which stand before a SEC 1 key, or a certificate in the same file.
            }
            throw new UnusableCertificateException(
                    "there is no private key without a passphrase in " + shown(file), null);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (DecoderException | IllegalArgumentException | ClassCastException e) {
            throw new UnusableCertificateException("not a private key in PEM form: " + shown(file), e);
        }
    }

    /** Whether what the key signs, the certificate's public key verifies. */
    private static boolean belongTogether(PrivateKey secret, PublicKey open) {
        String algorithm = switch (secret.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> secret.getAlgorithm();
        };
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(secret);
            signing.update(PROBE);
            byte[] signed = signing.sign();
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(open);
            verifying.update(PROBE);
            return verifying.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // of different kinds, so not of one pair
        }
    }

    private static UnusableCertificateException unreadable(Path file, IOException cause) {
        String why =
                cause instanceof NoSuchFileException ? "there is no such file" : String.valueOf(cause.getMessage());
        return new UnusableCertificateException("cannot read " + shown(file) + ": " + why, cause);
    }

    private static String shown(Path file) {
        return Quoted.of(file.toString());
    }
}
