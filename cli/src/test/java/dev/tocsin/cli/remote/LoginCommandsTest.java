package dev.tocsin.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.oidc.OidcSettings;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins from the command line, with an OpenID provider that others made and a login as a browser does it. */
class LoginCommandsTest {

    private static final String CLIENT = "tocsin";

    private final MockOAuth2Server provider = new MockOAuth2Server();

    @TempDir
    private Path folder = Path.of("");

    private String issuer = "";

    @BeforeEach
    void start() {
        provider.start();
        issuer = provider.issuerUrl("people").toString();
    }

    @AfterEach
    void stop() {
        provider.shutdown();
    }

    @Test
    void whoeverLogsInIsToldWhomToAskAndIsThePersonOnceBound() throws IOException, InterruptedException {
        OidcSettings settings = new OidcSettings(issuer, CLIENT, Optional.empty());
        try (HubForCommands hub = new HubForCommands(folder, Optional.of(settings))) {
            hub.run("member", "add", "Hospital", "--kind", "operator");
            hub.run("person", "add", "Hospital", "Ann Lee", "--contact", "ann@hospital.example");
            Path login = Files.writeString(folder.resolve("login"), login("4711"));

            Command stranger = hub.runAs(login, "membership", "show");
            assertThat(stranger.exit()).isNotZero();
            assertThat(stranger.err())
                    .contains(
                            "the issuer \"" + issuer + "\" and the subject \"4711\"",
                            "hint: ask the hub's administrator");

            Command bound = hub.run("person", "bind", "Hospital", "Ann Lee", "--issuer", issuer, "--subject", "4711");
            assertThat(bound.out()).contains("to \"Ann Lee\" of \"Hospital\"", "subject: 4711");
            assertThat(hub.runAs(login, "membership", "show").out()).contains("person: \"Ann Lee\"", "login: ");
            assertThat(hub.run("person", "bind", "Hospital", "Ann Lee", "--issuer", issuer, "--subject", "4711")
                            .err())
                    .contains("are bound to a person", "tocsin person unbind");
            JsonNode listed =
                    StixJson.read(hub.run("person", "logins", "--json").out());
            String id = listed.at("/logins/0/id").asText();
            assertThat(hub.run("person", "logins").out()).contains(id, "4711", issuer);
            assertThat(hub.run("person", "unbind", id).out()).contains("unbound login " + id);
            assertThat(hub.runAs(login, "membership", "show").exit()).isNotZero();
        }
    }

    @Test
    void aPersonBindsTheirOwnLogin() throws IOException, InterruptedException {
        OidcSettings settings = new OidcSettings(issuer, CLIENT, Optional.empty());
        try (HubForCommands hub = new HubForCommands(folder, Optional.of(settings))) {
            hub.run("member", "add", "Hospital", "--kind", "operator");
            hub.run("person", "add", "Hospital", "Ann Lee", "--contact", "ann@hospital.example");
            Path ann = Files.writeString(
                    folder.resolve("ann"),
                    hub.run("token", "issue", "--member", "Hospital", "--person", "Ann Lee")
                            .out());
            Path login = Files.writeString(folder.resolve("login"), login("4711"));

            Command added = hub.runAs(
                    ann, "membership", "add-login", "--login-file", login.toString(), "--scope", "read,membership");

            assertThat(added.out()).contains("to \"Ann Lee\" of \"Hospital\"", "subject: 4711");
            assertThat(hub.runAs(login, "membership", "show").out())
                    .contains("this token may be used for: read, membership");
            assertThat(hub.runAs(ann, "membership", "add-login", "--login-file", "nothing")
                            .err())
                    .contains("cannot read the login", "hint:");
        }
    }

    /** The authorization code flow of OpenID Connect Core 1.0 §3.1, and its ID token. */
    private String login(String subject) throws IOException, InterruptedException {
        String back = "http://localhost/back";
        try (HttpClient browser = HttpClient.newHttpClient()) {
            URI authorize = URI.create(provider.authorizationEndpointUrl("people") + "?client_id=" + CLIENT
                    + "&response_type=code&scope=openid&state=s&nonce=n&redirect_uri="
                    + URLEncoder.encode(back, StandardCharsets.UTF_8));
            provider.enqueueCallback(new DefaultOAuth2TokenCallback("people", subject, "JWT", null, Map.of(), 300));
            HttpResponse<String> led =
                    browser.send(HttpRequest.newBuilder(authorize).build(), BodyHandlers.ofString());
            String code = led.headers().firstValue("Location").orElseThrow().replaceFirst(".*[?&]code=([^&]+).*", "$1");
            String form = "grant_type=authorization_code&client_id=" + CLIENT + "&client_secret=x&code=" + code
                    + "&redirect_uri=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
            HttpRequest exchange = HttpRequest.newBuilder(
                            provider.tokenEndpointUrl("people").uri())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build();
            HttpResponse<String> tokens = browser.send(exchange, BodyHandlers.ofString());
            assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
            return StixJson.read(tokens.body()).path("id_token").asText();
        }
    }
}
