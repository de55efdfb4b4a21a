package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Right;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The administration API over a real socket: whom it serves, and how it says no (RFC 9457). */
@TestInstance(Lifecycle.PER_CLASS)
class AdminApiTest {

    private static final String BAD_REQUEST = "the request is not understood";

    private final RunningHub hub = new RunningHub();
    private final String member = hub.member("Rural Hospital");

    @BeforeAll
    void openChannel() {
        hub.channel("intrusions");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, members",
        "POST, members",
        "GET, members/Rural%20Hospital",
        "PATCH, members/Rural%20Hospital",
        "DELETE, members/Rural%20Hospital",
        "GET, members/Rural%20Hospital/persons",
        "POST, members/Rural%20Hospital/persons",
        "DELETE, members/Rural%20Hospital/persons/x",
        "GET, members/Rural%20Hospital/agents",
        "POST, members/Rural%20Hospital/agents",
        "DELETE, members/Rural%20Hospital/agents/guard",
        "GET, invitations",
        "POST, invitations",
        "DELETE, invitations/x",
        "GET, channels",
        "POST, channels",
        "GET, channels/intrusions",
        "GET, channels/intrusions/admissions",
        "POST, channels/intrusions/admissions",
        "DELETE, channels/intrusions/admissions/Rural%20Hospital",
        "GET, tokens",
        "POST, tokens",
        "DELETE, tokens/x"
    })
    void everyAddressIsForTheAdministratorAlone(String method, String path) {
        HttpResponse<String> anonymous = send("", method, path, "{}");
        HttpResponse<String> wrong = send("tocsin_" + "A".repeat(43), method, path, "{}");
        HttpResponse<String> ofMember = send(member, method, path, "{}");

        assertThat(List.of(anonymous, wrong)).allSatisfy(answer -> {
            assertProblem(answer, 401, "unauthenticated", "no valid token was shown");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("Bearer");
        });
        assertProblem(ofMember, 403, "administrator-only", "only the administrator may do this");
        assertThat(json(ofMember).path("hint").asText()).isEqualTo("use the administrator's token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "members | `` | nothing there: the input is empty | correct the request",
                "members | {\"name\": | line 1 | correct the request",
                "members | [] | the body is not a JSON object | correct the request",
                "members | {\"name\":\"X\",\"name\":\"Y\"} | name | correct the request",
                "members | {\"name\":\"X\",\"kid\":\"operator\"} | no such property: \"kid\"; there are kind, name | did you mean \"kind\"?",
                "members | {\"name\":\"X\"} | the property \"kind\" is missing | correct the request",
                "members | {\"name\":7,\"kind\":\"operator\"} | name is not a string: \"7\" | correct the request",
                "members | {\"name\":\" \",\"kind\":\"operator\"} | name | correct the request",
                "members | {\"name\":\"X\",\"kind\":\"operater\"} | kind is \"operater\", and not one of | did you mean \"operator\"?",
                "members | {\"name\":\"X\",\"kind\":\"hospital\"} | not one of | correct the request",
                "members/Rural%20Hospital/persons | {\"name\":\"Ann\",\"contact\":\"ann\"} | not an e-mail address like name@example.org: \"ann\" | correct the request",
                "members/Rural%20Hospital/persons | {\"name\":\"A\\nnn\",\"contact\":\"ann@example.org\"} | a name is one line of printable text | correct the request",
                "members/Rural%20Hospital/agents | {} | the property \"name\" is missing | correct the request",
                "tokens | {\"member\":\"Rural Hospital\",\"person\":\"a\",\"agent\":\"b\"} | person and agent at once | correct the request",
                "invitations | {\"member\":\"X\",\"kind\":\"vendor\",\"person\":\"Bo\",\"channels\":[\"intrusions:wread\"],\"expires\":\"2100-01-01T00:00:00Z\"} | channels is \"wread\" | did you mean \"read\"?",
                "invitations | {\"member\":\"X\",\"kind\":\"vendor\",\"person\":\"Bo\",\"channels\":[\"intrusions\",\"intrusions:read\"],\"expires\":\"2100-01-01T00:00:00Z\"} | channels names \"intrusions\" twice | correct the request",
                "invitations | {\"member\":\"X\",\"kind\":\"vendor\",\"person\":\"Bo\",\"expires\":\"2020-01-01T00:00:00Z\"} | expires is in the past | correct the request",
                "channels | {\"name\":\"no spaces\"} | hyphens | correct the request",
                "channels | {\"name\":\"x\",\"ceiling\":\"ambr\"} | ceiling is \"ambr\", and not one of | did you mean \"amber\"?",
                "channels | {\"name\":\"x\",\"kind\":\"sector\"} | sector is missing | correct the request",
                "channels | {\"name\":\"x\",\"kind\":\"bilatral\"} | kind is \"bilatral\", and not one of | did you mean \"bilateral\"?",
                "channels | {\"name\":\"x\",\"kind\":\"case\",\"sector\":\"health\"} | of another kind: \"case\" | correct the request",
                "channels | {\"name\":\"x\",\"keep_days\":0} | keep_days is not 1 to 3650: \"0\" | correct the request",
                "channels | {\"name\":\"x\",\"keep_days\":\"90\"} | keep_days is not a whole number | correct the request",
                "channels/intrusions/admissions | {\"member\":\"Rural Hospital\",\"rights\":[\"red\"]} | rights is \"red\" | did you mean \"read\"?",
                "channels/intrusions/admissions | {\"member\":\"Rural Hospital\",\"rights\":\"read\"} | rights is not a list: \"\\\"read\\\"\" | correct the request",
                "channels/intrusions/admissions | {\"member\":\"Rural Hospital\",\"rights\":[7]} | an element that is not a string: \"7\" | correct the request",
                "channels/intrusions/admissions | {\"member\":\"Rural Hospital\",\"rights\":[]} | rights names none of | correct the request",
                "channels/intrusions/admissions | {\"member\":\"Rural Hospital\"} | the property \"rights\" is missing | correct the request",
                "tokens | {\"administrator\":\"yes\"} | administrator is neither true nor false | correct the request",
                "tokens | {\"administrator\":true,\"expires\":\"soon\"} | expires: | correct the request",
                "tokens | {\"administrator\":true,\"expires\":\"9999-01-01T00:00:00Z\"} | longer than the 730 days that this hub allows | ask for less, or leave it out; whoever runs the hub sets it: tocsin up --longest-token",
                "tokens | {\"administrator\":true,\"expires\":\"2020-01-01T00:00:00Z\"} | expires is in the past | correct the request",
                "tokens | {} | the property \"member\" is missing | correct the request"
            })
    void aWrongBodyIsABadRequestThatNamesWhatIsWrong(String path, String body, String detail, String hint) {
        HttpResponse<String> answer = send(hub.administrator, "POST", path, body);

        assertProblem(answer, 400, "bad-request", BAD_REQUEST);
        assertThat(json(answer).path("detail").asText()).contains(detail);
        assertThat(json(answer).path("hint").asText()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | members/Rural%20Hopsital | no member \"Rural Hopsital\" | did you mean \"Rural Hospital\"?",
                "GET | channels/elsewhere | no channel \"elsewhere\" | list them with: tocsin channel list",
                "GET | channels/intrusion/admissions | no channel \"intrusion\" | did you mean \"intrusions\"?",
                "DELETE | channels/intrusions/admissions/Rural%20Hospital | is not admitted to \"intrusions\" | check the address and the name; you may not be admitted to it",
                "DELETE | members/Rural%20Hospital/agents/gard | no agent of \"Rural Hospital\" \"gard\" | did you mean \"guard\"?",
                "DELETE | members/Rural%20Hospital/persons/x | no person of \"Rural Hospital\" \"x\" | list them with: tocsin person list",
                "DELETE | tokens/nonsense | no token \"nonsense\" | list them with: tocsin token list",
                "DELETE | tokens/00000000-0000-4000-8000-000000000000 | no token | list them with: tocsin token list"
            })
    void whatIsNotThereIs404AndSaysWhatElseIs(String method, String path, String detail, String hint) {
        HttpResponse<String> answer = send(hub.administrator, method, path, "");

        assertProblem(answer, 404, "not-found", "nothing here by that name");
        assertThat(json(answer).path("detail").asText()).contains(detail);
        assertThat(json(answer).path("hint").asText()).isEqualTo(hint);
    }

    @Test
    void anAddressThatIsNoneIs404ForEveryone() {
        for (String token : List.of("", member, hub.administrator)) {
            assertProblem(send(token, "GET", "nothing", ""), 404, "not-found", "nothing here by that name");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | members | GET, HEAD, OPTIONS, POST",
                "PUT | channels/intrusions | DELETE, GET, HEAD, OPTIONS, PATCH",
                "GET | tokens/x | DELETE, OPTIONS",
                "PATCH | channels/intrusions/admissions/x | DELETE, OPTIONS"
            })
    void anotherMethodIs405AndSaysWhichAreTaken(String method, String path, String allowed) {
        HttpResponse<String> answer = send(hub.administrator, method, path, "");

        assertProblem(answer, 405, "method-not-allowed", "this method does not work here");
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    @Test
    void aNameThatIsTakenIs409() {
        HttpResponse<String> answer =
                send(hub.administrator, "POST", "members", "{\"name\":\"RURAL HOSPITAL\",\"kind\":\"operator\"}");

        assertProblem(answer, 409, "name-taken", "the name is in use");
        assertThat(json(answer).path("detail").asText()).contains("\"Rural Hospital\"");
    }

    @Test
    void aBodyLargerThanIsTakenIs413() {
        HttpResponse<String> answer =
                send(hub.administrator, "POST", "members", "{\"name\":\"" + "x".repeat(70_000) + "\"}");

        assertProblem(answer, 413, "too-large", "the request is too large");
        assertThat(json(answer).path("detail").asText()).isEqualTo("the body has more than 65536 bytes");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/taxii+json;version=2.1", "application/jsonlines"})
    void anotherMediaTypeIs415(String type) {
        HttpResponse<String> answer = hub.send(hub.request(hub.administrator, "/admin/v1/members")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{}")));

        assertProblem(answer, 415, "unsupported-media-type", "this media type is not taken here");
        assertThat(json(answer).path("detail").asText()).isEqualTo("Content-Type is \"" + type + "\"");
        assertThat(json(answer).path("hint").asText()).isEqualTo("send application/json");
    }

    @Test
    void jsonInAnExplicitCharsetIsTaken() {
        HttpResponse<String> answer = hub.send(hub.request(hub.administrator, "/admin/v1/members")
                .header("Content-Type", "Application/JSON; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"name\":\"Water Utility\",\"kind\":\"operator\"}")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> send(String token, String method, String path, String body) {
        return hub.send(hub.request(token, "/admin/v1/" + path)
                .header("Content-Type", RunningHub.JSON)
                .method(method, BodyPublishers.ofString(body)));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code, String title) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("type").asText()).isEqualTo("urn:tocsin:problem:" + code);
        assertThat(problem.path("title").asText()).isEqualTo(title);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("hint").asText()).isNotEmpty();
    }

    @Test
    void aChannelThatHoldsSomethingIsRemovedOnlyWithIt() {
        String lab = hub.member("Lab");
        String id = hub.channel("mistakes");
        hub.admit("Lab", "mistakes", Right.READ, Right.CONTRIBUTE);
        hub.post(
                lab,
                "/api/collections/mistakes/objects/",
                "{\"objects\":[{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--00000000-0000-5000-8000-000000000001\",\"value\":\"203.0.113.7\"}]}");

        HttpResponse<String> refused = hub.send(
                hub.request(hub.administrator, "/admin/v1/channels/mistakes").DELETE());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("channel-not-empty", "holds 1 records, and 0 objects wait; contributors: 1");
        assertThat(hub.send(hub.request(hub.administrator, "/admin/v1/channels/mistakes?withdraw_all=yes")
                                .DELETE())
                        .statusCode())
                .isEqualTo(400);
        assertThat(hub.send(hub.request(lab, "/admin/v1/channels/mistakes?withdraw_all=true")
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);

        assertThat(hub.send(hub.request(hub.administrator, "/admin/v1/channels/mistakes?withdraw_all=true")
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(hub.get(lab, "/api/collections/" + id + "/").body())
                .isEqualTo(hub.get(lab, "/api/collections/00000000-0000-4000-8000-000000000000/")
                        .body());
    }
}
