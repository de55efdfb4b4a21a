package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.Crowd.Acknowledged;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.receipt.Proof;
import dev.tocsin.ledger.receipt.Receipt;
import dev.tocsin.ledger.receipt.Verdict;
import dev.tocsin.stix.StixJson;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

    /** As many beats may pass before all that was promised must be in the log. */
    private static final int BEATS = 30;

    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterEachKill() throws Exception {
        Random random = new Random(SEED);
        try (Installation installation = new Installation(folder)) {
            int port = Installation.freePort();
            String token = start(installation, port).orElseThrow();
            Crowd crowd = Crowd.assemble(port, token);
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
            everythingIsThereOnce(crowd);
            everyPromiseIsKept(crowd);
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

    private static void everythingIsThereOnce(Crowd crowd) throws Exception {
        for (String channel : Crowd.CHANNELS) {
            List<String> there = crowd.read(channel);
            Set<String> distinct = new HashSet<>(there);
            assertThat(distinct).as("no record twice in " + channel).hasSameSizeAs(there);
            assertThat(there).as("all that was acknowledged in " + channel).containsAll(crowd.accepted(channel));
            assertThat(crowd.followed(channel))
                    .as("what the follower of " + channel + " saw, over all kills")
                    .isEqualTo(there);
        }
    }

    private static void everyPromiseIsKept(Crowd crowd) throws Exception {
        Verifier verifier = new Verifier(
                crowd.get("/log/key").body().lines().map(VerifierKey::parse).toList());
        Map<String, Proof> proofs = new HashMap<>();
        for (int beat = 0; proofs.size() < crowd.acknowledged().size(); beat++) {
            assertThat(beat).as("beats until the log had all").isLessThan(BEATS);
            crowd.awaitBeat();
            for (Acknowledged each : crowd.acknowledged()) {
                if (!proofs.containsKey(each.contribution())) {
                    HttpResponse<String> answer = crowd.get("/receipts/" + each.contribution());
                    assertThat(answer.statusCode()).as("receipt of " + each).isEqualTo(200);
                    Proof proof = Proof.parse(answer.body().getBytes(StandardCharsets.UTF_8));
                    if (proof instanceof Receipt) {
                        proofs.put(each.contribution(), proof);
                    }
                }
            }
        }
        for (Acknowledged each : crowd.acknowledged()) {
            Proof proof = Objects.requireNonNull(proofs.get(each.contribution()));
            assertThat(proof.verify(verifier)).isInstanceOf(Verdict.InLog.class);
            Proof promise = Proof.parse(StixJson.write(each.promise()));
            assertThat(proof.opening())
                    .as("the receipt is of what was promised")
                    .isEqualTo(promise.opening());
        }
    }
}
