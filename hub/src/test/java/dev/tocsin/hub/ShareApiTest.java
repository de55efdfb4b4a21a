package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Right;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What members do below {@code /share/v1/} with nothing but an HTTP client. */
@TestInstance(Lifecycle.PER_CLASS)
class ShareApiTest {

    private static final String RECORDS = "/share/v1/channels/threats/records";

    private final RunningHub hub = new RunningHub();
    private final String both = hub.member("Both");
    private final String reader = hub.member("Reader");

    @BeforeAll
    void someChannels() {
        for (String channel : List.of("threats", "pages", "hidden")) {
            hub.channel(channel);
        }
        for (String channel : List.of("threats", "pages")) {
            hub.admit("Both", channel, Right.READ, Right.CONTRIBUTE);
            hub.admit("Reader", channel, Right.READ);
        }
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @Test
    void aCallerIsToldWhoItIsAndWhatItMayDoWhere() {
        JsonNode me = json(hub.get(reader, "/share/v1/me"));

        assertThat(me.path("kind").asText()).isEqualTo("member");
        assertThat(me.path("agent").asText()).isNotEmpty();
        assertThat(me.path("channels"))
                .extracting(channel -> channel.path("name").asText())
                .containsExactly("pages", "threats");
        assertThat(me.path("channels").path(0).path("rights").toString()).isEqualTo("[\"read\"]");
        assertThat(json(hub.get(both, "/share/v1/channels/threats"))
                        .path("rights")
                        .toString())
                .isEqualTo("[\"contribute\",\"read\"]");
        assertThat(json(hub.get(both, "/share/v1/channels/threats"))
                        .path("kind")
                        .asText())
                .isEqualTo("community");
        assertThat(json(hub.get(hub.administrator, "/share/v1/me")).path("kind").asText())
                .isEqualTo("administrator");
        assertThat(json(hub.get(hub.member("Nobody"), "/share/v1/channels")).path("channels"))
                .isEmpty();
    }

    @Test
    void pagesLeadOnByTheDateOfTheLast() {
        assertThat(hub.postJson(both, "/share/v1/channels/pages/records", campaigns(0, 7))
                        .statusCode())
                .isEqualTo(202);

        List<String> seen = new ArrayList<>();
        String path = "/share/v1/channels/pages/records?limit=3";
        boolean more = true;
        while (more) {
            JsonNode page = json(hub.get(reader, path));
            page.path("records")
                    .forEach(record ->
                            seen.add(record.path("object").path("name").asText()));
            more = page.path("more").asBoolean();
            path = "/share/v1/channels/pages/records?limit=3&after="
                    + page.path("after").asText();
        }

        assertThat(seen)
                .isEqualTo(
                        IntStream.range(0, 7).mapToObj(number -> "c" + number).toList());
        assertThat(hub.get(reader, path).body()).isEqualTo("{\"records\":[],\"more\":false}");
        assertThat(json(hub.get(reader, "/share/v1/channels/pages/records?type=malware"))
                        .path("records"))
                .isEmpty();
    }

    @Test
    void whatIsContributedIsToldObjectByObjectAndCanBeTakenBack() {
        String body = campaigns(100, 2).replace("]}", ",{\"id\":\"nonsense\"}]}");
        HttpResponse<String> response = hub.postJson(both, RECORDS, body);
        JsonNode outcome = json(response);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(outcome.path("taken").asInt()).isEqualTo(2);
        assertThat(outcome.path("refused").asInt()).isEqualTo(1);
        assertThat(outcome.path("objects").path(0).path("message").asText()).contains("type");
        assertThat(outcome.path("objects").path(1).path("outcome").asText()).isEqualTo("accepted");
        assertThat(outcome.path("proof").isObject()).isTrue();
        String id = outcome.path("id").asText();
        JsonNode status = json(hub.get(both, "/api/status/" + id + "/"));
        assertThat(status.path("success_count")).isEqualTo(outcome.path("taken"));
        assertThat(json(hub.get(both, "/share/v1/contributions/" + id)).path("objects"))
                .isEqualTo(outcome.path("objects"));
        assertThat(hub.get(reader, "/share/v1/contributions/" + id).statusCode())
                .isEqualTo(404);

        String record = RECORDS + "/campaign--00000000-0000-4000-8000-000000000100";
        assertThat(hub.delete(reader, record).statusCode()).isEqualTo(403);
        assertThat(json(hub.delete(both, record + "?version=2026-01-01T00:00:00Z"))
                        .path("withdrawn"))
                .hasSize(1);
        assertThat(hub.delete(both, record).statusCode()).isEqualTo(404);
        assertThat(hub.get(both, "/share/v1/channels/threats/embargoed").body()).isEqualTo("{\"embargoed\":[]}");
    }

    @Test
    void whatMayNotBeDoneIsSaid() {
        assertThat(hub.postJson(reader, RECORDS, campaigns(200, 1)).statusCode())
                .isEqualTo(403);
        assertThat(hub.get(reader, "/share/v1/channels/threats/embargoed").statusCode())
                .isEqualTo(403);
        assertThat(hub.get("", RECORDS).statusCode()).isEqualTo(401);
        assertThat(hub.get(both, "/share/v1/channels/hidden/records").body())
                .isEqualTo(hub.get(both, "/share/v1/channels/absent/records").body());
        assertThat(hub.postJson(both, "/share/v1/channels/hidden/records", "{").body())
                .isEqualTo(hub.get(both, "/share/v1/channels/absent/records").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=x", "after=yesterday", "versions=last", "sort=name", "limit=1&limit=2"})
    void aParameterThatIsNotUnderstoodIsRefused(String query) {
        HttpResponse<String> response = hub.get(reader, RECORDS + "?" + query);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(json(response).path("type").asText()).isEqualTo("urn:tocsin:problem:bad-request");
    }

    @ParameterizedTest
    @CsvSource({"text/plain,415", "application/json,422", "application/stix+json;version=2.1,422"})
    void aBodyIsJsonWithAListOfObjects(String type, int status) {
        assertThat(hub.send(hub.request(both, RECORDS)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(status);
    }

    private static String campaigns(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> """
                        {"type":"campaign","spec_version":"2.1","id":"campaign--00000000-0000-4000-8000-%012d",\
                        "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z","name":"c%d"}""".formatted(number, number))
                .collect(Collectors.joining(",", "{\"objects\":[", "]}"));
    }
}
