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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** That what nodes acknowledged was kept, whatever happened to them meanwhile. */
final class Kept {

    /** As many beats may pass before all that was promised must be in the log. */
    private static final int BEATS = 30;

    private Kept() {}

    static void everythingIsThereOnce(Crowd crowd) throws Exception {
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

    static void everyPromiseIsKept(Crowd crowd) throws Exception {
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
