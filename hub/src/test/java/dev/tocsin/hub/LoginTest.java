package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.limit.Pace;
import dev.tocsin.hub.limit.Proxies;
import dev.tocsin.hub.oidc.TestProvider;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes in by a login with an OpenID provider: over HTTP, with a provider on a real socket. */
class LoginTest {

    private static final String ME = "/share/v1/me";
    private static final String OWN = "/share/v1/membership/logins";

    private final TestProvider provider = new TestProvider();
    private final RunningHub hub = RunningHub.trusting(provider.settings(), Limits.DEFAULT);
    private String ann = "";

    @BeforeEach
    void aMember() {
        hub.member("Hospital");
        ann = hub.personOf("Hospital", "Ann Lee");
    }

    @AfterEach
    void close() {
        hub.close();
        provider.close();
    }

    @Test
    void aLoginIsThePersonThatItIsBoundToUntilItIsTakenAway() {
        String login = provider.token("4711");
        HttpResponse<String> before = hub.get(login, ME);
        assertThat(before.statusCode()).isEqualTo(401);
        assertThat(before.body())
                .contains("login-not-bound", provider.issuer(), "4711")
                .doesNotContain(login);
        assertThat(before.headers().firstValue("WWW-Authenticate")).isPresent();

        JsonNode bound = RunningHub.json(bind("Ann Lee", "4711", ""));

        assertThat(bound.path("person").asText()).isEqualTo("Ann Lee");
        assertThat(hub.get(login, ME).body()).isEqualTo(hub.get(ann, ME).body());
        assertThat(hub.get(login, "/admin/v1/members").statusCode()).isEqualTo(403);
        assertThat(RunningHub.json(hub.get(login, "/share/v1/membership"))
                        .at("/logins/0/subject")
                        .asText())
                .isEqualTo("4711");
        String id = bound.path("id").asText();
        assertThat(hub.delete(hub.administrator, "/admin/v1/tokens/" + id).statusCode())
                .isEqualTo(204);
        assertThat(hub.get(login, ME).body()).as("at once").isEqualTo(before.body());
        assertThat(bind("Ann Lee", "4711", "").statusCode()).as("again").isEqualTo(201);
        assertThat(hub.get(login, ME).statusCode()).isEqualTo(200);
    }

    @Test
    void oneSubjectIsOnePersonAndNoEmailMakesItAnother() {
        hub.personOf("Hospital", "Bea Moss");
        bind("Ann Lee", "4711", "");

        HttpResponse<String> second = bind("Bea Moss", "4711", "");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("login-taken", "unbind");
        String asAnn = provider.signed(provider.claims("4712", Instant.now())
                .claim("email", "someone@example.org")
                .claim("email_verified", true)
                .claim("preferred_username", "Ann Lee")
                .build());
        assertThat(hub.get(asAnn, ME).statusCode())
                .as("the e-mail address of every person here")
                .isEqualTo(401);
        assertThat(hub.get(provider.token("ANN"), ME).statusCode()).isEqualTo(401);
    }

    @Test
    void aLoginIsKeptToItsScopesAndEndsWithItsPerson() {
        bind("Ann Lee", "4711", ",\"scopes\":[\"read\"]");
        String login = provider.token("4711");

        assertThat(RunningHub.json(hub.get(login, ME)).path("scopes").toString())
                .isEqualTo("[\"read\"]");
        assertThat(hub.get(login, "/share/v1/membership").statusCode()).isEqualTo(403);
        assertThat(hub.delete(hub.administrator, "/admin/v1/members/Hospital/persons/Ann%20Lee")
                        .statusCode())
                .isEqualTo(204);
        assertThat(hub.get(login, ME).statusCode()).isEqualTo(401);
    }

