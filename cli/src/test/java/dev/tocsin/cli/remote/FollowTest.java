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
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A channel is followed from the command line, at a hub on a real socket. */
@Timeout(60)
class FollowTest {

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
    void printsWhatIsThereAndGoesOnWhereItStopped() throws IOException {
        run("channel", "add", "intrusions");
        share(1, 2);
        String cursor = folder.resolve("cursor").toString();

        Command all = run("follow", "intrusions", "--from-start", "--until-now", "--cursor", cursor);
        assertThat(all.err()).isEmpty();
        assertThat(all.out()
                        .lines()
                        .map(line -> StixJson.read(line)
                                .path("data")
                                .path("object")
                                .path("name")
                                .asText()))
                .containsExactly("campaign 1", "campaign 2");
        assertThat(run("follow", "intrusions", "--from-start", "--until-now", "--cursor", cursor)
                        .out())
                .isEmpty();

        share(3);
        JsonNode third = StixJson.read(
                run("follow", "intrusions", "--until-now", "--cursor", cursor).out());
        assertThat(third.path("event").asText()).isEqualTo("record");
        assertThat(third.path("data").path("object").path("name").asText()).isEqualTo("campaign 3");
    }

    @Test
    void goesOnWhenTheHubIsBack() throws Exception {
        run("channel", "add", "intrusions");
        int port = hub.uri().getPort();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Path token = Files.writeString(folder.resolve("token"), secret);
        String server = hub.uri().toString();
        Path cursor = folder.resolve("cursor");
        Thread following = Thread.ofVirtual().start(() -> {
            PrintWriter out = new PrintWriter(new Lines(lines));
            Tocsin.run(
                    out,
                    new PrintWriter(new StringWriter()),
                    "follow",
                    "intrusions",
                    "--cursor",
                    cursor.toString(),
                    "--token-file",
                    token.toString(),
                    "--server",
                    server);
        });
        share(1, cursor);
        assertThat(lines.take()).contains("campaign 1");

        hub.close();
        hub = Hub.start(HubSettings.onLoopback(port), node.ports());
        share(2);

        assertThat(lines.take()).contains("campaign 2");
        following.interrupt();
        following.join();
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Command none = run("follow", "nowhere", "--until-now");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("nothing here by that name").contains("hint: ");

        Path cursor = Files.writeString(folder.resolve("cursor"), "after-1\n");
        assertThat(run("follow", "nowhere", "--cursor", cursor.toString()).err())
                .contains("holds no cursor: \"after-1\"");
    }

    /** Shares it once the follower has said, by its cursor, that it follows. */
    private void share(int number, Path cursor) throws IOException {
        while (Files.notExists(cursor)) {
            Thread.onSpinWait();
        }
        share(number);
    }

    /** What is printed, a line at a time. */
    private static final class Lines extends Writer {

        private final BlockingQueue<String> lines;
        private final StringBuilder line = new StringBuilder();

        Lines(BlockingQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void write(char[] text, int from, int count) {
            for (int i = from; i < from + count; i++) {
                if (text[i] == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append(text[i]);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private void share(int... numbers) throws IOException {
        String objects = IntStream.of(numbers)
                .mapToObj(number -> """
                        {"type":"campaign","spec_version":"2.1","created":"2026-01-01T00:00:00Z",\
                        "modified":"2026-01-01T00:00:00Z","id":"campaign--00000000-0000-4000-8000-%012d",\
                        "name":"campaign %d"}""".formatted(number, number))
                .collect(Collectors.joining(","));
        Path file = Files.writeString(folder.resolve("objects.json"), "{\"objects\":[" + objects + "]}");
        Command shared = run("share", file.toString(), "--channel", "intrusions");
        assertThat(shared.exit()).as(shared.err()).isZero();
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
