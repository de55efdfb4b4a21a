package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Right;
import dev.tocsin.taxii.TaxiiMediaType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What TAXII 2.1 asks of a server, section by section, over a real socket. One hub; each test has a channel of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class TaxiiConformanceTest {

    private final RunningHub hub = new RunningHub();
    private final String both = hub.member("Both");
    private final String reader = hub.member("Reader");
    private final String writer = hub.member("Writer");

    private int channels;
    private String channel = "";
    private String collection = "";
    private String objects = "";
    private String manifest = "";

    @BeforeAll
    void hide() {
        hub.channel("hidden");
    }

    @BeforeEach
    void openChannel() {
        channel = "threats-" + ++channels;
        collection = hub.channel(channel);
        objects = "/api/collections/" + channel + "/objects/";
        manifest = "/api/collections/" + channel + "/manifest/";
        hub.admit("Both", channel, Right.READ, Right.CONTRIBUTE);
        hub.admit("Reader", channel, Right.READ);
        hub.admit("Writer", channel, Right.CONTRIBUTE);
    }

    @AfterEach
    void closeChannel() {
        hub.dismiss("Writer", channel);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    // §4.1, §4.2

    @ParameterizedTest
    @ValueSource(strings = {"/taxii2/", "/taxii2"})
    void discoveryNamesTheApiRootByTheAddressTheCallerUsed(String path) {
        JsonNode discovery = json(hub.get(reader, path));

        assertThat(discovery.path("api_roots").path(0).asText())
                .isEqualTo(hub.uri("/api/").toString());
        assertThat(discovery.path("default"))
                .isEqualTo(discovery.path("api_roots").path(0));
    }

    @Test
    void theApiRootSaysWhichVersionItSpeaksAndHowMuchItTakes() {
        JsonNode root = json(hub.get(reader, "/api/"));

        assertThat(root.path("versions").path(0).asText()).isEqualTo("application/taxii+json;version=2.1");
        assertThat(root.path("max_content_length").asLong()).isEqualTo(10L << 20);
    }

    // §5.1, §5.2

    @Test
    void collectionsAreThoseTheCallerMaySeeWithItsRights() {
        JsonNode one = json(hub.get(writer, "/api/collections/")).path("collections");

        assertThat(one).hasSize(1);
        assertThat(one.path(0).path("id").asText()).isEqualTo(collection);
        assertThat(one.path(0).path("can_read").asBoolean()).isFalse();
        assertThat(one.path(0).path("can_write").asBoolean()).isTrue();
        assertThat(json(hub.get(hub.member("Nobody"), "/api/collections/"))).isEmpty();
    }

    @Test
    void aCollectionIsFoundByItsIdAndByItsAlias() {
        assertThat(hub.get(reader, "/api/collections/" + collection + "/").body())
                .isEqualTo(hub.get(reader, "/api/collections/" + channel).body())
                .contains(collection);
    }

    // §5.4, §3.5

    @Test
    void pagesLeadFromTheFirstObjectToTheLastInTheOrderTheyWereAdded() {
        add(1, 2, 3, 4, 5);

        List<String> seen = new ArrayList<>();
        String path = objects + "?limit=2";
        for (int page = 0; page < 3; page++) {
            JsonNode envelope = json(hub.get(reader, path));
            envelope.path("objects")
                    .forEach(object -> seen.add(object.path("name").asText()));
            assertThat(envelope.path("more").asBoolean()).isEqualTo(page < 2);
            assertThat(envelope.has("next")).isEqualTo(page < 2);
            path = objects + "?limit=2&next=" + envelope.path("next").asText();
        }

        assertThat(seen).containsExactly("n1", "n2", "n3", "n4", "n5");
    }

    @Test
    void anEmptyEnvelopeIsAnEmptyObject() {
        for (String empty : List.of(objects, manifest, objects + "?added_after=2020-01-01T00:00:00Z")) {
            HttpResponse<String> response = hub.get(reader, empty);
            assertThat(response.body()).isEqualTo("{}");
            assertThat(header(response, "X-TAXII-Date-Added-First")).isEmpty();
            assertThat(header(response, "X-TAXII-Date-Added-Last")).isEmpty();
        }
    }

    @Test
    void answersSayWhenTheirFirstAndLastObjectWereAdded() {
        add(1, 2);
        String microseconds = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

        for (String path : List.of(objects, manifest, objects + id(1) + "/", objects + id(1) + "/versions/")) {
            HttpResponse<String> response = hub.get(reader, path);
            assertThat(header(response, "X-TAXII-Date-Added-First")).as(path).matches(microseconds);
            assertThat(header(response, "X-TAXII-Date-Added-Last")).as(path).matches(microseconds);
        }
    }

    @Test
    void addedAfterTheLastDateThereIsNothingMore() {
        add(1, 2);
        HttpResponse<String> all = hub.get(reader, objects);

        assertThat(names(objects + "?added_after=" + header(all, "X-TAXII-Date-Added-First")))
                .containsExactly("n2");
        assertThat(names(objects + "?added_after=" + header(all, "X-TAXII-Date-Added-Last")))
                .isEmpty();
    }

    // §3.4.1

    @Test
    void filtersAreAlternativesInsideAndAddUpOutside() {
        add(1, 2, 3);

        assertThat(names(objects + "?match%5Bid%5D=" + id(1) + "," + id(3))).containsExactly("n1", "n3");
        assertThat(names(objects + "?match[type]=identity&match[id]=" + id(2))).containsExactly("n2");
        assertThat(names(objects + "?match[type]=malware")).isEmpty();
        assertThat(names(objects + "?match[spec_version]=2.1")).hasSize(3);
        assertThat(names(objects + "?match[spec_version]=2.0")).isEmpty();
    }

    @Test
    void theLastVersionIsWhatIsMeantUnlessAskedOtherwise() {
        hub.post(both, objects, envelope(identity(1, "old", "2020"), identity(1, "mid", "2021")));
        hub.post(both, objects, envelope(identity(1, "new", "2022")));

        assertThat(names(objects)).containsExactly("new");
        assertThat(names(objects + "?match[version]=first")).containsExactly("old");
        assertThat(names(objects + "?match[version]=all")).containsExactly("old", "mid", "new");
        assertThat(names(objects + "?match[version]=first,last")).containsExactly("old", "new");
        assertThat(names(objects + "?match[version]=last")).containsExactly("new");
        assertThat(names(objects + "?match[version]=all,last,1999-01-01T00:00:00Z"))
                .containsExactly("old", "mid", "new");
        assertThat(names(objects + "?match[version]=2021-01-01T00:00:00.000Z,last"))
                .containsExactly("mid", "new");
        assertThat(names(objects + id(1) + "/?match[version]=2021-01-01T00:00:00Z"))
                .containsExactly("mid");
        assertThat(json(hub.get(reader, objects + id(1) + "/versions/")).path("versions"))
                .extracting(JsonNode::asText)
                .containsExactly("2020-01-01T00:00:00.000Z", "2021-01-01T00:00:00.000Z", "2022-01-01T00:00:00.000Z");
    }

    // §3.4: next

    @Test
    void aNextOfOtherFiltersIsABadRequest() {
        add(1, 2, 3);
        String filtered = objects + "?limit=1&match[type]=note,identity&match[version]=last";
        String next = json(hub.get(reader, filtered)).path("next").asText();
        String plain = json(hub.get(reader, objects + "?limit=1")).path("next").asText();

        for (String other : List.of(
                objects + "?next=" + next,
                objects + "?match[type]=note&next=" + next,
                objects + "?match[type]=note,identity&match[version]=all&next=" + next,
                manifest + "?added_after=2020-01-01T00:00:00Z&next=" + plain)) {
            HttpResponse<String> response = hub.get(reader, other);
            assertThat(response.statusCode()).as(other).isEqualTo(400);
            assertThat(json(response).path("description").asText())
                    .contains("next was given out for other filters")
                    .endsWith("ask for each page with the filters of the first");
        }
        // In another order, with what is meant anyway, and again: the same filters.
        String same = objects + "?match[type]=identity,note&next=" + next;
        assertThat(names(same)).containsExactly("n2", "n3");
        assertThat(names(same)).as("a cursor can be used again").containsExactly("n2", "n3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=x",
                "next=x",
                "next=after-9999999999999999999",
                "added_after=yesterday",
                "match[id]=x",
                "match[version]=x",
                "match[colour]=red",
                "match[type]=",
                "match[type]=a&match[type]=b"
            })
    void aMalformedFilterIsABadRequestAndNeverIgnored(String query) {
        HttpResponse<String> response = hub.get(reader, objects + "?" + query);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(json(response).path("title").asText()).isEqualTo("the request is not understood");
    }

    // §5.3

    @Test
    void theManifestNamesEveryObjectWithoutShowingIt() {
        add(1);

        JsonNode entry = json(hub.get(reader, manifest)).path("objects").path(0);

        assertThat(entry.path("id").asText()).isEqualTo(id(1));
        assertThat(entry.path("version").asText()).isEqualTo("2020-01-01T00:00:00.000Z");
        assertThat(entry.path("media_type").asText()).isEqualTo("application/stix+json;version=2.1");
    }

    @Test
    void theManifestAndTheVersionsSayThatThereIsMoreAndTheDateLeadsOn() {
        add(1, 2, 3);
        hub.post(both, objects, envelope(identity(1, "a", "2021"), identity(1, "b", "2022")));

        assertThat(byDate(manifest, "objects", entry -> entry.path("id").asText()))
                .containsExactly(id(2), id(3), id(1));
        assertThat(byDate(objects + id(1) + "/versions/", "versions", JsonNode::asText))
                .containsExactly("2020-01-01T00:00:00.000Z", "2021-01-01T00:00:00.000Z", "2022-01-01T00:00:00.000Z");
    }

    /** What a client reads that asks for one at a time, added after the last. */
    private List<String> byDate(String path, String list, Function<JsonNode, String> named) {
        List<String> seen = new ArrayList<>();
        String query = "?limit=1";
        boolean more = true;
        while (more) {
            HttpResponse<String> response = hub.get(reader, path + query);
            JsonNode page = json(response);
            page.path(list).forEach(entry -> seen.add(named.apply(entry)));
            assertThat(page.has("more")).isTrue();
            assertThat(page.has("next")).isFalse();
            more = page.path("more").asBoolean();
            query = "?limit=1&added_after=" + header(response, "X-TAXII-Date-Added-Last");
        }
        return seen;
    }

    // §5.5, §4.3

    @Test
    void addingAnswersWithAStatusThatCanBeAskedForAgain() {
        HttpResponse<String> response =
                hub.post(both, objects, envelope(identity(1, "a", "2020"), identity(1, "a", "2020"), "{\"id\":\"x\"}"));

        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode status = json(response);
        assertThat(status.path("status").asText()).isEqualTo("complete");
        assertThat(status.path("total_count").asInt()).isEqualTo(3);
        assertThat(status.path("success_count").asInt()).isEqualTo(2);
        assertThat(status.path("failures").path(0).path("id").asText()).isEqualTo("x");
        assertThat(status.path("failures").path(0).path("message").asText()).contains("type");
        String path = "/api/status/" + status.path("id").asText() + "/";
        assertThat(json(hub.get(both, path))).isEqualTo(status);
        assertThat(hub.get(reader, path).statusCode()).isEqualTo(404);
    }

    @Test
    void theSameVersionWithOtherContentIsRefusedAndTheFirstIsKept() {
        hub.post(both, objects, envelope(identity(1, "first", "2020")));

        JsonNode status = json(hub.post(both, objects, envelope(identity(1, "second", "2020"))));

        assertThat(status.path("failure_count").asInt()).isEqualTo(1);
        assertThat(names(objects)).containsExactly("first");
    }

    // §5.6, §5.7

    @Test
    void anObjectThatIsNotThereIs404AndOneThatIsFilteredOutIsEmpty() {
        add(1);

        assertThat(hub.get(reader, objects + id(2) + "/").statusCode()).isEqualTo(404);
        assertThat(hub.get(reader, objects + "nonsense/").statusCode()).isEqualTo(404);
        assertThat(hub.get(reader, objects + id(1) + "/?match%5Bversion%5D=1999-01-01T00:00:00Z")
                        .body())
                .isEqualTo("{}");
    }

    @Test
    void whoeverContributedAnObjectCanDeleteItAndNobodyElse() {
        add(1);

        assertThat(hub.delete(reader, objects + id(1) + "/").statusCode()).isEqualTo(403);
        assertThat(hub.delete(both, objects + id(1) + "/").statusCode()).isEqualTo(200);
        assertThat(hub.get(reader, objects + id(1) + "/").statusCode()).isEqualTo(404);
        assertThat(hub.get(reader, manifest).body()).isEqualTo("{}");
        assertThat(hub.delete(both, objects + id(1) + "/").statusCode()).isEqualTo(404);
    }

    @Test
    void aVersionIsDeletedAloneAndTheOthersStay() {
        hub.post(both, objects, envelope(identity(1, "a", "2020"), identity(1, "b", "2021"), identity(1, "c", "2022")));
        String object = objects + id(1) + "/";

        assertThat(hub.delete(both, object + "?match[version]=2021-01-01T00:00:00.000Z")
                        .statusCode())
                .isEqualTo(200);
        assertThat(names(objects + "?match[version]=all")).containsExactly("a", "c");
        assertThat(hub.delete(both, object + "?match[version]=2021-01-01T00:00:00.000Z")
                        .statusCode())
                .as("it is not there any more")
                .isEqualTo(404);
        assertThat(hub.delete(both, object + "?match[version]=last").statusCode())
                .isEqualTo(200);
        assertThat(names(objects)).containsExactly("a");
        assertThat(hub.delete(both, object + "?match[version]=first").statusCode())
                .isEqualTo(200);
        assertThat(hub.get(reader, object).statusCode()).isEqualTo(404);
    }

    // §1.6.8, §1.6.9

    @ParameterizedTest
    @CsvSource({
        "application/taxii+json;version=2.1,200",
        "'application/taxii+json; version=2.1',200",
        "application/taxii+json,200",
        "*/*,200",
        "'text/html, application/taxii+json;q=0.5',200",
        "application/json,406",
        "application/taxii+json;version=2.0,406",
        "application/vnd.oasis.stix+json,406",
        "'*/*;q=0',406",
        "'*/*, application/taxii+json;version=2.1;q=0',406",
        "'application/taxii+json;q=0.0, application/taxii+json;version=2.1;q=0.1',200",
        "'application/*;q=0, */*;q=1',406",
        "'application/*, text/html;q=0',200",
        "'APPLICATION/TAXII+JSON; Version=\"2.1\"; Q=0.001',200",
        "'application/json, application/taxii+json;version=2.0, text/*',406",
        "'',200"
    })
    void acceptsOnlyWhatIsTaxii21(String accept, int status) {
        assertThat(hub.send(hub.request(reader, "/api/").header("Accept", accept))
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/taxii+json;version=2.0",
                "application/taxii+json;version=2.1, application/json",
                "application/stix+json;version=2.1",
                "*/*",
                "text/plain"
            })
    void takesNoOtherContent(String type) {
        assertThat(hub.send(hub.request(both, objects)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/taxii+json", "APPLICATION/taxii+json ; version=\"2.1\"; charset=utf-8"})
    void takesTaxiiContentHoweverItIsWritten(String type) {
        assertThat(hub.send(hub.request(both, objects)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .as("what it says is TAXII is read, and is no envelope")
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/taxii2/", "/api/", "/api/collections/", "/api/collections/no-such/", "/api/collections/hidden/"
            })
    void withoutAValidTokenEverythingIs401WithAChallenge(String path) {
        for (String token : List.of("", "wrong", "tocsin_" + "A".repeat(43))) {
            HttpResponse<String> response = hub.get(token, path);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(header(response, "WWW-Authenticate")).contains("Basic").contains("Bearer");
            assertThat(header(response, "Content-Type")).isEqualTo(TaxiiMediaType.TAXII);
        }
    }

    @Test
    void aTokenIsThePasswordOfAnyBasicUser() {
        String basic = Base64.getEncoder().encodeToString(("anyone:" + reader).getBytes(StandardCharsets.UTF_8));

        assertThat(hub.send(hub.request("", "/api/").header("Authorization", "Basic " + basic))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRightThatIsMissingIs403() {
        assertThat(hub.get(writer, objects).statusCode()).isEqualTo(403);
        assertThat(hub.get(writer, manifest).statusCode()).isEqualTo(403);
        assertThat(hub.post(reader, objects, "{\"objects\":[]}").statusCode()).isEqualTo(403);
    }

    // §3.6

    @Test
    void whatIsHiddenIsAnsweredByteForByteLikeWhatDoesNotExist() {
        for (String rest : List.of("/", "/objects/", "/manifest/", "/objects/" + id(1) + "/", "/objects/?limit=3")) {
            assertSame(
                    hub.get(reader, "/api/collections/hidden" + rest),
                    hub.get(reader, "/api/collections/absent" + rest));
        }
        assertSame(
                hub.post(reader, "/api/collections/hidden/objects/", "{\"objects\":[]}"),
                hub.post(reader, "/api/collections/absent/objects/", "{\"objects\":[]}"));
        assertSame(
                hub.delete(reader, "/api/collections/hidden/objects/" + id(1) + "/"),
                hub.delete(reader, "/api/collections/absent/objects/" + id(1) + "/"));
    }

    @Test
    void optionsSaysWhichMethodsAreTakenToThoseWhoAreKnown() {
        HttpResponse<String> response =
                hub.send(hub.request(reader, objects).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(header(response, "Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(hub.send(hub.request("", objects).method("OPTIONS", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anotherMethodIs405AndSaysWhichAreTaken() {
        HttpResponse<String> response = hub.delete(both, objects);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    }

    private void assertSame(HttpResponse<String> one, HttpResponse<String> other) {
        assertThat(one.statusCode()).isEqualTo(404).isEqualTo(other.statusCode());
        assertThat(one.body()).isEqualTo(other.body());
        assertThat(one.headers().map().keySet()).isEqualTo(other.headers().map().keySet());
        assertThat(header(one, "Content-Type")).isEqualTo(header(other, "Content-Type"));
    }

    private void add(int... numbers) {
        String[] added = IntStream.of(numbers)
                .mapToObj(number -> identity(number, "n" + number, "2020"))
                .toArray(String[]::new);
        assertThat(hub.post(both, objects, envelope(added)).statusCode()).isEqualTo(202);
    }

    private List<String> names(String path) {
        HttpResponse<String> response = hub.get(reader, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return StreamSupport.stream(json(response).path("objects").spliterator(), false)
                .map(object -> object.path("name").asText())
                .toList();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String envelope(String... objects) {
        return "{\"objects\":[" + String.join(",", objects) + "]}";
    }

    private static String identity(int number, String name, String year) {
        return ("{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"%s\",\"name\":\"%s\","
                        + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"%s-01-01T00:00:00.000Z\"}")
                .formatted(id(number), name, year);
    }

    private static String id(int number) {
        return "identity--00000000-0000-4000-8000-%012d".formatted(number);
    }
}
