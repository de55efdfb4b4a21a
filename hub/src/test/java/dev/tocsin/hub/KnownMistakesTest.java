package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Right;
import dev.tocsin.taxii.TaxiiMediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mistakes that platforms for sharing, tracking and coordinating have made before, each tried on this hub where it would be
 * made here. The kind of weakness is named by its number in MITRE's CWE.
 */
class KnownMistakesTest {

    private static final String INDICATOR = "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f";
    private static final String OTHER = "indicator--11111111-17d4-4cbf-938f-98ee46b3cd3f";
    private static final String NOWHERE = "indicator--22222222-17d4-4cbf-938f-98ee46b3cd3f";
    private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>";

    private final RunningHub hub = new RunningHub();
    private final String alpha = hub.member("Alpha");
    private final String beta = hub.member("Beta");

    @BeforeEach
    void open() {
        hub.channel("crowd");
        hub.channel("private-case");
        hub.admit("Alpha", "crowd", Right.READ, Right.CONTRIBUTE);
        hub.admit("Beta", "crowd", Right.READ, Right.CONTRIBUTE);
        hub.admit("Alpha", "private-case", Right.READ, Right.CONTRIBUTE);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    /** CWE-203, CWE-639: another organisation's record is confirmed by a sighting or relationship that refers to it. */
    @Test
    void referringToWhatIsHiddenIsAnsweredLikeReferringToNothing() {
        contribute(alpha, "private-case", indicator(INDICATOR, "a"));
        String sighting = """
                {"type":"sighting","spec_version":"2.1","id":"sighting--%s","created":"2026-01-01T00:00:00Z",
                 "modified":"2026-01-01T00:00:00Z","sighting_of_ref":"%s"}""";
        String hidden = contribute(beta, "crowd", sighting.formatted("33333333-17d4-4cbf-938f-98ee46b3cd3f", INDICATOR))
                .body();
        String nothing = contribute(beta, "crowd", sighting.formatted("44444444-17d4-4cbf-938f-98ee46b3cd3f", NOWHERE))
                .body();

        assertThat(outcomes(hidden)).isEqualTo(outcomes(nothing));
        assertThat(hub.get(beta, "/api/collections/crowd/objects/").body()).doesNotContain("\"indicator\"");
    }

    /** CWE-639: an object is overwritten by whoever knows its id. */
    @Test
    void nobodyWritesOverAnothersVersion() {
        contribute(alpha, "crowd", indicator(INDICATOR, "a"));
        HttpResponse<String> again = contribute(beta, "crowd", indicator(INDICATOR, "b"));

        assertThat(json(again).path("failure_count").asInt()).isOne();
        JsonNode there = json(hub.get(alpha, "/api/collections/crowd/objects/" + INDICATOR + "/?match[version]=all"));
        assertThat(there.path("objects")).hasSize(1);
        assertThat(there.path("objects").path(0).path("name").asText()).isEqualTo("a");
    }

    /** CWE-639: the address names one object, a parameter another, and the second one is changed. */
    @Test
    void namingOneObjectAndAnotherChangesNeither() {
        contribute(alpha, "crowd", indicator(INDICATOR, "a"), indicator(OTHER, "b"));

        assertThat(hub.delete(alpha, "/api/collections/crowd/objects/" + INDICATOR + "/?match[id]=" + OTHER)
                        .statusCode())
                .isEqualTo(400);
        assertThat(json(hub.get(alpha, "/api/collections/crowd/objects/")).path("objects"))
                .hasSize(2);
    }

    /** CWE-862: what a coordinator has not shared yet is fetched by a member of the case. */
    @Test
    void whatIsHeldIsGivenToNobodyElse() {
        String harmless = indicator(INDICATOR, "a").replace("45.77.12.1", "8.8.8.8");
        try (RunningHub holding = RunningHub.holding()) {
            String from = holding.member("Alpha");
            String to = holding.member("Beta");
            holding.channel("crowd");
            holding.admit("Alpha", "crowd", Right.READ, Right.CONTRIBUTE);
            holding.admit("Beta", "crowd", Right.READ, Right.CONTRIBUTE);
            JsonNode status =
                    json(holding.post(from, "/api/collections/crowd/objects/", "{\"objects\":[" + harmless + "]}"));

            assertThat(status.path("pending_count").asInt()).isOne();
            for (String path : List.of(
                    "/api/collections/crowd/objects/" + INDICATOR + "/",
                    "/api/collections/crowd/objects/" + INDICATOR + "/versions/",
                    "/api/status/" + status.path("id").asText() + "/",
                    "/receipts/" + status.path("id").asText())) {
                assertThat(holding.get(to, path).statusCode()).as(path).isEqualTo(404);
            }
            for (String path : List.of("/api/collections/crowd/objects/", "/api/collections/crowd/manifest/")) {
                assertThat(json(holding.get(to, path)).path("objects")).as(path).isEmpty();
            }
        }
    }

    /** CWE-200: a name that is taken tells that there is such a group. */
    @Test
    void aMemberIsToldTheSameOfATakenNameAndOfAFreeOne() {
        String body = "{\"name\":\"%s\"}";
        assertThat(hub.postJson(beta, "/admin/v1/channels", body.formatted("private-case"))
                        .body())
                .isEqualTo(hub.postJson(beta, "/admin/v1/channels", body.formatted("quite-free"))
                        .body());
        assertThat(hub.get(beta, "/api/collections/private-case/").body())
                .isEqualTo(hub.get(beta, "/api/collections/quite-free/").body());
    }

    /** CWE-79: a script in a text is run by whoever looks at it in a browser. */
    @Test
    void aScriptInAnyTextComesBackAsDataOnly() {
        hub.postJson(
                hub.administrator,
                "/admin/v1/channels",
                "{\"name\":\"titled\",\"title\":\"" + SCRIPT + "\",\"description\":\"" + SCRIPT + "\"}");
        hub.postJson(hub.administrator, "/admin/v1/members", "{\"name\":\"" + SCRIPT + "\",\"kind\":\"operator\"}");
        contribute(alpha, "crowd", indicator(INDICATOR, SCRIPT));
        contribute(alpha, "crowd", "{\"type\":\"" + SCRIPT + "\",\"id\":\"" + SCRIPT + "\"}");

        for (String path : List.of(
                "/",
                "/admin/v1/channels",
                "/admin/v1/members",
                "/admin/v1/members/%3Cscript%3E",
                "/api/collections/",
                "/api/collections/crowd/objects/",
                "/api/collections/crowd/objects/?match[type]=%3Cscript%3E&limit=%3Cscript%3E",
                "/api/collections/%3Cscript%3E/",
                "/%3Cscript%3E")) {
            HttpResponse<String> answer = hub.get(hub.administrator, path);
            assertThat(header(answer, "Content-Type")).as(path).matches("application/(.*\\+)?json(;.*)?");
            assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(path)
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        }
    }

    /** CWE-674, CWE-400: deep nesting, long numbers and packed bodies take all memory or the whole stack. */
    @Test
    void bombsAreRefused() throws IOException {
        String objects = "/api/collections/crowd/objects/";
        for (String bomb : List.of(
                "[".repeat(500_000),
                "{\"objects\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "{\"objects\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001),
                "{\"objects\":[" + "9".repeat(1_000_000) + "]",
                "{\"" + "k".repeat(2_000_000) + "\":1}")) {
            assertThat(hub.post(alpha, objects, bomb).statusCode())
                    .as(bomb.substring(0, 30))
                    .isEqualTo(422);
        }
        HttpResponse<String> packed = hub.send(hub.request(alpha, objects)
                .header("Content-Type", TaxiiMediaType.TAXII)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(64 << 20))));
        assertThat(packed.statusCode()).isIn(400, 413, 415, 422);
        assertThat(hub.get(alpha, "/api/collections/").statusCode()).isEqualTo(200);
    }

