package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Members as they are, and what each sees and does of its own, over a real socket. Nobody acts on someone stronger. */
class MembershipApiTest {

    private static final String OWN = "/share/v1/membership";
    private static final String HOSPITAL = "/admin/v1/members/Rural%20Hospital";

    private final RunningHub hub = new RunningHub();
    private final String guard = hub.member("Rural Hospital");
    private final String ann = hub.personOf("Rural Hospital", "Ann Lee");
    private final String stranger = hub.member("Other Clinic");
    private final String strangersPerson = hub.personOf("Other Clinic", "Bo Ek");

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aPersonSeesAllOfItsMemberAndNothingOfAnother() {
        JsonNode own = json(send(ann, "GET", OWN, ""));

        assertThat(own.at("/member/name").asText()).isEqualTo("Rural Hospital");
        assertThat(own.at("/persons/0/name").asText()).isEqualTo("Ann Lee");
        assertThat(own.at("/persons/0/contact").asText()).isEqualTo("someone@example.org");
        assertThat(own.at("/agents/0/name").asText()).isEqualTo("guard");
        assertThat(own.path("tokens")).hasSize(2);
        assertThat(own.toString()).doesNotContain("Other Clinic", "Bo Ek", "tocsin_");
    }

    @Test
    void anAgentSeesItselfAlone() {
        hub.agentOf("Rural Hospital", "second guard");

        JsonNode own = json(send(guard, "GET", OWN, ""));

        assertThat(own.path("persons")).isEmpty();
        assertThat(own.path("agents")).hasSize(1);
        assertThat(own.path("tokens")).hasSize(1);
        assertThat(own.toString()).doesNotContain("Ann Lee", "second guard", "someone@example.org");
    }

    @Test
    void theAdministratorHasNoMembershipAndWhoIsUnknownLearnsNothing() {
        assertThat(send(hub.administrator, "GET", OWN, "").statusCode()).isEqualTo(404);
        assertThat(send("", "GET", OWN, "").statusCode()).isEqualTo(401);
    }

