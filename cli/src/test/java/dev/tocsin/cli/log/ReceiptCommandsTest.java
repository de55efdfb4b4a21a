package dev.tocsin.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.Tocsin;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From sharing to a verified receipt, and a whole log checked, by the commands that people type. */
class ReceiptCommandsTest {

    private static final String IDENTITY =
            "{\"objects\":[{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--00000000-0000-4000-8000-000000000001\","
                    + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"2020-01-01T00:00:00.000Z\",\"name\":\"n\"}]}";

    @TempDir
    private Path folder = Path.of("");

    private Path data;
    private boolean running;
    private Node node;
    private Hub hub;
    private String token = "";
    private String key = "";

    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void start() throws IOException {
        data = folder.resolve("data");
        node = Node.open(NodeSettings.alone(data, BenignLists.NONE), InstantSource.system());
        hub = Hub.start(HubSettings.onLoopback(0), node.ports());
        running = true;
        String secret = node.firstToken().orElseThrow().secret().reveal();
        token = Files.writeString(folder.resolve("token"), secret).toString();
        assertThat(remote("channel", "add", "threats").exit()).isZero();
        key = Files.writeString(
                        folder.resolve("key"),
                        run("log", "key", "--data", data.toString()).out())
                .toString();
    }

    @AfterEach
    void stop() {
        if (running) {
            running = false;
            hub.close();
            node.close();
        }
    }

    @Test
    void aPromiseIsKeptThenAReceiptAndBothHoldOffline() throws IOException {
        Path receipts = share();
        Path file = only(receipts);
        Run promise = verify(file);
        assertThat(promise.exit()).isZero();
        assertThat(promise.out()).contains("promised for the log", "in entry 5 at the latest", "what: contribution");
        assertThat(remote("receipt", "fetch", receipts.toString()).out()).contains("0 fetched, 1 not in the log yet");

        node.ports().log().beat();
        assertThat(remote("receipt", "fetch", receipts.toString()).out()).contains("1 fetched, 0 not in the log yet");
        assertThat(remote("receipt", "fetch", receipts.toString()).out()).contains("0 fetched, 0 not in the log yet");
        Run list = remote(
                "receipt",
                "list",
                "--kind",
                "contribution",
                "--save",
                folder.resolve("all").toString());
        assertThat(list.exit()).as(list.err()).isZero();
        assertThat(list.out().lines()).hasSize(2).last(STRING).containsPattern("contribution +2.*Z +entry \\d");
        assertThat(only(folder.resolve("all"))).hasSameTextualContentAs(file);
        assertThat(remote("receipt", "list", "--kind", "departure").out()).isEqualTo("no receipts yet\n");
        hub.close();

        Run receipt = verify(file);

        assertThat(receipt.exit()).as(receipt.out()).isZero();
        assertThat(receipt.out())
                .contains(
                        "holds: it is in the log", "objects: 1", "contributor: administrator", "entry 0, proved when");
        String ed25519 = Files.readAllLines(Path.of(key)).getFirst();
        assertThat(run("receipt", "verify", file.toString(), "--key", ed25519).exit())
                .isZero();
    }

    @Test
    void aReceiptThatWasChangedOrIsOfAnotherLogIsToldSo() throws IOException {
        Path receipts = share();
        node.ports().log().beat();
        remote("receipt", "fetch", receipts.toString());
        Path file = only(receipts);
        ObjectNode json = (ObjectNode) StixJson.read(Files.readAllBytes(file));
        String statement = json.path("statement").asText();
        Path changed = Files.write(
                folder.resolve("changed.json"),
                StixJson.write(json.deepCopy().put("statement", statement.replace("0001", "0002"))));

        Run both = run("receipt", "verify", file.toString(), changed.toString(), "--key", key);

        assertThat(both.exit()).isEqualTo(1);
        assertThat(both.out())
                .contains("holds: it is in the log")
                .contains(
                        "changed.json\" does not hold: the statement, its salt and the paths do not lead to the root");
        Node.open(NodeSettings.alone(folder.resolve("other"), BenignLists.NONE), InstantSource.system())
                .close();
        String other =
                run("log", "key", "--data", folder.resolve("other").toString()).out();
        Path otherKey = Files.writeString(folder.resolve("other-key"), other);
        Run wrong = run("receipt", "verify", file.toString(), "--key", otherKey.toString());
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.out()).contains("none of the signatures is of a key that was given");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense"), "{\"format\":\"\u001b[2J\"}");

