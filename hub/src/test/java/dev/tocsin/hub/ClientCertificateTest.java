package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.limit.Pace;
import dev.tocsin.hub.limit.Proxies;
import dev.tocsin.hub.tls.ServerCertificate;
import dev.tocsin.share.community.Right;
import dev.tocsin.taxii.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in by a client certificate: over real connections, with certificates made here. */
class ClientCertificateTest {

    private final RunningHub hub = RunningHub.encrypted(Limits.DEFAULT);
    private final ServerCertificate certificate = MadeCertificate.good();

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void aCertificateBoundToAnAgentStandsForItAndNoNameInItCounts() {
        String guard = hub.member("Hospital");
        try (HttpClient client = hub.clientAs(MadeCertificate.alone(certificate))) {
            assertThat(me(client).statusCode()).as("bound to nobody").isEqualTo(401);

            JsonNode bound = RunningHub.json(bind(certificate.fingerprint()));

            assertThat(bound.path("certificate").asText()).isEqualTo(certificate.fingerprint());
            assertThat(me(client).body())
                    .contains("\"member\"")
                    .isEqualTo(hub.get(guard, "/share/v1/me").body());
            assertThat(ask(client, "/admin/v1/members").statusCode())
                    .as("CN=administrator")
                    .isEqualTo(403);
        }
    }

    @Test
    void aRemovedCertificateCountsNoMoreOnTheSameConnectionNorWhereTheClientOffersToResumeTheSession()
            throws IOException {
        hub.member("Hospital");
        String id = RunningHub.json(bind(certificate.fingerprint())).path("id").asText();
        SSLContext resuming = hub.contextAs(MadeCertificate.alone(certificate));
        try (SSLSocket first = connect(resuming)) {
            assertThat(status(first)).isEqualTo(200);

            assertThat(hub.delete(hub.administrator, "/admin/v1/tokens/" + id).statusCode())
                    .isEqualTo(204);

            assertThat(status(first)).as("the same connection").isEqualTo(401);
        }
        try (SSLSocket second = connect(resuming)) {
            assertThat(status(second)).as("the next connection").isEqualTo(401);
        }
        assertThat(bind(certificate.fingerprint()).statusCode())
                .as("what was taken away is not brought back")
                .isEqualTo(409);
    }

