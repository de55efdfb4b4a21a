package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.hub.tls.PemFiles;
import dev.tocsin.hub.tls.SelfSigned;
import dev.tocsin.hub.tls.ServerCertificate;
import dev.tocsin.hub.tls.UnusableCertificateException;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import dev.tocsin.taxii.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final ListenAddress LOOPBACK = new ListenAddress("127.0.0.1", 0);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aSelfSignedCertificateIsMadeOnceAndItsKeyIsForItsOwnerAlone() throws IOException {
        String first = certificate().fingerprint();

        assertThat(certificate().fingerprint()).isEqualTo(first).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls-key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aClientKnowsTheHubByItsPinOrItsAuthorityAndByNothingElse() {
        ServerCertificate certificate = certificate();
        HubSettings settings = new HubSettings(LOOPBACK, Optional.of(certificate.context()), "hub", Optional.empty());
        try (Node node = Node.open(
                        NodeSettings.alone(folder.resolve("data"), BenignLists.NONE), InstantSource.system());
                Hub hub = Hub.start(settings, node.ports())) {
            String token = node.firstToken().orElseThrow().secret().reveal();

            assertThat(hub.uri()).hasScheme("https");
            assertThat(collections(hub, token, new Trust.Pinned(certificate.fingerprint())))
                    .isZero();
            assertThat(collections(hub, token, new Trust.AuthoritiesIn(folder.resolve("tls-certificate.pem"))))
                    .isZero();
            assertThatThrownBy(() -> collections(hub, token, new Trust.Authorities()))
                    .isInstanceOf(TaxiiException.class)
                    .hasMessageContaining("could not prove who it is");
            assertThatThrownBy(() -> collections(hub, token, new Trust.Pinned("0".repeat(64))))
                    .hasMessageContaining("not the pinned certificate but SHA-256 " + certificate.fingerprint());
        }
    }

    @Test
    void whoSpeaksNothingNewerThanTls12IsTurnedAwayInTheHandshake() throws IOException, GeneralSecurityException {
        ServerCertificate certificate = certificate();
        HubSettings settings = new HubSettings(LOOPBACK, Optional.of(certificate.context()), "hub", Optional.empty());
        try (Node node = Node.open(
                        NodeSettings.alone(folder.resolve("data"), BenignLists.NONE), InstantSource.system());
                Hub hub = Hub.start(settings, node.ports())) {
            try (SSLSocket old = handshaking(hub, "TLSv1.2")) {
                assertThatThrownBy(old::startHandshake)
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("protocol_version");
            }
            try (SSLSocket current = handshaking(hub, "TLSv1.2", "TLSv1.3")) {
                current.startHandshake();
                assertThat(current.getSession().getProtocol()).isEqualTo("TLSv1.3");
            }
        }
    }

    @Test
    void whatIsNoCertificateOrNoKeyOfItIsNamed() throws IOException {
        certificate();
        Path text = Files.writeString(folder.resolve("text.pem"), "hello");

        assertThatThrownBy(() -> PemFiles.read(text, folder.resolve("tls-key.pem")))
                .isInstanceOf(UnusableCertificateException.class)
                .hasMessageContaining("text.pem");
        assertThatThrownBy(() -> PemFiles.read(folder.resolve("tls-certificate.pem"), text))
                .isInstanceOf(UnusableCertificateException.class)
                .hasMessageContaining("text.pem");
    }

    private ServerCertificate certificate() {
        return SelfSigned.in(folder, LOOPBACK, InstantSource.system());
    }

    /** A client that trusts the hub's certificate and speaks these versions. */
    private SSLSocket handshaking(Hub hub, String... versions) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("hub", certificate().chain().getFirst());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(hub.uri().getHost(), hub.uri().getPort());
        socket.setEnabledProtocols(versions);
        return socket;
    }

    private static int collections(Hub hub, String token, Trust trust) {
        try (TaxiiClient client = new TaxiiClient(Credentials.bearer(token), trust)) {
            return client.collections(hub.uri()).found().size();
        }
    }
}