        assertThat(run("receipt", "verify", nonsense.toString(), "--key", "").err())
                .contains("no key to verify with", "hint: ", "tocsin log key");
        assertThat(run("receipt", "verify", nonsense.toString(), "--key", "a+b+c")
                        .err())
                .contains("not a public key of a log: \"a+b+c\"");
        Run read = run("receipt", "verify", nonsense.toString(), "no-such-file", "--key", key);
        assertThat(read.exit()).isEqualTo(1);
        assertThat(read.out())
                .contains("not a promise or receipt", "there is no file \"no-such-file\"")
                .doesNotContain("\u001b");
        assertThat(run("log", "key", "--data", folder.toString()).err()).contains("no keys of a log");
        assertThat(run("log", "check", "--data", folder.toString()).err()).contains("no store in");
        assertThat(run("log", "check", "--data", data.toString()).out())
                .as("a check beside the hub")
                .contains("all of it agrees");
    }

    @Test
    void aNewLogBeginsWhereThatIsAskedForAndReceiptsHoldWithTheOldKey() throws IOException {
        Path receipts = share();
        node.ports().log().beat();
        remote("receipt", "fetch", receipts.toString());
        assertThat(run("log", "renew", "--yes", "--data", data.toString()).err())
                .contains("in use by another Tocsin");
        stop();
        String before = run("log", "key", "--data", data.toString()).out();
        assertThat(run("log", "renew", "--data", data.toString()).err()).contains("add --yes");
        assertThat(run("log", "renew", "--yes", "--data", folder.resolve("none").toString())
                        .err())
                .contains("no store in");
        assertThat(folder.resolve("none")).doesNotExist();

        Run renewed = run("log", "renew", "--yes", "--data", data.toString());

        assertThat(renewed.out()).contains("the next start begins a new log");
        Node.open(NodeSettings.alone(data, BenignLists.NONE), InstantSource.system())
                .close();
        assertThat(run("log", "key", "--data", data.toString()).out()).isNotEqualTo(before);
        assertThat(check().exit()).isZero();
        assertThat(run("receipt", "verify", only(receipts).toString(), "--key", key)
                        .exit())
                .isZero();
    }

    @Test
    void aWholeLogIsComputedAgainAndWhateverDoesNotAgreeIsNamed() throws IOException, SQLException {
        share();
        for (int i = 0; i < 258; i++) {
            node.ports().log().beat();
        }
        stop();

        Run whole = check();
        assertThat(whole.exit()).as(whole.out()).isZero();
        assertThat(whole.out())
                .isEqualToIgnoringNewLines(
                        "258 beats with 1 commitments (1 opened), 258 beats published: all of it agrees");

        Path full = data.resolve("log/tile/0/000");
        byte[] tile = Files.readAllBytes(full);
        byte[] damaged = tile.clone();
        damaged[17]++;
        Files.write(full, damaged);
        assertThat(check().out()).contains("the file tile/0/000 does not have what the store has");
        Files.write(full, tile);
        Path bundle = data.resolve("log/tile/entries/001.p/2");
        byte[] entries = Files.readAllBytes(bundle);
        Files.delete(bundle);
        assertThat(check().out()).contains("the file tile/entries/001.p/2 is not there");
        Files.write(bundle, entries);

        change("UPDATE commitment SET statement = replace(statement, '0001', '0002')");
        assertThat(check().out()).contains("is not the one committed to", "1 things do not agree");
        change("UPDATE commitment SET statement = NULL, salt = NULL, kind = NULL");
        assertThat(check().out()).contains("(0 opened)", "all of it agrees");
        change("UPDATE commitment SET commitment = (SELECT root FROM beat WHERE entry = 7)");
        assertThat(check().out()).contains("beat 0: its commitments have the root");
        assertThat(check().exit()).isEqualTo(1);
    }

    private Path share() throws IOException {
        Path receipts = folder.resolve("receipts");
        String bundle =
                Files.writeString(folder.resolve("bundle.json"), IDENTITY).toString();
        Run shared = remote("share", bundle, "--channel", "threats", "--receipts", receipts.toString());
        assertThat(shared.exit()).as(shared.err()).isZero();
        return receipts;
    }

    private static Path only(Path receipts) throws IOException {
        try (Stream<Path> files = Files.list(receipts)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("tocsin.db"));
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private Run verify(Path file) {
        return run("receipt", "verify", file.toString(), "--key", key);
    }

    private Run check() {
        return run("log", "check", "--data", data.toString());
    }

    private Run remote(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--server", hub.uri().toString(), "--token-file", token));
        return run(all.toArray(String[]::new));
    }

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Tocsin.run(new PrintWriter(out), new PrintWriter(err, true), args);
        return new Run(exit, out.toString(), err.toString());
    }
}
