package dev.tocsin.hub.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.hub.log.LogSettings.WitnessAddress;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.tile.LogFolder;
import dev.tocsin.share.log.LogWriter;
import dev.tocsin.store.TocsinStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub's log and its witnesses, over sockets. */
class CosignersTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path data = Path.of("");

    private TocsinStore store;
    private HubLog log;

    @BeforeEach
    void open() {
        store = TocsinStore.open(data);
        log = HubLog.open(data, store.beats(), LogWriter.ALONE, NOON);
        log.beat();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatSeveralWitnessesSignIsPublishedWithTheCheckpoint() throws IOException, InterruptedException {
        try (AnyWitness one = AnyWitness.ready();
                AnyWitness other = AnyWitness.ready()) {
            cosign(one.address(), other.address());

            Note published =
                    Note.parse(new LogFolder(data.resolve("log")).checkpoint().orElseThrow());
            assertThat(published).isEqualTo(log.checkpoint());
            assertThat(published.signatures()).hasSize(4);
            for (AnyWitness witness : List.of(one, other)) {
                assertThat(new Verifier(witness.address().keys()).verify(published))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aBeatDoesNotWaitForAWitnessAndWhatComesTooLateIsNotPublished() throws Exception {
        try (AnyWitness slow = AnyWitness.waiting()) {
            FutureTask<Void> asking = new FutureTask<>(() -> {
                cosign(slow.address());
                return null;
            });
            Thread.startVirtualThread(asking);
            slow.asked.await();

            log.beat();
            assertThat(asking).isNotDone();
            slow.letAnswer();
            asking.get();

            assertThat(log.published().size()).isEqualTo(2);
            assertThat(log.checkpoint().signatures()).hasSize(2);
        }
    }

    @Test
    void aWitnessThatHasSeenMoreStopsTheSigning() throws IOException, InterruptedException {
        try (AnyWitness ahead = AnyWitness.thatHasSeen(5);
                AnyWitness other = AnyWitness.ready()) {
            cosign(ahead.address(), other.address());
            log.beat();

            assertThat(log.published().size()).isEqualTo(1);
        }
    }

    @Test
    void aWitnessThatIsNotThereStopsNothing() throws IOException, InterruptedException {
        AnyWitness gone = AnyWitness.ready();
        gone.close();
        try (AnyWitness other = AnyWitness.ready()) {
            cosign(gone.address(), other.address());

            assertThat(log.checkpoint().signatures()).hasSize(3);
            log.beat();
            assertThat(log.published().size()).isEqualTo(2);
        }
    }

    private void cosign(WitnessAddress... addresses) throws InterruptedException {
        try (Cosigners cosigners = new Cosigners(List.of(addresses), PATIENCE)) {
            log.cosign(cosigners);
        }
    }
}
