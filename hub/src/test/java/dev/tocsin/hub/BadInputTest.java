package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.community.Right;
import dev.tocsin.taxii.TaxiiMediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hub does with what it should never have been sent: a clear answer, and it goes on serving. */
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String OBJECTS = "/api/collections/threats/objects/";
    private static final String GOOD =
            "{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--00000000-0000-4000-8000-000000000001\","
                    + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"2020-01-01T00:00:00.000Z\",\"name\":\"n\"}";

    private final RunningHub hub = new RunningHub();
    private final String member = hub.member("Member");

    @BeforeAll
    void openChannel() {
        hub.channel("threats");
        hub.admit("Member", "threats", Right.READ, Right.CONTRIBUTE);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"objects\":{}}",
                "{\"objects\":[" + GOOD,
                "{\"objects\":[" + GOOD + "]} trailing",
                "{\"objects\":[],\"objects\":[]}",
                "{\"objects\":[{\"id\":\"\\ud800\"}]}"
            })
    void aBodyThatIsNoEnvelopeIsRefusedWhole(String body) {
        HttpResponse<String> response = hub.post(member, OBJECTS, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(json(response).path("title").asText()).isEqualTo("the content cannot be used");
        assertThat(hub.get(member, OBJECTS).body()).isEqualTo("{}");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(hub.post(member, OBJECTS, "{\"objects\":" + deep + "}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] bytes = "{\"objects\":[{\"id\":\"?\"}]}".getBytes(StandardCharsets.US_ASCII);
        bytes[19] = (byte) 0xff;

        assertThat(hub.send(hub.request(member, OBJECTS)
                                .header("Content-Type", TaxiiMediaType.TAXII)
                                .POST(BodyPublishers.ofByteArray(bytes)))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aMillionObjectsAreRefused() {
        String many = "{},".repeat(400_000) + "{}";

        assertThat(hub.post(member, OBJECTS, "{\"objects\":[" + many + "]}").statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyOf100MegabytesIsRefusedBeforeItIsSent() throws IOException {
        String head = "POST " + OBJECTS + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + member
                + "\r\nContent-Type: " + TaxiiMediaType.TAXII + "\r\nContent-Length: 104857600\r\n\r\n";

        assertThat(raw(head)).startsWith("HTTP/1.1 413 ").contains("Connection: close");
    }

    @Test
    void aBodyThatGrowsPastTheLimitIsRefused() {
        byte[] piece = new byte[1 << 20];
        HttpResponse<String> response = hub.send(hub.request(member, OBJECTS)
                .header("Content-Type", TaxiiMediaType.TAXII)
                // Of unknown length, so sent in chunks.
                .POST(BodyPublishers.ofInputStream(() -> new SequenceInputStream(
                        new ByteArrayInputStream(new byte[11 << 20]), new ByteArrayInputStream(piece)))));

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        String head = "GET /api/ HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n";

        assertThat(raw(head)).matches("(?s)HTTP/1.1 4\\d\\d .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/../admin/v1/members HTTP/1.1",
                "GET /api/%2e%2e/admin/v1/members HTTP/1.1",
                "GET /admin/v1/members/ HTTP/1.1",
                "GET //admin/v1/members HTTP/1.1"
            })
    void noWayOfWritingAPathLeadsPastTheDoor(String requestLine) throws IOException {
        String head = requestLine + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + member
                + "\r\n\r\n";

        assertThat(raw(head)).matches("(?s)HTTP/1.1 (400|403|404) .*").doesNotContain("\"members\"");
    }

    @Test
    void whatIsNoHttpIsAnsweredWithoutRepeatingIt() throws IOException {
        assertThat(raw("\u0016\u0003\u0001 <script>alert(1)</script>\r\n\r\n")).doesNotContain("script");
    }

    @Test
    void aClientThatStopsInTheMiddleDoesNotStopTheOthers() throws IOException {
        try (Socket slow = new Socket(hub.uri("/").getHost(), hub.uri("/").getPort())) {
            slow.getOutputStream()
                    .write(("POST " + OBJECTS + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + member
                                    + "\r\nContent-Type: " + TaxiiMediaType.TAXII
                                    + "\r\nContent-Length: 1000\r\n\r\n{\"objects\":[")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(hub.get(member, OBJECTS).statusCode()).isEqualTo(200);
            assertThat(hub.post(member, OBJECTS, "{\"objects\":[]}").statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void aTokenWithControlCharactersIsJustAWrongToken() {
        assertThat(hub.send(hub.request("", "/api/").header("Authorization", "Bearer a\tb"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void twoTokensInOneRequestAreNone() throws IOException {
        String good = "\r\nAuthorization: Bearer " + member;
        String head = "GET /api/ HTTP/1.1\r\nHost: localhost\r\nConnection: close";

        assertThat(raw(head + good + "\r\nAuthorization: Bearer other\r\n\r\n")).startsWith("HTTP/1.1 401 ");
        assertThat(raw(head + "\r\nAuthorization: Bearer other" + good + "\r\n\r\n"))
                .startsWith("HTTP/1.1 401 ");
        assertThat(raw(head + good + good + "\r\n\r\n")).startsWith("HTTP/1.1 401 ");
        assertThat(raw(head + good + "\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(hub.uri("/").getHost(), hub.uri("/").getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            StringBuilder answer = new StringBuilder();
            byte[] piece = new byte[4096];
            for (int count = socket.getInputStream().read(piece);
                    count >= 0 && !answer.toString().contains("}");
                    count = socket.getInputStream().read(piece)) {
                answer.append(new String(piece, 0, count, StandardCharsets.ISO_8859_1));
                if (answer.toString().endsWith("}")) {
                    break;
                }
            }
            return answer.toString();
        }
    }
}
