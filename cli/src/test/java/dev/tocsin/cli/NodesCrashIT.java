package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one PostgreSQL, of which now one and now the other is killed while members contribute to both: those who are served
 * by the other lose nothing, and the log has one history. {@code -Dcrash.kills=2000} and {@code -Dcrash.seed=N} as for one node.
 */
class NodesCrashIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 8);
    private static final long SEED = Long.getLong("crash.seed", 20261124L);
    private static final int LONGEST_LIFE_MILLIS = 700;

    @TempDir
    private Path folder;

    @Test
    void whatEitherNodeAcknowledgedIsThereWhicheverIsKilled() throws Exception {
        Random random = new Random(SEED);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .start();
                Installation installation = new Installation(folder)) {
            String store = "postgresql://postgres@localhost:" + postgres.getPort() + "/postgres";
            List<Node> nodes = List.of(
                    new Node(installation, "one", Installation.freePort(), store),
                    new Node(installation, "two", Installation.freePort(), store));
            String token = nodes.getFirst().start().stream()
                    .filter(line -> line.strip().startsWith("tocsin_"))
                    .map(String::strip)
                    .findFirst()
                    .orElseThrow();
            Files.createDirectory(folder.resolve("two"));
            Files.copy(folder.resolve("one/log.key"), folder.resolve("two/log.key"));
            nodes.getLast().start();
            Crowd crowd = Crowd.assemble(nodes.stream().map(node -> node.port).toList(), token);
            crowd.begin();
            for (int kill = 0; kill < KILLS; kill++) {
                crowd.awaitAnotherAnswer();
                nodes.get(random.nextInt(nodes.size())).killWithin(random.nextInt(LONGEST_LIFE_MILLIS));
            }
            crowd.awaitAnotherAnswer();
            crowd.stop();
            crowd.join();
            crowd.catchUp();
            System.out.printf(
                    "%d kills of one of two nodes (seed %d): %d contributions with %d objects acknowledged, %d records there%n",
                    KILLS, SEED, crowd.acknowledged().size(), crowd.accepted().size(), crowd.records());

            assertThat(crowd.acknowledged())
                    .as("contributions that were acknowledged")
                    .hasSizeGreaterThan(KILLS);
            Kept.everythingIsThereOnce(crowd);
            Kept.everyPromiseIsKept(crowd);
            for (Node node : nodes) {
                node.stop();
                assertThat(installation.run("./tocsin log check --data " + node.data + " --store " + store))
                        .satisfies(ran -> assertThat(ran.said()).contains("all of it agrees"))
                        .satisfies(ran -> assertThat(ran.exit()).isZero());
            }
        }
    }

    private static final class Node {

        private final Installation installation;
        private final String data;
        private final int port;
        private final String store;
        private final List<Process> lives = new ArrayList<>();

        Node(Installation installation, String data, int port, String store) {
            this.installation = installation;
            this.data = data;
            this.port = port;
            this.store = store;
        }

        List<String> start() throws Exception {
            List<String> said = installation.startNode("", port, "--log-beat", "1", "--data", data, "--store", store);
            lives.add(installation.node());
            return said;
        }

        /** And starts it again. */
        void killWithin(int millis) throws Exception {
            // Not a wait for something to happen: the moment of the kill is what is tried.
            if (lives.getLast().waitFor(millis, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the node ended by itself");
            }
            lives.getLast().destroyForcibly().waitFor();
            start();
        }

        void stop() throws InterruptedException {
            lives.getLast().destroy();
            if (!lives.getLast().waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the node did not stop when told to");
            }
        }
    }
}
