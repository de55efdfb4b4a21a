package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.http.NeededScope;
import dev.tocsin.share.community.Right;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are kept to some scopes, over HTTP: what they are refused, and that a refusal tells nothing else. */
class ScopeTest {

    private static final String RECORDS = "/share/v1/channels/threats/records";

    private final RunningHub hub = new RunningHub();
    private String collection = "";

    @BeforeEach
    void aCommunity() {
        collection = hub.channel("threats");
        hub.member("Hospital");
        hub.admit("Hospital", "threats", Right.READ, Right.CONTRIBUTE);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void everyOperationNeedsAScopeAndATokenWithoutItIsRefusedWhateverThereIs() {
        List<String> tokens = List.of("read", "contribute", "membership").stream()
                .map(scope -> token("\"member\":\"Hospital\",\"agent\":\"guard\"", "\"" + scope + "\""))
                .toList();
        int refused = 0;
        for (Operation operation : operations()) {
            assertThat(NeededScope.of(operation.method(), operation.path()))
                    .as("a scope for " + operation + ", in " + NeededScope.class)
                    .isNotEmpty();
            for (String token : tokens) {
                String scope = List.of("read", "contribute", "membership").get(tokens.indexOf(token));
                if (operation.scopes().isEmpty() || operation.scopes().contains(scope)) {
                    continue;
                }
                HttpResponse<String> none = ask(token, operation, "x");
                assertThat(none.statusCode()).as(operation + " with " + scope).isEqualTo(403);
                assertThat(none.body()).contains("out-of-scope");
                assertThat(ask(token, operation, collection).body()).isEqualTo(none.body());
                assertThat(ask(token, operation, "threats").body()).isEqualTo(none.body());
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void aSensorsTokenContributesAndReadsNothing() {
        String sensor = token("\"member\":\"Hospital\",\"agent\":\"guard\"", "\"contribute\"");
        String campaign = """
                {"objects":[{"type":"campaign","spec_version":"2.1","id":"campaign--00000000-0000-4000-8000-000000000001",
                  "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z","name":"a"}]}
                """;

        assertThat(hub.postJson(sensor, RECORDS, campaign).statusCode()).isEqualTo(202);
        assertThat(hub.get(sensor, RECORDS).statusCode()).isEqualTo(403);
        assertThat(hub.get(sensor, "/api/collections/" + collection + "/objects/")
                        .body())
                .contains("\"error_code\":\"out-of-scope\"", "read");
        assertThat(hub.get(sensor, "/share/v1/channels/threats/events").statusCode())
                .isEqualTo(403);
        assertThat(hub.get(sensor, "/api/collections").statusCode())
                .as("to find where to contribute")
                .isEqualTo(200);
        JsonNode me = RunningHub.json(hub.get(sensor, "/share/v1/me"));
        assertThat(me.path("scopes").toString()).isEqualTo("[\"contribute\"]");
    }

    @Test
    void anAdministratorsTokenWithoutReadingOrWithoutAdministering() {
        String registrar = token("\"administrator\":true", "\"administer\"");
        String reader = token("\"administrator\":true", "\"read\"");

        assertThat(hub.get(registrar, "/admin/v1/members").statusCode()).isEqualTo(200);
        assertThat(hub.get(registrar, RECORDS).statusCode()).isEqualTo(403);
        assertThat(hub.get(reader, RECORDS).statusCode()).isEqualTo(200);
        assertThat(hub.get(reader, "/admin/v1/members").statusCode()).isEqualTo(403);
        HttpResponse<String> wider = hub.postJson(
                registrar, "/admin/v1/tokens", "{\"administrator\":true,\"scopes\":[\"administer\",\"read\"]}");
        assertThat(wider.statusCode()).isEqualTo(403);
        assertThat(wider.body()).contains("wider-than-held");
        assertThat(hub.postJson(registrar, "/admin/v1/invitations", "{}").body())
                .as("whoever joins gets a whole token")
                .contains("wider-than-held");
        assertThat(RunningHub.json(hub.postJson(registrar, "/admin/v1/tokens", "{\"administrator\":true}"))
                        .path("scopes")
                        .toString())
                .isEqualTo("[\"administer\"]");
    }

    @Test
    void whatIsNoScopeIsSaid() {
        assertThat(hub.postJson(hub.administrator, "/admin/v1/tokens", body("\"member\":\"Hospital\"", "\"reed\""))
                        .body())
                .contains("\\\"reed\\\"", "did you mean \\\"read\\\"?");
        assertThat(hub.postJson(hub.administrator, "/admin/v1/tokens", body("\"member\":\"Hospital\"", ""))
                        .body())
                .contains("scopes is empty");
        HttpResponse<String> ofMember =
                hub.postJson(hub.administrator, "/admin/v1/tokens", body("\"member\":\"Hospital\"", "\"administer\""));
        assertThat(ofMember.statusCode()).isEqualTo(400);
        assertThat(ofMember.body()).contains("no member administers the hub");
    }

    private HttpResponse<String> ask(String token, Operation operation, String name) {
        return hub.send(hub.request(token, operation.path().replaceAll("\\{\\w+}", name))
                .method(operation.method(), BodyPublishers.noBody()));
    }

    private String token(String holder, String scopes) {
        HttpResponse<String> issued = hub.postJson(hub.administrator, "/admin/v1/tokens", body(holder, scopes));
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        return RunningHub.json(issued).path("secret").asText();
    }

    private static String body(String holder, String scopes) {
        return "{" + holder + ",\"scopes\":[" + scopes + "]}";
    }

    /** @param scopes of which one is needed, as the OpenAPI document says; none where any will do */
    private record Operation(String method, String path, List<String> scopes) {}

    /** All for which a token is needed. */
    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        RunningHub.json(hub.get("", "/openapi.json"))
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(each -> {
                    if (!each.getValue().path("security").isEmpty()) {
                        List<String> scopes = new ArrayList<>();
                        each.getValue()
                                .path("security")
                                .findValues("bearer")
                                .forEach(needed -> needed.forEach(scope -> scopes.add(scope.asText())));
                        all.add(new Operation(each.getKey().toUpperCase(Locale.ROOT), path.getKey(), scopes));
                    }
                }));
        return all;
    }
}