    /** CWE-89: an order or a filter becomes part of a query. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "match[type]=x')%3BDROP%20TABLE%20record%3B--",
                "match[spec_version]=2.1'%20OR%20'1'='1",
                "sort=json%3BDROP%20TABLE%20record",
                "order_by=(SELECT%20json%20FROM%20record)",
                "match[version]=last'",
                "next=after-1%20OR%201=1"
            })
    void aFilterIsNeverPartOfAQuery(String query) {
        contribute(alpha, "crowd", indicator(INDICATOR, "a"));
        contribute(alpha, "private-case", indicator(OTHER, "b"));

        HttpResponse<String> answer = hub.get(beta, "/api/collections/crowd/objects/?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
        assertThat(answer.body()).doesNotContain(OTHER);
        assertThat(json(hub.get(beta, "/api/collections/crowd/objects/")).path("objects"))
                .hasSize(1);
    }

    /** CWE-918: the hub fetches an address that someone wrote into what is shared. */
    @Test
    void noAddressInWhatIsSharedIsEverFetched() throws IOException {
        try (ServerSocketChannel trap = ServerSocketChannel.open()) {
            trap.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            trap.configureBlocking(false);
            String url =
                    "http://127.0.0.1:" + ((InetSocketAddress) trap.getLocalAddress()).getPort() + "/latest/meta-data";
            contribute(
                    alpha,
                    "crowd",
                    indicator(INDICATOR, "a")
                            .replace(
                                    "\"name\"",
                                    "\"external_references\":[{\"source_name\":\"x\",\"url\":\"" + url
                                            + "\"}],\"name\"")
                            .replace("45.77.12.1", url)
                            .replace("ipv4-addr", "url"),
                    "{\"type\":\"artifact\",\"spec_version\":\"2.1\",\"id\":\"artifact--55555555-17d4-5cbf-938f-98ee46b3cd3f\","
                            + "\"url\":\"" + url + "\",\"hashes\":{\"MD5\":\"79054025255fb1a26e4bc422aef54eb4\"}}");
            hub.postJson(alpha, "/share/v1/preview", "{\"objects\":[" + indicator(OTHER, url) + "]}");
            hub.get(alpha, "/api/collections/crowd/objects/");

            assertThat(trap.accept()).as("a connection from the hub").isNull();
        }
    }