    @Test
    void aPersonEndsATokenOfItsMemberAtOnce() {
        String token = tokenOf(json(send(guard, "GET", OWN, "")), 0);

        assertThat(send(ann, "DELETE", OWN + "/tokens/" + token, "").statusCode())
                .isEqualTo(204);

        assertThat(send(guard, "GET", OWN, "").statusCode()).isEqualTo(401);
        assertThat(send(ann, "GET", OWN, "").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyEndsTheTokenOfSomeoneStrongerOrOfSomeoneElse() {
        List<String> others = new ArrayList<>();
        json(send(hub.administrator, "GET", "/admin/v1/tokens", ""))
                .path("tokens")
                .forEach(token -> others.add(token.path("id").asText()));
        String its = tokenOf(json(send(guard, "GET", OWN, "")), 0);
        others.remove(its);
        assertThat(others).hasSizeGreaterThanOrEqualTo(4);
        HttpResponse<String> nonsense = send(guard, "DELETE", OWN + "/tokens/nonsense", "");
        assertThat(nonsense.statusCode()).isEqualTo(404);

        for (String token : others) {
            HttpResponse<String> answer = send(guard, "DELETE", OWN + "/tokens/" + token, "");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(nonsense.body());
        }
        for (String token : tokens(json(send(ann, "GET", OWN, "")))) {
            assertThat(send(strangersPerson, "DELETE", OWN + "/tokens/" + token, "")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(send(ann, "GET", OWN, "").statusCode()).isEqualTo(200);
        assertThat(send(hub.administrator, "GET", "/admin/v1/tokens", "").statusCode())
                .isEqualTo(200);
        assertThat(send(stranger, "GET", OWN, "").statusCode()).isEqualTo(200);
    }

    @Test
    void removingAPersonEndsTheirTokensAndNotTheirColleagues() {
        assertThat(send(hub.administrator, "DELETE", HOSPITAL + "/persons/ann%20lee", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(send(ann, "GET", OWN, "").statusCode()).isEqualTo(401);
        assertThat(send(guard, "GET", OWN, "").statusCode()).isEqualTo(200);
        JsonNode tokens = json(send(hub.administrator, "GET", "/admin/v1/tokens", ""));
        assertThat(tokens.toString()).doesNotContain("Ann Lee");
        assertThat(send(hub.administrator, "DELETE", HOSPITAL + "/persons/ann%20lee", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPersonOfOneMemberIsNotFoundUnderAnother() {
        String id = json(send(ann, "GET", OWN, "")).at("/persons/0/id").asText();

        assertThat(send(hub.administrator, "DELETE", "/admin/v1/members/Other%20Clinic/persons/" + id, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/admin/v1/tokens", "{\"member\":\"Other Clinic\",\"person\":\"" + id + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(ann, "GET", OWN, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenWithoutAHolderIsForTheAgentOfItsLabel() {
        String body = "{\"member\":\"Rural Hospital\",\"label\":\"night guard\"}";

        assertThat(json(post("/admin/v1/tokens", body)).path("agent").asText()).isEqualTo("night guard");
        assertThat(json(post("/admin/v1/tokens", body)).path("agent").asText()).isEqualTo("night guard");

        assertThat(json(send(hub.administrator, "GET", HOSPITAL + "/agents", ""))
                        .path("agents"))
                .as("the guard that was there, and one more")
                .hasSize(2);
    }

    @Test
    void whatIsKnownOfAMemberIsChangedPieceByPiece() {
        assertThat(json(send(hub.administrator, "GET", HOSPITAL, ""))
                        .path("verified")
                        .asBoolean(true))
                .isFalse();

        patch("{\"sectors\":[\"health\",\"emergency-services\"]}");
        patch("{\"verified\":true,\"verified_by\":\"Mia Berg\",\"grounds\":\"register of companies 12345\"}");
        JsonNode member = json(patch("{\"kind\":\"coordinator\"}"));

        assertThat(member.path("sectors").toString()).isEqualTo("[\"health\",\"emergency-services\"]");
        assertThat(member.path("kind").asText()).isEqualTo("coordinator");
        assertThat(member.path("verified").asBoolean()).isTrue();
        assertThat(member.path("verified_by").asText()).isEqualTo("Mia Berg");
        assertThat(member.path("grounds").asText()).isEqualTo("register of companies 12345");
        assertThat(json(send(hub.administrator, "GET", HOSPITAL, ""))).isEqualTo(member);
        assertThat(json(patch("{\"verified\":false}")).has("grounds")).isFalse();
        assertThat(json(patch("{\"sectors\":[\"helth\"]}")).path("hint").asText())
                .isEqualTo("did you mean \"health\"?");
        assertThat(json(patch("{\"verified\":true,\"verified_by\":\"Mia Berg\"}"))
                        .path("detail")
                        .asText())
                .isEqualTo("the property \"grounds\" is missing");
        assertThat(patch("{\"grounds\":\"x\"}").statusCode()).isEqualTo(400);
    }

    private static List<String> tokens(JsonNode own) {
        List<String> ids = new ArrayList<>();
        own.path("tokens").forEach(token -> ids.add(token.path("id").asText()));
        return ids;
    }

    private static String tokenOf(JsonNode own, int index) {
        return tokens(own).get(index);
    }

    private HttpResponse<String> patch(String body) {
        return send(hub.administrator, "PATCH", HOSPITAL, body);
    }

    private HttpResponse<String> post(String path, String body) {
        return send(hub.administrator, "POST", path, body);
    }

    private HttpResponse<String> send(String token, String method, String path, String body) {
        return hub.send(hub.request(token, path)
                .header("Content-Type", RunningHub.JSON)
                .method(method, BodyPublishers.ofString(body)));
    }
}
