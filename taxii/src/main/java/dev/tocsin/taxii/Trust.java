package dev.tocsin.taxii;

import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** What makes a client believe that a server is the one it meant (TAXII 2.1 §8.3.2). */
public sealed interface Trust {

    /** The certificate authorities that the Java runtime knows. */
    record Authorities() implements Trust {}

    /** The authorities of a PEM file, and no others. */
    record AuthoritiesIn(Path pem) implements Trust {}

    /** One certificate, known by the SHA-256 of its DER form; its name and dates do not matter then. */
    record Pinned(String sha256) implements Trust {

        /** @throws IllegalArgumentException if it is not 64 hexadecimal digits, with or without colons */
        public Pinned {
            String digits = sha256.replace(":", "").strip().toLowerCase(Locale.ROOT);
            if (!digits.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("not a SHA-256 (64 hexadecimal digits): " + Quoted.of(sha256));
            }
            sha256 = digits;
        }

        byte[] digest() {
            return HexFormat.of().parseHex(sha256);
        }
    }

    /**
     * A context in which only servers so trusted complete a handshake, and are shown the certificate of the credentials.
     *
     * @throws TaxiiException of kind {@link TaxiiException.Kind#NOT_TRUSTED} if the PEM file cannot be used
     */
    default SSLContext context(Credentials credentials) {
        KeyManager[] keys = credentials.keys().toArray(KeyManager[]::new);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            switch (this) {
                case Authorities _ -> context.init(keys, null, null);
                case AuthoritiesIn(Path pem) -> context.init(keys, managersFor(pem), null);
                case Pinned pinned ->
                    context.init(keys, new TrustManager[] {new PinnedCertificate(pinned.digest())}, null);
            }
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no usable TLS", e);
        }
    }

    private static TrustManager[] managersFor(Path pem) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw unusable(pem, "no certificate in it", null);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | CertificateException e) {
            throw unusable(pem, String.valueOf(e.getMessage()), e);
        }
    }

    private static TaxiiException unusable(Path pem, String why, @Nullable Exception cause) {
        return new TaxiiException(
                TaxiiException.Kind.NOT_TRUSTED,
                "cannot use " + Quoted.of(pem.toString()) + " as certificate authorities: " + Quoted.of(why),
                "give a file with certificates in PEM form, each between BEGIN CERTIFICATE and END CERTIFICATE",
                cause);
    }
}
