package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Right;
import dev.tocsin.stix.StixJson;
import dev.tocsin.taxii.TaxiiMediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP/1.1 asks of messages (RFC 9110, RFC 9112), byte by byte over a real socket. */
@TestInstance(Lifecycle.PER_CLASS)
class HttpMessageTest {

    private static final String OBJECTS = "/api/collections/threats/objects/";
    private static final String TAXII = "Content-Type: " + TaxiiMediaType.TAXII + "\r\n";

    private final RunningHub hub = new RunningHub();
    private final String member = hub.member("Member");

    @BeforeAll
    void aChannelWithSomeObjects() {
        hub.channel("threats");
        hub.channel("empty");
        hub.admit("Member", "threats", Right.READ, Right.CONTRIBUTE);
        hub.admit("Member", "empty", Right.READ, Right.CONTRIBUTE);
        assertThat(hub.post(member, OBJECTS, campaigns(0, 40)).statusCode()).isEqualTo(202);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    // RFC 9110 §9.3.2

    @ParameterizedTest
    @ValueSource(strings = {"/api/collections/", OBJECTS, "/health/live", "/log/key", "/nothing"})
    void headIsGetWithoutTheContent(String path) throws IOException {
        String get = raw(member, "GET " + path + " HTTP/1.1", "");
        String head = raw(member, "HEAD " + path + " HTTP/1.1", "");

        assertThat(head).endsWith("\r\n\r\n");
        assertThat(withoutDate(head)).isEqualTo(withoutDate(get.substring(0, get.indexOf("\r\n\r\n") + 4)));
    }

    // RFC 9112 §9.6: what stands behind a body that was not read is never taken for a request.

    @Test
    void aBodyThatIsNotReadIsNotTakenForTheNextRequest() throws IOException {
        String hidden = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        String answers =
                all("POST /api/collections/absent/objects/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + member + "\r\n" + TAXII + "Content-Length: " + hidden.length() + "\r\n\r\n" + hidden);

        assertThat(answers).startsWith("HTTP/1.1 404 ").containsOnlyOnce("HTTP/1.1 ");
    }

    // RFC 9110 §8.4

    @Test
    void aBodyMayComeAsGzip() {
        HttpResponse<String> response = packed(gzip(campaigns(100, 5)), "gzip");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response).path("success_count").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 24})
    void aShortBodyThatBecomesALongOneIsRefused(int megabytes) {
        byte[] bomb = gzip("{\"objects\":[" + " ".repeat(megabytes << 20) + "]}");

        HttpResponse<String> response = packed(bomb, "gzip");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(json(response).path("description").asText()).contains("times as long as what was sent");
    }

    @Test
    void aLongBodyIsRefusedAlsoWhenItComesShorter() {
        byte[] body = gzip("{\"objects\":[" + "\"%s\",".formatted(noise(3_000)).repeat(4_000) + "1]}");

        assertThat(body.length).isLessThan(10 << 20);
        assertThat(packed(body, "gzip").statusCode()).isEqualTo(413);
    }

    @Test
    void whatSaysThatItIsGzipAndIsNotIsRefused() {
        byte[] whole = gzip(campaigns(200, 5));

        assertThat(packed("{\"objects\":[]}".getBytes(StandardCharsets.UTF_8), "gzip")
                        .statusCode())
                .isEqualTo(400);
        assertThat(packed(Arrays.copyOf(whole, whole.length / 2), "gzip").statusCode())
                .isEqualTo(400);
        assertThat(packed(whole, "br").statusCode()).isEqualTo(415);
        assertThat(packed(whole, "gzip, gzip").statusCode()).isEqualTo(415);
    }

    // RFC 9110 §12.5.3

