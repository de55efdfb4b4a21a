package dev.tocsin.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member leaves with all that it contributed, and its receipts hold without the hub. */
class LeaveTest {

    private static final String IDENTITY =
            "{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--00000000-0000-4000-8000-000000000001\","
                    + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"2020-01-01T00:00:00.000Z\",\"name\":\"n\"}";

    @TempDir
    private Path folder = Path.of("");

    private Node node;
    private Hub hub;
    private Path administrator = Path.of("");
    private Path ann = Path.of("");

    @BeforeEach
    void shareSomething() throws IOException {
        node = Node.open(NodeSettings.alone(folder.resolve("data"), BenignLists.NONE), InstantSource.system());
        hub = Hub.start(HubSettings.onLoopback(0), node.ports());
        administrator =
                file("admin.token", node.firstToken().orElseThrow().secret().reveal());
        as(administrator, "member", "add", "Rural Hospital", "--kind", "operator");
        as(administrator, "person", "add", "Rural Hospital", "Ann Lee", "--contact", "ann@hospital.example");
        as(administrator, "channel", "add", "intrusions");
        as(administrator, "channel", "admit", "intrusions", "Rural Hospital", "--read", "--contribute");
        ann = file(
                "ann.token",
                as(administrator, "token", "issue", "--member", "Rural Hospital", "--person", "Ann Lee")
                        .out());
        Command shared = as(ann, "share", file("one.json", IDENTITY).toString(), "--channel", "intrusions");
        assertThat(shared.exit()).as(shared.err() + shared.out()).isZero();
    }

    @AfterEach
    void stop() {
        hub.close();
        node.close();
    }

    @Test
    void leavesWithABundleAndReceiptsThatHoldOffline() throws IOException {
        node.ports().log().beat();
        Path export = folder.resolve("export");
        Path key = file("log.key", "");
        Files.writeString(
                key,
                Command.run("log", "key", "--data", folder.resolve("data").toString())
                        .out());

        Command left = as(ann, "leave", "--export", export.toString(), "--yes");

        assertThat(left.exit()).as(left.err()).isZero();
        assertThat(left.out()).contains("\"Rural Hospital\" left").contains("what others fetched before, they have");
        JsonNode bundle = StixJson.read(Files.readString(export.resolve("bundle.json")));
        assertThat(bundle.path("objects").toString()).contains("identity--00000000-0000-4000-8000-000000000001");
        assertThat(Files.readString(export.resolve("places.ndjson"))).contains("\"state\":\"shared\"");
        assertThat(as(ann, "membership", "show").err()).contains("does not take");
        assertThat(as(administrator, "member", "list").out()).contains("no members yet");
        hub.close();
        List<Path> receipts;
        try (Stream<Path> files = Files.list(export.resolve("receipts"))) {
            receipts = files.toList();
        }
        assertThat(receipts).hasSize(3);
        for (Path receipt : receipts) {
            Command verified = Command.run("receipt", "verify", receipt.toString(), "--key", key.toString());
            assertThat(verified.exit()).as(verified.out()).isZero();
            assertThat(verified.out()).containsAnyOf("what: contribution", "what: membership", "what: departure");
        }
        Command checked =
                Command.run("log", "check", "--data", folder.resolve("data").toString());
        assertThat(checked.out()).as("a check beside the hub").contains("all of it agrees");
    }

    @Test
    void theLogIsSoundAfterSomebodyLeft() {
        node.ports().log().beat();
        as(ann, "leave", "--export", folder.resolve("export").toString(), "--yes");
        node.ports().log().beat();
        hub.close();
        node.close();

        Command checked =
                Command.run("log", "check", "--data", folder.resolve("data").toString());
        assertThat(checked.exit()).as(checked.out() + checked.err()).isZero();
    }

    @Test
    void nobodyLeavesByMistakeOrWithoutReceipts() throws IOException {
        Command promises = as(ann, "leave", "--export", folder.resolve("a").toString(), "--yes");
        assertThat(promises.err()).contains("are promises still").contains("--promises-will-do");
        node.ports().log().beat();
        Command unsure = as(ann, "leave", "--export", folder.resolve("b").toString());
        assertThat(unsure.err()).contains("nobody left").contains("--yes");
        Command again = as(ann, "leave", "--export", folder.resolve("b").toString(), "--yes");
        assertThat(again.err()).contains("is not empty");
        Path guard = file(
                "guard.token",
                as(administrator, "token", "issue", "--member", "Rural Hospital", "--label", "guard")
                        .out());
        Command agent = as(guard, "leave", "--export", folder.resolve("c").toString(), "--yes");
        assertThat(agent.err()).contains("an agent cannot do this for its member");
        assertThat(as(ann, "member", "remove", "Rural Hospital", "--yes").err())
                .contains("only the administrator may do this");
        assertThat(as(ann, "membership", "show").exit()).isZero();

        assertThat(as(administrator, "member", "remove", "Rural Hospital", "--yes")
                        .out())
                .contains("withdrawn from every channel");
        assertThat(as(ann, "membership", "show").exit()).isNotZero();
    }

    private Command as(Path token, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(
                List.of("--token-file", token.toString(), "--server", hub.uri().toString()));
        return Command.run(all.toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