    @Test
    void aStreamEndsWhenItsCertificateIsRemoved() throws IOException, InterruptedException {
        hub.member("Hospital");
        hub.channel("early-warning");
        hub.admit("Hospital", "early-warning", Right.READ);
        String id = RunningHub.json(bind(certificate.fingerprint())).path("id").asText();
        HttpRequest.Builder events = HttpRequest.newBuilder(hub.uri("/share/v1/channels/early-warning/events"));
        try (HttpClient client = hub.clientAs(MadeCertificate.alone(certificate))) {
            HttpResponse<InputStream> answer = client.send(events.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (EventStream stream = new EventStream(answer.body())) {
                hub.delete(hub.administrator, "/admin/v1/tokens/" + id);

                assertThat(stream.rest()).isEmpty();
            }
            assertThat(send(client, events).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aCertificateBesideATokenStandsForTheSameOrBothAreRefused() {
        String hospital = hub.member("Hospital");
        String clinic = hub.member("Clinic");
        ServerCertificate forOtherServers = MadeCertificate.good();
        String id = RunningHub.json(bind(certificate.fingerprint())).path("id").asText();

        assertThat(both(certificate, hospital)).isEqualTo(200);
        assertThat(both(certificate, clinic)).as("another's token").isEqualTo(401);
        assertThat(both(certificate, hub.administrator)).isEqualTo(401);
        assertThat(both(certificate, "tocsin_wrong")).isEqualTo(401);
        assertThat(both(forOtherServers, hospital)).isEqualTo(200);
        assertThat(both(forOtherServers, "tocsin_wrong")).isEqualTo(401);

        hub.delete(hub.administrator, "/admin/v1/tokens/" + id);
        assertThat(both(certificate, hospital)).as("taken away").isEqualTo(401);
    }

    @Test
    void aCertificateOutsideItsDatesDoesNotCount() {
        hub.member("Hospital");
        ServerCertificate expired = MadeCertificate.until(Instant.parse("2021-01-01T00:00:00Z"));
        ServerCertificate early = MadeCertificate.notYetGood();
        bind(expired.fingerprint());
        bind(early.fingerprint());

        assertThat(alone(expired)).isEqualTo(401);
        assertThat(alone(early)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
                "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "e3:b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void whatIsNoFingerprintIsBoundToNobody(String written) {
        hub.member("Hospital");

        HttpResponse<String> answer = bind(written);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("64 hexadecimal digits");
    }

    @Test
    void aHeaderThatSaysWhichCertificateWasShownLetsNobodyIn() {
        hub.member("Hospital");
        bind(certificate.fingerprint());
        try (HttpClient client = hub.clientAs(Credentials.none())) {
            for (String header : new String[] {
                "X-SSL-Client-Fingerprint",
                "X-Client-Cert",
                "X-Forwarded-Client-Cert",
                "Client-Cert",
                "SSL_CLIENT_CERT",
                "X-SSL-Client-Verify"
            }) {
                HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri("/share/v1/me"));
                assertThat(send(client, request.header(header, certificate.fingerprint()))
                                .statusCode())
                        .as(header)
                        .isEqualTo(401);
            }
            String bearer = "Bearer " + certificate.fingerprint();
            assertThat(send(
                                    client,
                                    HttpRequest.newBuilder(hub.uri("/share/v1/me"))
                                            .header("Authorization", bearer))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aPersonBindsTheCertificateThatTheyShowToThemselvesOrToAnAgentAndNobodyElseDoes() {
        String guard = hub.member("Hospital");
        String ann = hub.personOf("Hospital", "Ann Lee");
        ServerCertificate forGuard = MadeCertificate.good();

        assertThat(enrol(certificate, guard, "{}").statusCode()).as("an agent").isEqualTo(403);
        assertThat(enrol(certificate, hub.administrator, "{}").statusCode()).isEqualTo(404);
        assertThat(enrol(certificate, ann, "{\"agent\":\"nobody\"}").statusCode())
                .isEqualTo(404);
        assertThat(hub.postJson(ann, "/share/v1/membership/certificates", "{}").statusCode())
                .as("none was shown")
                .isEqualTo(400);
        JsonNode hers = RunningHub.json(enrol(certificate, ann, "{}"));
        assertThat(hers.path("person").asText()).isEqualTo("Ann Lee");
        assertThat(enrol(forGuard, ann, "{\"agent\":\"guard\"}").statusCode()).isEqualTo(201);
        assertThat(enrol(certificate, ann, "{}").statusCode()).as("again").isEqualTo(409);

        assertThat(alone(certificate)).isEqualTo(200);
        assertThat(both(forGuard, guard)).isEqualTo(200);
        JsonNode own = RunningHub.json(hub.get(ann, "/share/v1/membership"));
        assertThat(own.path("certificates")).hasSize(2);
        assertThat(own.path("tokens")).hasSize(2);
        hub.delete(ann, "/share/v1/membership/tokens/" + hers.path("id").asText());
        assertThat(alone(certificate)).isEqualTo(401);
        JsonNode all = RunningHub.json(hub.get(hub.administrator, "/admin/v1/certificates"));
        assertThat(all.path("certificates")).hasSize(2);
        assertThat(all.path("certificates").path(0).path("standing").asText()).isEqualTo("revoked");
    }

    @Test
    void aCertificateThatCountsForNobodyCostsAsMuchAsAWrongToken() {
        Pace twoFailures = new Pace(2 * Limits.FAILED_LOGIN, Duration.ofDays(1));
        try (RunningHub limited = RunningHub.encrypted(new Limits(twoFailures, twoFailures, Proxies.NONE));
                HttpClient client = limited.clientAs(MadeCertificate.alone(certificate))) {
            HttpRequest.Builder request = HttpRequest.newBuilder(limited.uri("/share/v1/me"));
            assertThat(send(client, request).statusCode()).isEqualTo(401);
            assertThat(send(client, request).statusCode()).isEqualTo(401);
            assertThat(send(client, request).statusCode()).isEqualTo(429);
        }
    }

    private HttpResponse<String> bind(String fingerprint) {
        String body = "{\"member\":\"Hospital\",\"agent\":\"guard\",\"certificate\":\"" + fingerprint + "\"}";
        return hub.postJson(hub.administrator, "/admin/v1/certificates", body);
    }

    private HttpResponse<String> enrol(ServerCertificate shown, String token, String body) {
        try (HttpClient client = hub.clientAs(MadeCertificate.alone(shown))) {
            return send(
                    client,
                    hub.request(token, "/share/v1/membership/certificates")
                            .header("Content-Type", RunningHub.JSON)
                            .POST(BodyPublishers.ofString(body)));
        }
    }

    private int alone(ServerCertificate shown) {
        return both(shown, "");
    }

    private int both(ServerCertificate shown, String token) {
        try (HttpClient client = hub.clientAs(MadeCertificate.alone(shown))) {
            return send(client, hub.request(token, "/share/v1/me")).statusCode();
        }
    }

    private HttpResponse<String> me(HttpClient client) {
        return ask(client, "/share/v1/me");
    }

    private HttpResponse<String> ask(HttpClient client, String path) {
        return send(client, HttpRequest.newBuilder(hub.uri(path)));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private SSLSocket connect(SSLContext context) throws IOException {
        return (SSLSocket) context.getSocketFactory()
                .createSocket(hub.uri("/").getHost(), hub.uri("/").getPort());
    }

    /** Asks once on a connection that stays open, and reads the whole answer. */
    private static int status(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /share/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
        String first = in.readLine();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
        return Integer.parseInt(first.substring("HTTP/1.1 ".length()).substring(0, 3));
    }
}
