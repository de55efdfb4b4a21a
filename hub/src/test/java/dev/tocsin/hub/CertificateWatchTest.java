package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.hub.tls.CertificateWatch;
import dev.tocsin.hub.tls.Look;
import dev.tocsin.hub.tls.ServerCertificate;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.Trust;
import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub whose certificate is replaced while it runs. */
class CertificateWatchTest {

    private static final ListenAddress ANY_PORT = new ListenAddress("127.0.0.1", 0);

    @TempDir
    private Path folder = Path.of("");

    private final ServerCertificate first = MadeCertificate.good();
    private final ServerCertificate second = MadeCertificate.good();

    @BeforeEach
    void writeTheFirst() throws IOException {
        write(certificateFile(), first.chain().getFirst());
        write(keyFile(), new JcaPKCS8Generator(first.key(), null));
    }

    @Test
    void theNextConnectionSeesTheNewCertificateAndOpenOnesStay() throws Exception {
        try (CertificateWatch watch = watch();
                Node node = Node.open(
                        NodeSettings.alone(folder.resolve("data"), BenignLists.NONE), InstantSource.system());
                Hub hub = Hub.start(
                        new HubSettings(ANY_PORT, Optional.of(watch.context()), "Test", Optional.empty()),
                        node.ports());
                HttpClient open = trusting(first)) {
            assertThat(status(hub, open)).isEqualTo(200);
            assertThat(watch.look()).isInstanceOf(Look.Unchanged.class);

            write(certificateFile(), second.chain().getFirst());
            assertThat(watch.look())
                    .isInstanceOfSatisfying(
                            Look.Refused.class,
                            refused -> assertThat(refused.why())
                                    .contains("key.pem", "is not that of the certificate in", "certificate.pem"));
            assertThat(watch.look()).as("said once").isInstanceOf(Look.Unchanged.class);
            try (HttpClient another = trusting(first)) {
                assertThat(status(hub, another)).as("the key is yet to come").isEqualTo(200);
            }

            write(keyFile(), new JcaPKCS8Generator(second.key(), null));
            assertThat(watch.look()).isEqualTo(new Look.Replaced(watch.current()));
            assertThat(watch.current().fingerprint()).isEqualTo(second.fingerprint());
            try (HttpClient another = trusting(second)) {
                assertThat(status(hub, another)).isEqualTo(200);
            }
            assertThat(status(hub, open)).as("the connection of before").isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----\n"
            })
    void whatCannotBeReadIsRefusedByNameAndTheOldOneIsKept(String content) throws IOException {
        for (Path file : new Path[] {certificateFile(), keyFile()}) {
            writeTheFirst();
            try (CertificateWatch watch = watch()) {
                Files.writeString(file, content);

                assertThat(watch.look())
                        .isInstanceOfSatisfying(
                                Look.Refused.class,
                                refused -> assertThat(refused.why())
                                        .contains(file.getFileName().toString()));
                assertThat(watch.current().fingerprint()).isEqualTo(first.fingerprint());
            }
        }
    }

    @Test
    void aFileThatIsGoneAndACertificateThatEndedAreRefused() throws IOException {
        try (CertificateWatch watch = watch()) {
            Files.delete(keyFile());
            assertThat(watch.look())
                    .isInstanceOfSatisfying(
                            Look.Refused.class,
                            refused -> assertThat(refused.why()).contains("there is no such file"));

            ServerCertificate ended = MadeCertificate.until(Instant.parse("2021-01-01T00:00:00Z"));
            write(certificateFile(), ended.chain().getFirst());
            write(keyFile(), new JcaPKCS8Generator(ended.key(), null));
            assertThat(watch.look())
                    .isInstanceOfSatisfying(
                            Look.Refused.class,
                            refused -> assertThat(refused.why()).contains("ended at 2021-01-01T00:00:00Z"));

            writeTheFirst();
            assertThat(watch.look()).isInstanceOf(Look.Replaced.class);
        }
    }

    private CertificateWatch watch() {
        return CertificateWatch.over(
                certificateFile(), keyFile(), InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private Path certificateFile() {
        return folder.resolve("certificate.pem");
    }

    private Path keyFile() {
        return folder.resolve("key.pem");
    }

    private static void write(Path file, Object pem) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(pem);
        }
        Files.writeString(file, text.toString());
    }

    private static HttpClient trusting(ServerCertificate certificate) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(new Trust.Pinned(certificate.fingerprint()).context(Credentials.none()))
                .build();
    }

    private static int status(Hub hub, HttpClient client) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(hub.uri().resolve("/health/live"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
