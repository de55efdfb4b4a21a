package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that is killed again and again while members contribute and a follower reads: what was acknowledged is there, each
 * promise of the log is kept, and the follower sees every record once, in one order. {@code -Dcrash.kills=2000} kills it more
 * often, {@code -Dcrash.seed=N} at other moments.
 */
class CrashIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 20);
    private static final long SEED = Long.getLong("crash.seed", 20261123L);
    private static final int LONGEST_LIFE_MILLIS = 500;

    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterEachKill() throws Exception {
        Random random = new Random(SEED);
        try (Installation installation = new Installation(folder)) {
            int port = Installation.freePort();
            String token = start(installation, port).orElseThrow();
            Crowd crowd = Crowd.assemble(List.of(port), token);
            for (int kill = 0; kill < KILLS; kill++) {
                crowd.begin();
                // One in four dies while it is hardly up, the others once it has acknowledged something.
                if (random.nextInt(4) > 0) {
                    crowd.awaitAnswer();
                }
                // Not a wait for something to happen: the moment of the kill is what is tried.
                Process node = installation.node();
                if (node.waitFor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("the node ended by itself");
                }
                node.destroyForcibly().waitFor();
                crowd.join();
                start(installation, port);
            }
            crowd.catchUp();
            System.out.printf(
                    "%d kills (seed %d): %d contributions with %d objects acknowledged, %d records there%n",
                    KILLS, SEED, crowd.acknowledged().size(), crowd.accepted().size(), crowd.records());

            assertThat(crowd.acknowledged())
                    .as("contributions that were acknowledged")
                    .hasSizeGreaterThan(KILLS);
            Kept.everythingIsThereOnce(crowd);
            Kept.everyPromiseIsKept(crowd);
            installation.stopNode();
            assertThat(installation.run("./tocsin log check"))
                    .satisfies(ran -> assertThat(ran.said()).contains("all of it agrees"))
                    .satisfies(ran -> assertThat(ran.exit()).isZero());
        }
    }

    private static Optional<String> start(Installation installation, int port) throws Exception {
        return installation.startNode("", port, "--log-beat", "1").stream()
                .filter(line -> line.strip().startsWith("tocsin_"))
                .map(String::strip)
                .findFirst();
    }
}