    /** CWE-532, CWE-312: secrets stand in log lines, or as they are on the disk. */
    @Test
    void noTokenIsWrittenAnywhere() throws IOException {
        List<String> said = new ArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                synchronized (said) {
                    said.add(entry.getMessage() + " "
                            + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters()) + " "
                            + entry.getThrown());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        Logger ours = Logger.getLogger("dev.tocsin");
        root.addHandler(listening);
        ours.setLevel(Level.ALL);
        try {
            contribute(alpha, "crowd", indicator(INDICATOR, "a"));
            hub.get(alpha, "/api/collections/crowd/objects/?limit=x");
            hub.get(alpha + "x", "/api/collections/");
            hub.get(alpha, "/api/collections/crowd/objects/?access_token=" + alpha);
            hub.get(beta, "/admin/v1/tokens");
            hub.beat();
            ours.info("the end of " + NOWHERE);
        } finally {
            root.removeHandler(listening);
            ours.setLevel(null);
        }

        assertThat(said).anyMatch(line -> line.contains(NOWHERE));
        for (String secret : List.of(alpha, beta, hub.administrator)) {
            assertThat(said).noneMatch(line -> line.contains(secret));
            try (Stream<Path> files = Files.walk(hub.folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(secret);
                }
            }
        }
    }

    /** CWE-598: a token in an address ends in the logs of whatever stands between. */
    @Test
    void aTokenInTheAddressIsNotTaken() {
        assertThat(hub.get("", "/api/collections/?access_token=" + alpha).statusCode())
                .isEqualTo(401);
    }