    @Test
    void aPersonBindsALoginThatTheyHaveJustMadeAndNobodyElses() {
        String guard = hub.agentOf("Hospital", "night guard");
        String login = provider.token("4711");

        assertThat(own(guard, login).statusCode()).as("an agent").isEqualTo(403);
        assertThat(own(hub.administrator, login).statusCode())
                .as("no administrator logs in")
                .isEqualTo(404);
        assertThat(own(ann, login + "x").statusCode()).isEqualTo(400);
        assertThat(own(ann, "4711").statusCode()).isEqualTo(400);
        assertThat(own(ann, login).statusCode()).isEqualTo(201);
        assertThat(own(ann, login).statusCode()).isEqualTo(409);

        assertThat(hub.get(login, ME).body()).isEqualTo(hub.get(ann, ME).body());
        String id = RunningHub.json(hub.get(ann, "/share/v1/membership"))
                .at("/logins/0/id")
                .asText();
        assertThat(hub.delete(login, "/share/v1/membership/tokens/" + id).statusCode())
                .isEqualTo(204);
        assertThat(hub.get(login, ME).statusCode()).isEqualTo(401);
    }

    @Test
    void theAuditSaysThatThePersonLoggedIn() {
        bind("Ann Lee", "4711", "");
        String login = provider.token("4711");
        hub.delete(login, "/share/v1/membership/tokens/x");

        String audit = hub.get(ann, "/share/v1/membership/audit").body();

        assertThat(audit).contains("127.0.0.1 (oidc)").doesNotContain(login);
    }

    @Test
    void aLoginThatDoesNotCountLooksLikeATokenThatDoesNotAndCostsAsMuch() {
        Pace threeFailures = new Pace(3 * Limits.FAILED_LOGIN, Duration.ofDays(1));
        Limits limits = new Limits(threeFailures, threeFailures, Proxies.NONE);
        try (RunningHub limited = RunningHub.trusting(provider.settings(), limits)) {
            String wrong = provider.token("4711").replaceFirst("\\.[^.]*$", ".AAAA");

            HttpResponse<String> refused = limited.get(wrong, ME);

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).isEqualTo(limited.get("tocsin_wrong", ME).body());
            assertThat(limited.get(provider.token("nobody"), ME).statusCode()).isEqualTo(401);
            assertThat(limited.get(wrong, ME).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void whatIsNoBearerIsNoLogin() {
        bind("Ann Lee", "4711", "");
        String pair = "ann:" + provider.token("4711");
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

        assertThat(hub.send(hub.request(null, ME).header("Authorization", "Basic " + basic))
                        .statusCode())
                .isEqualTo(401);
        assertThat(hub.send(hub.request(null, ME).header("Authorization", "bearer " + provider.token("4711")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whileTheProviderIsDownTokensOfTheHubGoOnAndLoginsAreToldToWait() {
        try (TestProvider down = new TestProvider()) {
            down.answers(500);
            try (RunningHub other = RunningHub.trusting(down.settings(), Limits.DEFAULT)) {
                HttpResponse<String> answer = other.get(down.token("4711"), ME);

                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("provider-unavailable");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(other.get(other.administrator, ME).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void aHubThatTrustsNoProviderTakesNoLogin() {
        try (RunningHub without = new RunningHub()) {
            without.member("Hospital");
            String person = without.personOf("Hospital", "Ann Lee");

            assertThat(without.get(provider.token("4711"), ME).statusCode()).isEqualTo(401);
            assertThat(without.postJson(person, OWN, "{\"login\":\"" + provider.token("4711") + "\"}")
                            .body())
                    .contains("this hub trusts no OpenID provider");
        }
    }

    private HttpResponse<String> bind(String person, String subject, String more) {
        return hub.postJson(
                hub.administrator,
                "/admin/v1/logins",
                "{\"member\":\"Hospital\",\"person\":\"" + person + "\",\"issuer\":\"" + provider.issuer()
                        + "\",\"subject\":\"" + subject + "\"" + more + "}");
    }

    private HttpResponse<String> own(String token, String login) {
        return hub.postJson(token, OWN, "{\"login\":\"" + login + "\"}");
    }
}
