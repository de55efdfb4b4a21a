package dev.tocsin.hub;

import static dev.tocsin.hub.Campaigns.id;
import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Right;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel whose newcomers do not see what came before them, over a real socket. */
class NewcomersTest {

    private static final String OBJECTS = "/api/collections/early-warning/objects/";
    private static final String EVENTS = "/share/v1/channels/early-warning/events?from=start&follow=false";

    private final RunningHub hub = new RunningHub();
    private String writer = "";
    private String reader = "";
    private String newcomer = "";

    @BeforeEach
    void oneComesLate() {
        hub.channel("early-warning");
        writer = hub.member("Writer");
        reader = hub.member("Reader");
        newcomer = hub.member("Newcomer");
        hub.admit("Writer", "early-warning", Right.READ, Right.CONTRIBUTE);
        hub.admit("Reader", "early-warning", Right.READ);
        HttpResponse<String> changed = hub.send(hub.request(hub.administrator, "/admin/v1/channels/early-warning")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"newcomers\":\"from-joining\"}")));
        assertThat(json(changed).path("newcomers").asText()).isEqualTo("from-joining");
        contribute(1, 2, 3);
        hub.admit("Newcomer", "early-warning", Right.READ, Right.CONTRIBUTE);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void pagesBeginWhereTheMemberCameIn() {
        assertThat(hub.get(newcomer, OBJECTS).body()).isEqualTo("{}");
        contribute(4, 5, 6);

        assertThat(byPagesOfOne(newcomer)).containsExactly(id(4), id(5), id(6));
        assertThat(byPagesOfOne(reader)).containsExactly(id(1), id(2), id(3), id(4), id(5), id(6));
        assertThat(hub.get(newcomer, OBJECTS + id(1) + "/").statusCode()).isEqualTo(404);
        assertThat(hub.get(newcomer, OBJECTS + id(1) + "/versions/").statusCode())
                .isEqualTo(404);
        assertThat(hub.delete(newcomer, OBJECTS + id(1) + "/").statusCode()).isEqualTo(404);
    }

    @Test
    void aPlaceSaysNothingAndIsOfOneChannel() {
        contribute(4, 5);
        String next = json(hub.get(newcomer, OBJECTS + "?limit=1")).path("next").asText();
        assertThat(next).matches("[0-9a-f]{88}");

        hub.channel("other");
        hub.admit("Newcomer", "other", Right.READ);
        HttpResponse<String> elsewhere = hub.get(newcomer, "/api/collections/other/objects/?limit=1&next=" + next);

        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(elsewhere.body()).contains("next is not one that this hub gave out for this collection");
    }

    @Test
    void aStreamTellsNothingOfWhatCameBeforeNorThatItWasTakenBack() {
        contribute(4);
        assertThat(hub.get(newcomer, EVENTS).body()).contains(id(4)).doesNotContain(id(1));
        String cursor = hub.get(newcomer, EVENTS)
                .body()
                .strip()
                .lines()
                .toList()
                .getLast()
                .substring("id: ".length());
        assertThat(hub.delete(writer, OBJECTS + id(2) + "/").statusCode()).isEqualTo(200);
        assertThat(hub.delete(writer, OBJECTS + id(4) + "/").statusCode()).isEqualTo(200);

        String later = hub.get(newcomer, EVENTS.replace("from=start", "after=" + cursor))
                .body();

        assertThat(later).contains("withdrawn", id(4)).doesNotContain(id(2));
    }

    private List<String> byPagesOfOne(String token) {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            HttpResponse<String> page = hub.get(token, OBJECTS + "?limit=1" + next);
            JsonNode envelope = json(page);
            envelope.path("objects").forEach(object -> ids.add(object.path("id").asText()));
            next = envelope.path("more").asBoolean()
                    ? "&next=" + envelope.path("next").asText()
                    : "";
        } while (!next.isEmpty());
        return ids;
    }

    private void contribute(int... numbers) {
        HttpResponse<String> response = hub.post(writer, OBJECTS, Campaigns.envelope(IntStream.of(numbers)));
        assertThat(json(response).path("failure_count").asInt())
                .as(response.body())
                .isZero();
    }
}
