package dev.tocsin.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.cli.Tocsin;
import dev.tocsin.hub.BenignFolder;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person decides about what a hub holds, from the command line, against a hub on a real socket. */
class HeldCommandsTest {

    private static final String RESOLVER = """
            {"objects":[{"type":"indicator","spec_version":"2.1","id":"indicator--00000000-0000-4000-8000-000000000002",
              "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z","valid_from":"2026-01-01T00:00:00Z",
              "description":"Reported by Anna Lopez","pattern_type":"stix","pattern":"[ipv4-addr:value = '8.8.8.8']"}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Node node;
    private Hub hub;
    private String secret = "";

    @BeforeEach
    void start() {
        node = Node.open(NodeSettings.alone(folder.resolve("data"), BenignFolder.shipped()), InstantSource.system());
        hub = Hub.start(HubSettings.onLoopback(0), node.ports());
        secret = node.firstToken().orElseThrow().secret().reveal();
    }

    @AfterEach
    void stop() {
        hub.close();
        node.close();
    }

    @Test
    void whatIsHeldIsListedShownAndReleased() throws IOException {
        run("channel", "add", "intrusions");
        Command shared = share();

        assertThat(shared.exit()).as(shared.err()).isZero();
        assertThat(shared.out()).startsWith("held ").contains("it is among \"public DNS resolvers\"");
        assertThat(shared.err()).contains("0 accepted").contains("1 held for a person");
        JsonNode held =
                StixJson.read(run("held", "list", "--json").out()).path("held").path(0);
        String id = held.path("id").asText();
        assertThat(run("held", "list").out()).contains("intrusions").contains("8.8.8.8");
        assertThat(run("held", "show", id).out())
                .contains("because:      8.8.8.8 is among \"public DNS resolvers\"")
                .contains("Reported by [removed: person's name]")
                .doesNotContain("Anna");

        assertThat(run("held", "release", id).out()).startsWith("released indicator--");

        assertThat(run("held", "list").out()).isEqualTo("nothing is held\n");
        assertThat(share().out()).startsWith("already there");
        assertThat(run("held", "refuse", id, "--note", "no").err()).contains("it was released before");
    }

    @Test
    void whatIsRefusedIsRefusedAgainWithTheNote() throws IOException {
        run("channel", "add", "intrusions");
        share();
        String id = StixJson.read(run("held", "list", "--json").out())
                .path("held")
                .path(0)
                .path("id")
                .asText();

        assertThat(run("held", "refuse", id, "--note", "everyone asks it").exit())
                .isZero();

        assertThat(share().out()).contains("a person at the hub refused it").contains("everyone asks it");
        assertThat(run("held", "show", "nonsense").err()).contains("tocsin held list");
    }

    @Test
    void aPreviewIsGivenOverHttpAndKeepsNothing() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri().resolve("/share/v1/preview"))
                    .POST(HttpRequest.BodyPublishers.ofString(RESOLVER));
            assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
            request.header("Authorization", "Bearer " + secret);
            JsonNode answer = StixJson.read(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());

            JsonNode object = answer.path("objects").path(0);
            assertThat(object.path("held").path("value").asText()).isEqualTo("8.8.8.8");
            assertThat(object.path("edits").path(0).path("after").asText())
                    .isEqualTo("Reported by [removed: person's name]");
        }
        assertThat(run("held", "list").out()).isEqualTo("nothing is held\n");
    }

    private Command share() throws IOException {
        return run(
                "share",
                Files.writeString(folder.resolve("objects.json"), RESOLVER).toString(),
                "--channel",
                "intrusions");
    }

    private Command run(String... arguments) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), secret);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--token-file";
        all[arguments.length + 1] = token.toString();
        all[arguments.length + 2] = "--server";
        all[arguments.length + 3] = hub.uri().toString();
        int exit = Tocsin.run(new PrintWriter(out), new PrintWriter(err), all);
        return new Command(exit, out.toString(), err.toString());
    }
}