    /** CWE-915: a property that a form does not have is set by a request. */
    @Test
    void aPropertyThatIsNotAskedForIsRefused() {
        assertThat(hub.postJson(
                                hub.administrator,
                                "/admin/v1/members",
                                "{\"name\":\"Gamma\",\"kind\":\"operator\",\"administrator\":true}")
                        .statusCode())
                .isEqualTo(400);
    }

    /** CWE-89: a filter, an order or a cursor is written into a statement; a parameter that nobody knows sorts by it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "match[type]=indicator' OR '1'='1",
                "match[type]=indicator') UNION SELECT hash FROM token--",
                "match[id]=" + INDICATOR + "' OR 1=1--",
                "match[version]=last'; DROP TABLE record--",
                "match[spec_version]=2.1' OR 1=1--",
                "added_after=2020-01-01T00:00:00Z' OR 1=1--",
                "limit=1; DROP TABLE record",
                "next=1 OR 1=1"
            })
    void nothingInAnAddressIsPartOfAStatement(String query) {
        contribute(alpha, "crowd", indicator(INDICATOR, "a"));
        String address = "/api/collections/crowd/objects/?"
                + query.replace("[", "%5B")
                        .replace("]", "%5D")
                        .replace(" ", "%20")
                        .replace("'", "%27")
                        .replace(";", "%3B");

        HttpResponse<String> answer = hub.get(beta, address);

        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
        if (answer.statusCode() == 200) {
            // Compared with what is there, and equal to nothing of it.
            assertThat(answer.body()).isEqualTo("{}");
        }
        assertThat(hub.get(beta, "/api/collections/crowd/objects/").body()).contains(INDICATOR);
    }

    /** CWE-89: the order of what is listed is written into a statement. */
    @ParameterizedTest
    @ValueSource(
            strings = {"order=json", "sort=(SELECT%20hash%20FROM%20token)", "order_by=position%20DESC", "group=id"})
    void nobodyChoosesAnOrder(String query) {
        contribute(alpha, "crowd", indicator(OTHER, "b"), indicator(INDICATOR, "a"));
        String address = "/api/collections/crowd/objects/";

        assertThat(hub.get(beta, address + "?" + query).body())
                .isEqualTo(hub.get(beta, address).body());
    }

    /** CWE-22: a path leads out of the folder that is served. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2e%2e/log.key",
                "..%2flog.key",
                "tile/%2e%2e/%2e%2e/log.key",
                "tile/0/000%00",
                "checkpoint.unfinished"
            })
    void nothingButTheLogIsServedFromItsFolder(String path) {
        HttpResponse<String> answer = hub.get("", "/log/" + path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("secret");
    }

    private HttpResponse<String> contribute(String token, String channel, String... objects) {
        HttpResponse<String> answer = hub.post(
                token,
                "/api/collections/" + channel + "/objects/",
                "{\"objects\":[" + String.join(",", objects) + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private static String indicator(String id, String name) {
        return "{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\"" + id
                + "\",\"created\":\"2026-01-01T00:00:00Z\",\"modified\":\"2026-01-01T00:00:00Z\",\"name\":\"" + name
                + "\",\"valid_from\":\"2026-01-01T00:00:00Z\",\"pattern_type\":\"stix\",\"pattern\":\"[ipv4-addr:value = '45.77.12.1']\"}";
    }

    private static List<Integer> outcomes(String status) {
        JsonNode json = dev.tocsin.stix.StixJson.read(status);
        return List.of(
                json.path("success_count").asInt(),
                json.path("failure_count").asInt(),
                json.path("pending_count").asInt());
    }

    private static byte[] gzip(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] some = new byte[1 << 20];
            for (int written = 0; written < zeros; written += some.length) {
                gzip.write(some);
            }
        }
        return packed.toByteArray();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
