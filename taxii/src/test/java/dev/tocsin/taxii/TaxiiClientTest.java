package dev.tocsin.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.taxii.TaxiiException.Kind;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxiiClientTest {

    private static final TaxiiLimits STRICT =
            new TaxiiLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20), 100_000, 50);
    private static final TaxiiLimits IMPATIENT =
            new TaxiiLimits(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(300), 100_000, 50);
    private static final InstantSource NEW_YEAR = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String OBJECTS = "/api/collections/c/objects/";

    private final ScriptedServer server = new ScriptedServer().withCollection();
    private final TaxiiClient client = client(STRICT);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/taxii2", "/taxii2/", "/api/", "/api/collections/", OBJECTS})
    void findsTheCollectionFromAnyAddressThatLeadsToIt(String path) {
        server.on("/taxii2/", "{\"title\":\"s\",\"api_roots\":[\"/api/\"]}")
                .on("/api/collections/", "{\"collections\":[" + listed("c", "T", "threats") + "]}");

        RemoteCollection found = client.collection(server.uri(path));

        assertThat(found.uri()).isEqualTo(server.uri("/api/collections/c/"));
        assertThat(found.apiRoot()).isEqualTo(server.uri("/api/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "threats", "THREATS", "t"})
    void findsACollectionByIdAliasOrTitle(String name) {
        withTwoCollections();

        assertThat(client.collection(server.uri("/"), name).info().id()).isEqualTo("c");
    }

    @Test
    void namesWhatIsThereWhenACollectionIsNot() {
        withTwoCollections();

        assertThatThrownBy(() -> client.collection(server.uri("/"), "threads\u001b[2J"))
                .hasMessageContaining("threads\\u{1b}[2J")
                .asInstanceOf(InstanceOfAssertFactories.type(TaxiiException.class))
                .extracting(TaxiiException::hint)
                .isEqualTo("there: \"threats\", \"others\"");
    }

    @Test
    void followsPagesToTheEndAndGivesBackTheLastDate() {
        server.on(OBJECTS + "?limit=1", page("2026-01-01T00:00:00.000001Z", true, "n 1", identity(1)))
                .on(OBJECTS + "?limit=1&next=n+1", page("2026-01-01T00:00:00.000002Z", false, "", identity(2)));
        List<String> seen = new ArrayList<>();

        Fetched fetched = client.fetch(
                collection(),
                ObjectQuery.ALL.limit(1),
                object -> seen.add(object.id().toString()));

        assertThat(seen).containsExactly(id(1), id(2));
        assertThat(fetched.pages()).isEqualTo(2);
        assertThat(fetched.lastAdded()).contains(StixTimestamp.parse("2026-01-01T00:00:00.000002Z"));
    }

    @Test
    void pagesByDateWhereAServerGivesNoNext() {
        server.on(OBJECTS, page("2026-01-01T00:00:00.5Z", true, "", identity(1)))
                .on(
                        OBJECTS + "?added_after=2026-01-01T00%3A00%3A00.5Z",
                        page("2026-01-01T00:00:01Z", false, "", identity(2)));

        assertThat(client.fetch(collection(), ObjectQuery.ALL, object -> {}).objects())
                .isEqualTo(2);
    }

    @Test
    void countsAndNamesWhatIsNoObjectAndUsesTheRest() {
        server.on(OBJECTS, "{\"objects\":[{\"id\":\"nonsense\"},7," + identity(1) + "]}");

        Fetched fetched = client.fetch(collection(), ObjectQuery.ALL, object -> {});

        assertThat(fetched.objects()).isEqualTo(1);
        assertThat(fetched.unusable()).isEqualTo(2);
        assertThat(fetched.problems()).first().asString().startsWith("\"nonsense\": ");
    }

    @Test
    void stopsAtAServerWhosePagesGoInACircle() {
        server.on(OBJECTS, page("2026-01-01T00:00:00Z", true, "a", identity(1)))
                .on(OBJECTS + "?next=a", page("2026-01-01T00:00:00Z", true, "b", identity(1)))
                .on(OBJECTS + "?next=b", page("2026-01-01T00:00:00Z", true, "a", identity(1)));

        failsWith(Kind.ENDLESS_PAGES, "the same page again", this::fetchAll);
    }

    @Test
    void stopsAtAServerThatPromisesMoreAndNeverSaysWhere() {
        server.on(OBJECTS, "{\"more\":true,\"objects\":[" + identity(1) + "]}");

        failsWith(Kind.ENDLESS_PAGES, "neither next nor a date", this::fetchAll);
    }

    @Test
    void stopsAtAPageLargerThanTheLimit() {
        server.on(OBJECTS, "{\"objects\":[" + " ".repeat(200_000) + "]}");

        failsWith(Kind.ANSWER_TOO_LARGE, "more than 100000 bytes", this::fetchAll);
    }

    @Test
    void saysWhereAnAnswerIsBroken() {
        server.on(OBJECTS, "{\"objects\":[" + identity(1) + ",{\"ty");

        failsWith(Kind.NOT_TAXII, "line 1", this::fetchAll);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "application/taxii+json;version=2.0", ""})
    void takesNoOtherMediaType(String type) {
        server.on(OBJECTS, exchange -> ScriptedServer.send(exchange, 200, type, "{}"));

        failsWith(Kind.NOT_TAXII, "media type", this::fetchAll);
    }

    @Test
    void followsARedirectOnTheSameServer() {
        server.on("/old/", redirect("/api/collections/c/"));

        assertThat(client.collection(server.uri("/old/")).info().id()).isEqualTo("c");
    }

    @Test
    void neverTakesCredentialsToAnotherServer() {
        try (ScriptedServer thief = new ScriptedServer().withCollection()) {
            server.on("/old/", redirect(thief.uri("/api/collections/c/").toString()))
                    .on("/taxii2/", "{\"title\":\"s\",\"api_roots\":[\"" + thief.uri("/api/") + "\"]}");

            failsWith(Kind.REDIRECTED, "another server", () -> client.collection(server.uri("/old/")));
            assertThat(client.collections(server.uri("/")).skipped())
                    .containsExactly("\"" + thief.uri("/api/") + "\" is on another server");
            assertThat(thief.requests).isEmpty();
        }
    }

    @Test
    void stopsAtRedirectsThatGoInCircles() {
        server.on("/old/", redirect("/old/"));

        failsWith(Kind.REDIRECTED, "more than 5 times", () -> client.collection(server.uri("/old/")));
    }

    @Test
    void sendsNoCredentialsUnencryptedToAnotherMachine() {
        failsWith(Kind.NOT_TRUSTED, "unencrypted", () -> client.collections(URI.create("http://hub.example/")));
    }

    @ParameterizedTest
    @CsvSource({
        "401,UNAUTHORIZED",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "406,NOT_ACCEPTABLE",
        "413,REQUEST_TOO_LARGE",
        "415,UNSUPPORTED_MEDIA_TYPE",
        "422,BAD_REQUEST",
        "429,BUSY",
        "500,SERVER_FAILED",
        "503,BUSY"
    })
    void tellsTheKindsOfRefusalApartAndWhatTheServerSays(int status, Kind kind) {
        String error = "{\"title\":\"no \\u001b[2J\",\"description\":\"why\"}";
        server.on(OBJECTS, exchange -> ScriptedServer.send(exchange, status, TaxiiMediaType.TAXII, error));

        failsWith(kind, "answered " + status + ": \"no \\u{1b}[2J\" \"why\"", this::fetchAll);
    }

    @ParameterizedTest
    @CsvSource({"7,7", "'Thu, 01 Jan 2026 00:01:00 GMT',60", "'Thu, 01 Jan 2015 00:01:00 GMT',0", "999999999,86400"})
    void readsHowLongAServerAsksToBeLeftAlone(String header, long seconds) {
        server.on(OBJECTS, exchange -> {
            exchange.getResponseHeaders().set("Retry-After", header);
            ScriptedServer.send(exchange, 503, "text/plain", "");
        });

        assertThatThrownBy(this::fetchAll)
                .asInstanceOf(InstanceOfAssertFactories.type(TaxiiException.class))
                .extracting(TaxiiException::retryAfter)
                .isEqualTo(Optional.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void givesUpOnAServerThatSaysNothing() {
        RemoteCollection collection = collection();
        server.on(OBJECTS, exchange -> {});

        try (TaxiiClient impatient = client(IMPATIENT)) {
            failsWith(Kind.TIMED_OUT, "took too long", () -> impatient.fetch(collection, ObjectQuery.ALL, o -> {}));
        }
    }

    @Test
    void givesUpOnAServerThatNeverFinishes() {
        RemoteCollection collection = collection();
        server.on(OBJECTS, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", TaxiiMediaType.TAXII);
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write("{\"objects\":[".getBytes(StandardCharsets.UTF_8));
            body.flush();
        });

        try (TaxiiClient impatient = client(IMPATIENT)) {
            failsWith(Kind.TIMED_OUT, "took too long", () -> impatient.fetch(collection, ObjectQuery.ALL, o -> {}));
        }
    }

    @Test
    void saysThatNobodyListens() {
        URI gone = server.uri("/");
        server.close();

        failsWith(Kind.UNREACHABLE, "no connection", () -> client.collections(gone));
    }

    @Test
    void splitsWhatItSendsAtTheServersLimitAndNamesWhatIsTooLargeAlone() {
        List<String> bodies = new ArrayList<>();
        String done = "{\"id\":\"s\",\"status\":\"complete\",\"total_count\":0,\"success_count\":0,"
                + "\"failure_count\":0,\"pending_count\":0}";
        server.on(OBJECTS, exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            ScriptedServer.send(exchange, 202, TaxiiMediaType.TAXII, done);
        });
        List<StixObject> objects = new ArrayList<>(List.of(
                object("{\"type\":\"identity\",\"id\":\"" + id(99) + "\",\"name\":\"" + "x".repeat(3_000) + "\"}")));
        for (int i = 0; i < 40; i++) {
            objects.add(object(identity(i)));
        }
        List<Contribution> told = new ArrayList<>();

        client.add(collection(), objects.iterator(), told::add);

        assertThat(bodies).hasSizeGreaterThan(1).allMatch(body -> body.length() <= 2_000);
        assertThat(bodies.stream()
                        .mapToInt(body -> StixJson.read(body).path("objects").size())
                        .sum())
                .isEqualTo(40);
        assertThat(told).first().isInstanceOf(Contribution.TooLarge.class);
    }

    @Test
    void asksAgainUntilNothingIsPending() {
        String status = "{\"id\":\"s\",\"status\":\"%s\",\"total_count\":1,\"success_count\":%d,\"failure_count\":0,"
                + "\"pending_count\":%d}";
        server.on(
                        OBJECTS,
                        exchange -> ScriptedServer.send(
                                exchange, 202, TaxiiMediaType.TAXII, status.formatted("pending", 0, 1)))
                .on("/api/status/s/", status.formatted("complete", 1, 0));
        List<Contribution> told = new ArrayList<>();

        client.add(collection(), List.of(object(identity(1))).iterator(), told::add);

        assertThat(told)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.type(Contribution.Answered.class))
                .extracting(answered -> answered.status().successCount())
                .isEqualTo(1L);
    }

    @Test
    void speaksBasicToServersThatKnowNothingElse() {
        try (TaxiiClient basic = new TaxiiClient(Credentials.basic("user", "p:ä"), new Trust.Authorities())) {
            basic.collection(server.uri("/api/collections/c/"));
        }

        assertThat(server.authorizations).containsOnly("Basic dXNlcjpwOsOk");
    }

    @Test
    void showsNoSecretWhenPrinted() {
        assertThat(Credentials.bearer("secret").toString()).doesNotContain("secret");
        assertThat(Credentials.basic("user", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void saysThatAFileHoldsNoAuthorities() {
        assertThatThrownBy(() -> new Trust.AuthoritiesIn(Path.of("no-such-file.pem")).context(Credentials.none()))
                .isInstanceOf(TaxiiException.class)
                .hasMessageContaining("no-such-file.pem");
    }

    private static TaxiiClient client(TaxiiLimits limits) {
        return new TaxiiClient(Credentials.bearer("secret"), new Trust.Authorities(), limits, NEW_YEAR);
    }

    private void withTwoCollections() {
        server.on("/taxii2/", "{\"title\":\"s\",\"api_roots\":[\"" + server.uri("/api/") + "\"]}")
                .on(
                        "/api/collections/",
                        "{\"collections\":[" + listed("c", "T", "threats") + "," + listed("d", "Other", "others")
                                + "]}");
    }

    private static String listed(String id, String title, String alias) {
        return "{\"id\":\"%s\",\"title\":\"%s\",\"alias\":\"%s\",\"can_read\":true,\"can_write\":true}"
                .formatted(id, title, alias);
    }

    private RemoteCollection collection() {
        return client.collection(server.uri("/api/collections/c/"));
    }

    private void fetchAll() {
        client.fetch(collection(), ObjectQuery.ALL, object -> {});
    }

    private static void failsWith(Kind kind, String message, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .hasMessageContaining(message)
                .asInstanceOf(InstanceOfAssertFactories.type(TaxiiException.class))
                .extracting(TaxiiException::kind)
                .isEqualTo(kind);
    }

    private static ScriptedServer.Script redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            ScriptedServer.send(exchange, 308, "text/plain", "");
        };
    }

    private static ScriptedServer.Script page(String lastAdded, boolean more, String next, String object) {
        String where = next.isEmpty() ? "" : ",\"next\":\"" + next + "\"";
        String body = "{\"more\":" + more + where + ",\"objects\":[" + object + "]}";
        return exchange -> {
            exchange.getResponseHeaders().set("X-TAXII-Date-Added-Last", lastAdded);
            ScriptedServer.send(exchange, 200, TaxiiMediaType.TAXII, body);
        };
    }

    private static StixObject object(String json) {
        return StixObject.of(StixJson.read(json));
    }

    private static String identity(int number) {
        return "{\"type\":\"identity\",\"id\":\"" + id(number) + "\",\"name\":\"n\"}";
    }

    private static String id(int number) {
        return "identity--00000000-0000-4000-8000-%012d".formatted(number);
    }
}
