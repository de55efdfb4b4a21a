package dev.tocsin.hub.tls;

import dev.tocsin.hub.ListenAddress;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate that a hub makes for itself and keeps in its data folder, for clients that pin it: ECDSA on P-256, with
 * the names and addresses under which the hub can be reached. Once made it stays, so that the pin stays.
 */
public final class SelfSigned {

    private static final String CERTIFICATE = "tls-certificate.pem";
    private static final String KEY = "tls-key.pem";

    /** Those who pin a certificate do not look at its dates; those who do not should get a real one. */
    private static final Duration VALIDITY = Duration.ofDays(3650);

    /** Clocks differ. */
    private static final Duration LEEWAY = Duration.ofDays(1);

    private static final int SERIAL_BITS = 120;

    private SelfSigned() {}

    /**
     * The certificate of that folder, made now if there is none.
     *
     * @throws UnusableCertificateException if it cannot be read or written
     */
    public static ServerCertificate in(Path folder, ListenAddress listen, InstantSource clock) {
        Path certificate = folder.resolve(CERTIFICATE);
        Path key = folder.resolve(KEY);
        if (!Files.exists(certificate) || !Files.exists(key)) {
            make(certificate, key, listen, clock.instant());
        }
        return PemFiles.read(certificate, key);
    }

    private static void make(Path certificate, Path key, ListenAddress listen, Instant now) {
        try {
            SecureRandom random = new SecureRandom();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            X509CertificateHolder holder = certificate(pair, listen, now, new BigInteger(SERIAL_BITS, random));
            Files.deleteIfExists(key);
            write(
                    key,
                    new JcaPKCS8Generator(pair.getPrivate(), null),
                    PosixFilePermissions.asFileAttribute(
                            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
            Files.deleteIfExists(certificate);
            write(certificate, holder);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new UnusableCertificateException("cannot make a certificate: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UnusableCertificateException(
                    "cannot write a certificate to " + Quoted.of(String.valueOf(certificate.getParent())) + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static X509CertificateHolder certificate(KeyPair pair, ListenAddress listen, Instant now, BigInteger serial)
            throws IOException, OperatorCreationException {
        X500Name name = new X500Name("CN=Tocsin hub");
        GeneralName[] names = names(listen).stream().map(SelfSigned::general).toArray(GeneralName[]::new);
        return new JcaX509v3CertificateBuilder(
                        name,
                        serial,
                        Date.from(now.minus(LEEWAY)),
                        Date.from(now.plus(VALIDITY)),
                        name,
                        pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    /** Every name and address that leads here, as far as this machine knows. */
    private static Set<String> names(ListenAddress listen) throws IOException {
        Set<String> names = new LinkedHashSet<>(Set.of("localhost", "127.0.0.1", "::1"));
        if (!listen.isWildcard()) {
            names.add(listen.host());
            return names;
        }
        names.add(InetAddress.getLocalHost().getHostName());
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .map(address -> address.getHostAddress().replaceAll("%.*", ""))
                .forEach(names::add);
        return names;
    }

    private static GeneralName general(String name) {
        boolean address = name.contains(":") || name.matches("[0-9.]+");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static void write(Path file, Object pem, FileAttribute<?>... attributes) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(pem);
        }
        // Created with its permissions: at no moment can others read the key.
        Files.createFile(file, attributes);
        Files.writeString(file, text.toString(), StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }
}
