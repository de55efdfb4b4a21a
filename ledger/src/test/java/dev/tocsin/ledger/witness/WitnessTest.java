package dev.tocsin.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.receipt.SmallLog;
import dev.tocsin.ledger.witness.Cosigning.Cosigned;
import dev.tocsin.ledger.witness.Cosigning.NotNow;
import dev.tocsin.ledger.witness.Cosigning.OtherHistory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log and a witness that speak over a socket. */
class WitnessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SmallLog log = new SmallLog();
    private SmallWitness server;
    private List<VerifierKey> keys = List.of();

    @BeforeEach
    void start() throws IOException {
        server = new SmallWitness(log.keys.origin(), new Verifier(log.keys.verifiers()));
        keys = List.of(server.key.verifier(), server.newKey.verifier());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aWitnessCosignsEachCheckpointThatGoesOnFromTheLast() throws InterruptedException {
        try (Witness witness = new Witness(server.prefix(), keys, PATIENCE)) {
            for (int beat = 1; beat <= 9; beat++) {
                log.beat();
                Note note = log.checkpoint();
                Cosigning cosigning = witness.cosign(note, log.tree());
                assertThat(cosigning).isInstanceOfSatisfying(Cosigned.class, cosigned -> {
                    Note whole = note.with(cosigned.lines());
                    assertThat(whole.signatures()).hasSize(4);
                    assertThat(new Verifier(keys).verify(whole))
                            .hasSize(2)
                            .allMatch(each -> each.time().isPresent());
                    assertThat(whole.with(cosigned.lines())).isEqualTo(whole);
                });
            }
        }
        assertThat(server.requests).isEqualTo(9);
    }

    @Test
    void aLogThatDoesNotKnowWhatItsWitnessHasSeenLearnsIt() throws InterruptedException {
        log.beat();
        cosignOnce();
        log.beat();
        log.beat();

        assertThat(cosignOnce()).isInstanceOf(Cosigned.class);
        assertThat(server.requests).isEqualTo(3);
        assertThat(server.seen.size()).isEqualTo(3);
    }

    @Test
    void aLogThatIsSmallerThanWhatWasCosignedIsTold() throws InterruptedException {
        log.beat();
        log.beat();
        Note older = log.checkpoint();
        var olderTree = log.tree();
        log.beat();
        cosignOnce();

        try (Witness witness = new Witness(server.prefix(), keys, PATIENCE)) {
            assertThat(witness.cosign(older, olderTree)).isEqualTo(new OtherHistory(3));
        }
    }

    @Test
    void whatAWitnessAnswersCountsOnlyIfItsKeySignedThisCheckpoint() throws InterruptedException {
        log.beat();
        Note first = log.checkpoint();
        log.beat();
        for (String answer : List.of(
                "nothing\n",
                "\n",
                server.key.sign(first.text(), Instant.EPOCH) + "\n",
                log.keys.ed25519().sign(log.checkpoint().text(), Instant.EPOCH) + "\n",
                "x".repeat(100_000))) {
            server.instead = answer;
            assertThat(cosignOnce()).isInstanceOf(NotNow.class);
        }
    }

    @Test
    void aWitnessThatIsNotThereIsNamed() throws InterruptedException {
        server.close();

        assertThat(cosignOnce())
                .isInstanceOfSatisfying(
                        NotNow.class,
                        not -> assertThat(not.reason()).contains("/prefix/add-checkpoint cannot be reached"));
    }

    private Cosigning cosignOnce() throws InterruptedException {
        try (Witness witness = new Witness(server.prefix(), keys, PATIENCE)) {
            return witness.cosign(log.checkpoint(), log.tree());
        }
    }
}
