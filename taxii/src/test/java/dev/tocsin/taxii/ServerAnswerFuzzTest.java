package dev.tocsin.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.stix.StixId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server may answer anything at all, with any status and in any header: the client ends, says so by a
 * {@link TaxiiException} and nothing else, and repeats little of what was sent and no control characters.
 */
class ServerAnswerFuzzTest {

    private static final List<Integer> STATUSES = List.of(200, 200, 200, 202, 301, 400, 401, 404, 500, 503);
    private static final int LONGEST_HEADER = 40;
    private static final int LONGEST_MESSAGE = 4_000;
    private static final TaxiiLimits STRICT =
            new TaxiiLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 10_000, 8);
    private static final InstantSource NEW_YEAR = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final StixId OBJECT = StixId.parse("identity--00000000-0000-4000-8000-000000000001");

    private static ScriptedServer server;
    private static TaxiiClient client;

    @BeforeAll
    static void start() {
        server = new ScriptedServer();
        client = new TaxiiClient(Credentials.bearer("secret"), new Trust.Authorities(), STRICT, NEW_YEAR);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @FuzzTest(maxDuration = "60s")
    void takesWhateverAServerSends(byte[] input) {
        int port = server.uri("/").getPort();
        // The fuzzer tells of a connection to anywhere else: nothing that a server says leads there.
        try (SilentCloseable _ = BugDetectors.allowNetworkConnections((host, at) -> at == port)) {
            takes(input);
        }
    }

    private static void takes(byte[] input) {
        byte[] body = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        int status = STATUSES.get(input.length == 0 ? 0 : Byte.toUnsignedInt(input[0]) % STATUSES.size());
        answer(status, body);
        RemoteCollection collection = new RemoteCollection(
                server.uri("/api/collections/c/"),
                server.uri("/api/"),
                TaxiiCollection.from(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", "c")
                        .put("title", "T")
                        .put("can_read", true)
                        .put("can_write", true)));

        attempt(() -> {
            Fetched fetched = client.fetch(collection, ObjectQuery.ALL, object -> {});
            assertThat(fetched.problems()).hasSizeLessThanOrEqualTo(20).allMatch(each -> each.length() < 1_000);
        });
        attempt(() -> client.manifest(collection, ObjectQuery.ALL, Optional.empty()));
        attempt(() -> client.versions(collection, OBJECT, ObjectQuery.ALL, Optional.empty()));
        attempt(() -> client.status(collection, "s"));
        attempt(() -> client.collections(server.uri("/")));
        attempt(() -> client.collection(server.uri("/api/"), "c"));
        server.requests.clear();
        server.authorizations.clear();
    }

    /** Seeds of our own, which run with every build. */
    @ParameterizedTest
    @MethodSource("seeds")
    void takesEachSeed(String seed) {
        for (int status = 0; status < STATUSES.size(); status++) {
            byte[] body = seed.getBytes(StandardCharsets.UTF_8);
            byte[] input = new byte[body.length + 1];
            input[0] = (byte) status;
            System.arraycopy(body, 0, input, 1, body.length);
            takes(input);
        }
    }

    static Stream<String> seeds() {
        return Stream.of(
                "",
                "null",
                "{}",
                "[]",
                "{\"more\":true,\"next\":\"a\",\"objects\":[{\"type\":\"identity\",\"id\":\"" + OBJECT + "\"},7,{}]}",
                "{\"more\":1,\"next\":{},\"objects\":{}}",
                "{\"more\":true,\"objects\":[]}",
                "{\"objects\":[{\"id\":\"x\",\"date_added\":\"2026-01-01T00:00:00Z\",\"version\":\"v\"}]}",
                "{\"objects\":[{\"id\":\"x\",\"date_added\":\"+999999999-01-01T00:00:00Z\",\"version\":\"v\"}]}",
                "{\"versions\":[\"2026-01-01T00:00:00Z\",7]}",
                "{\"id\":\"s\",\"status\":\"pending\",\"total_count\":1e999,\"success_count\":-1,\"failure_count\":1.5,"
                        + "\"pending_count\":9223372036854775808,\"failures\":[{\"id\":7}]}",
                "{\"id\":\"s\",\"status\":\"complete\",\"total_count\":0,\"success_count\":0,\"failure_count\":0,"
                        + "\"pending_count\":0,\"request_timestamp\":\"2026-13-01T00:00:00Z\"}",
                "{\"title\":\"\\u001b[2J\",\"description\":\"" + "x".repeat(3_000) + "\",\"http_status\":503}",
                "{\"title\":\"s\",\"default\":\":\",\"api_roots\":[\"http://[\",\"\",\"//\",\"\\u0000\",\"/api/\"]}",
                "{\"title\":\"r\",\"versions\":[],\"max_content_length\":-1}",
                "{\"collections\":[{\"id\":\"%\\u0000 \",\"title\":\"\",\"can_read\":true,\"can_write\":0},"
                        + "{\"id\":\"../../x\",\"title\":\"c\",\"can_read\":true,\"can_write\":true}]}",
                "{\"id\":\"c\",\"title\":\"T\",\"can_read\":true,\"can_write\":true,\"media_types\":{}}",
                "Thu, 01 Jan 2026 00:01:00 GMT",
                "999999999999",
                "http://127.0.0.1:1/",
                "9999-12-31T23:59:59.999999999Z");
    }

    /** The beginning of the body is said in headers too, as far as a header can hold it. */
    private static void answer(int status, byte[] body) {
        String header = new String(body, 0, Math.min(body.length, LONGEST_HEADER), StandardCharsets.ISO_8859_1)
                .replaceAll("[^ -~]", "");
        server.otherwise(exchange -> {
            exchange.getRequestBody().readAllBytes();
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", TaxiiMediaType.TAXII);
            headers.set("X-TAXII-Date-Added-Last", header);
            headers.set("Retry-After", header);
            headers.set("Location", header);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static void attempt(Runnable attempt) {
        try {
            attempt.run();
        } catch (TaxiiException e) {
            assertThat(e.getMessage()).hasSizeLessThan(LONGEST_MESSAGE).doesNotContainPattern("\\p{Cntrl}");
            assertThat(e.hint()).hasSizeLessThan(LONGEST_MESSAGE).doesNotContainPattern("\\p{Cntrl}");
        }
    }
}