    @ParameterizedTest
    @CsvSource({
        "gzip,true",
        "'br, GZIP;q=0.1',true",
        "'*',true",
        "'gzip;q=0',false",
        "'gzip;q=0, *',false",
        "'gzip;q=0.5, identity',false",
        "'identity;q=0, gzip;q=0.001',true",
        "'gzip;q=nonsense',false",
        "br,false",
        "'',false"
    })
    void aPageComesAsGzipToThoseWhoPreferIt(String accept, boolean packed) throws Exception {
        HttpResponse<String> plain = hub.get(member, OBJECTS + "?limit=40");
        var response =
                hub.sendForBytes(hub.request(member, OBJECTS + "?limit=40").header("Accept-Encoding", accept));

        assertThat(response.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(packed ? "gzip" : "");
        assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding");
        byte[] content = packed
                ? new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes()
                : response.body();
        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo(plain.body());
        assertThat(response.body().length < content.length).isEqualTo(packed);
    }

    @Test
    void whatHasASecretInItNeverComesAsGzip() {
        for (String path : List.of("/admin/v1/tokens", "/admin/v1/members", "/share/v1/membership")) {
            assertThat(hub.send(hub.request(hub.administrator, path).header("Accept-Encoding", "gzip"))
                            .headers()
                            .firstValue("Content-Encoding"))
                    .isEmpty();
        }
    }

    // RFC 9110 §13.1.2

    @ParameterizedTest
    @ValueSource(strings = {"/taxii2/", "/api/", "/api/collections/", "/api/collections/threats/", "/log/key"})
    void whatTheCallerHasIsNotSentAgain(String path) throws IOException {
        String tag = hub.get(member, path).headers().firstValue("ETag").orElseThrow();

        assertThat(tag).matches("W/\"[0-9a-f]{32}\"");
        for (String known : List.of(tag, tag.substring(2), "\"other\", " + tag, "*")) {
            String answer = raw(member, "GET " + path + " HTTP/1.1", "If-None-Match: " + known + "\r\n");
            assertThat(answer)
                    .startsWith("HTTP/1.1 304 ")
                    .contains("ETag: " + tag)
                    .endsWith("\r\n\r\n");
        }
        assertThat(raw(member, "GET " + path + " HTTP/1.1", "If-None-Match: \"other\"\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(raw("", "GET /api/ HTTP/1.1", "If-None-Match: *\r\n"))
                .as("who may not ask has nothing")
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void whatChangedHasAnotherTag() {
        String before = hub.get(member, "/api/collections/")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        hub.channel("later");
        hub.admit("Member", "later", Right.READ);

        HttpResponse<String> after =
                hub.send(hub.request(member, "/api/collections/").header("If-None-Match", before));

        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).contains("later");
    }

    // RFC 9457, also for what is refused before there is a request.

    @ParameterizedTest
    @CsvSource({
        "GET /nothing HTTP/1.1,404,not-found",
        "GET /share/v1/nothing HTTP/1.1,404,not-found",
        "PUT /health/live HTTP/1.1,405,method-not-allowed",
        "GET /api/%zz HTTP/1.1,400,bad-request",
        "GET /log/../log.key HTTP/1.1,404,not-found",
        "LONG ADDRESS,414,address-too-long",
        "LONG HEADER,400,bad-request"
    })
    void everyRefusalIsAProblemDocumentWithTheStatusOfTheAnswer(String request, int status, String code)
            throws IOException {
        String head = switch (request) {
            case "LONG ADDRESS" -> "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            case "LONG HEADER" -> "GET /api/ HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n";
            default -> request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        };

        String answer = all(head);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("Content-Type: application/problem+json");
        JsonNode document = StixJson.read(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(document.path("status").asInt()).isEqualTo(status);
        assertThat(document.path("type").asText()).isEqualTo("urn:tocsin:problem:" + code);
        assertThat(document.path("hint").asText()).isNotEmpty();
    }

    private HttpResponse<String> packed(byte[] body, String coding) {
        return hub.send(hub.request(member, "/api/collections/empty/objects/")
                .header("Content-Type", TaxiiMediaType.TAXII)
                .header("Content-Encoding", coding)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String noise(int length) {
        return new Random(7)
                .ints(length, 'a', 'z')
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private static String campaigns(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> """
                        {"type":"campaign","spec_version":"2.1","id":"campaign--00000000-0000-4000-8000-%012d",\
                        "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z","name":"campaign %d"}""".formatted(number, number))
                .collect(Collectors.joining(",", "{\"objects\":[", "]}"));
    }

    private static String withoutDate(String head) {
        return head.replaceFirst("(?im)^Date: .*$", "");
    }

    private String raw(String token, String requestLine, String more) throws IOException {
        return all(requestLine + "\r\nHost: " + hub.uri("/").getAuthority() + "\r\nConnection: close\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n") + more + "\r\n");
    }

    /** Sends this, and gives back every byte that is answered until the hub ends the connection. */
    private String all(String request) throws IOException {
        try (Socket socket = new Socket(hub.uri("/").getHost(), hub.uri("/").getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
