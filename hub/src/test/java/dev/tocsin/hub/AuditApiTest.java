package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Right;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who did what, as the administrator and members get it over a real socket. */
class AuditApiTest {

    private static final String ADDRESS =
            "{\"objects\":[{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--00000000-0000-5000-8000-000000000001\",\"value\":\"203.0.113.7\"}]}";

    private final RunningHub hub = new RunningHub();
    private String lab = "";

    @BeforeEach
    void community() {
        lab = hub.member("Lab");
        hub.channel("threats");
        hub.admit("Lab", "threats", Right.READ, Right.CONTRIBUTE);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatChangesAHubIsKeptAndWhatOnlyLooksIsNot() {
        hub.get(hub.administrator, "/admin/v1/members");
        hub.post(lab, "/api/collections/threats/objects/", ADDRESS);
        hub.send(hub.request(hub.administrator, "/admin/v1/channels/threats/admissions/Lab?reason=secret")
                .DELETE());
        hub.post(lab, "/api/collections/threats/objects/", ADDRESS);

        assertThat(entries(hub.administrator, "/admin/v1/audit"))
                .extracting(AuditApiTest::shown)
                .containsExactly(
                        "Lab agent 127.0.0.1 POST /api/collections/{collection}/objects collection=threats 404",
                        "administrator - 127.0.0.1 DELETE /admin/v1/channels/{channel}/admissions/{member}"
                                + " channel=threats member=Lab 204",
                        "Lab agent 127.0.0.1 POST /api/collections/{collection}/objects collection=threats 202");
    }

    @Test
    void whatOnlyLooksIsNotKeptWhateverItsMethod() {
        hub.send(hub.request(lab, "/share/v1/preview")
                .header("Content-Type", RunningHub.JSON)
                .POST(BodyPublishers.ofString(ADDRESS)));

        assertThat(entries(hub.administrator, "/admin/v1/audit")).isEmpty();
    }

    @Test
    void noSecretAndNoContentStandsInIt() {
        hub.post(lab, "/api/collections/threats/objects/", ADDRESS);
        String secret = json(hub.send(hub.request(hub.administrator, "/admin/v1/tokens")
                        .header("Content-Type", RunningHub.JSON)
                        .POST(BodyPublishers.ofString("{\"member\":\"Lab\",\"label\":\"a label\"}"))))
                .path("secret")
                .asText();
        hub.get("tocsin_wrong", "/api/collections/");
        hub.settle();
        String audit = hub.get(hub.administrator, "/admin/v1/audit").body();

        assertThat(secret).isNotEmpty();
        assertThat(audit)
                .contains("POST /admin/v1/tokens")
                .doesNotContain(secret, lab, hub.administrator, "tocsin_wrong", "203.0.113.7");
    }

    /** A stranger who tries on and on gets one entry, not thirty. */
    @Test
    void wrongTokensAreCountedAndNotListed() {
        for (int i = 0; i < 30; i++) {
            hub.get("tocsin_wrong" + i, "/api/collections/");
        }
        hub.settle();

        assertThat(entries(hub.administrator, "/admin/v1/audit"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.has("who")).isFalse();
                    assertThat(entry.path("source").asText()).isEqualTo("127.0.0.1");
                    assertThat(entry.path("outcome").asInt()).isEqualTo(401);
                    assertThat(entry.path("times").asInt()).isEqualTo(30);
                });
    }

    @Test
    void aPersonSeesWhatItsMemberDidAndAnAgentDoesNot() {
        String ann = hub.personOf("Lab", "Ann Lee");
        hub.post(lab, "/api/collections/threats/objects/", ADDRESS);
        hub.post(hub.administrator, "/api/collections/threats/objects/", ADDRESS);

        assertThat(entries(ann, "/share/v1/membership/audit"))
                .extracting(AuditApiTest::shown)
                .containsExactly(
                        "Lab agent 127.0.0.1 POST /api/collections/{collection}/objects collection=threats 202");
        assertThat(hub.get(lab, "/share/v1/membership/audit").statusCode()).isEqualTo(403);
        assertThat(hub.get(lab, "/admin/v1/audit").statusCode()).isEqualTo(403);
        assertThat(hub.get("", "/admin/v1/audit").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?until=yesterday", "?limit=0", "?page=2"})
    void whatCannotBeAskedIs400(String query) {
        assertThat(hub.get(hub.administrator, "/admin/v1/audit" + query).statusCode())
                .isEqualTo(400);
    }

    private List<JsonNode> entries(String token, String path) {
        List<JsonNode> entries = new ArrayList<>();
        json(hub.get(token, path)).path("entries").forEach(entries::add);
        return entries;
    }

    private static String shown(JsonNode entry) {
        return entry.path("who").asText() + " "
                + (entry.has("agent") ? "agent" : entry.has("person") ? "person" : "-") + " "
                + entry.path("source").asText() + " " + entry.path("act").asText() + " "
                + entry.path("target").asText() + " " + entry.path("outcome");
    }
}
