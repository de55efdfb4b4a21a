package dev.tocsin.hub.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.tile.LogFolder;
import dev.tocsin.ledger.tile.TiledTree;
import dev.tocsin.share.log.LogWriter;
import dev.tocsin.store.TocsinStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fails at each thing that a log does to it, one after the other: what was published stays true, and the log goes
 * on by itself.
 */
class FailingDiskTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    /** One short of a full tile, so that what is done when one is full is among what fails. */
    private static final int BEATS_BEFORE = 255;

    private static final int BEATS = 2;

    @TempDir
    private Path temporary = Path.of("");

    private Path before;

    @BeforeEach
    void aLogOfSomeLength() throws IOException {
        before = temporary.resolve("before");
        try (TocsinStore store = TocsinStore.open(before)) {
            HubLog log = HubLog.open(before, store.beats(), LogWriter.ALONE, NOON);
            for (int i = 0; i < BEATS_BEFORE; i++) {
                log.beat();
            }
        }
    }

    @Test
    void whateverFailsTheLogGoesOnAndWhatItPublishedStays() throws IOException {
        int times = 0;
        boolean failed = true;
        while (failed) {
            times++;
            Path data = copy("failing-" + times);
            failed = failsAt(times, data);
            delete(data);
        }
        assertThat(times).as("what is done in two beats").isGreaterThan(30);
    }

    /** Whether anything was left to fail. */
    private static boolean failsAt(int number, Path data) {
        FailingDisk disk = new FailingDisk(number, "No space left on device");
        int refused = 0;
        try (TocsinStore store = TocsinStore.open(data)) {
            HubLog log = HubLog.open(data, store.beats(), LogWriter.ALONE, NOON, disk);
            for (int beat = 1; beat <= BEATS; beat++) {
                try {
                    log.beat();
                } catch (LedgerException e) {
                    refused++;
                    assertThat(e).hasMessageContaining("No space left on device");
                    assertThat(e.hint()).isNotBlank();
                }
                requireTrue(data, log, number);
            }
            assertThat(refused).as("operation %s", number).isEqualTo(disk.failed ? 1 : 0);
            if (refused > 0) {
                log.beat();
            }
            long beats = store.beats().count();
            assertThat(requireTrue(data, log, number).size()).isEqualTo(beats);
        }
        // As after the process was ended and started again.
        try (TocsinStore store = TocsinStore.open(data)) {
            HubLog log = HubLog.open(data, store.beats(), LogWriter.ALONE, NOON);
            assertThat(requireTrue(data, log, number).size())
                    .isEqualTo(store.beats().count());
        }
        assertThat(check(data)).as("operation %s", number).isEmpty();
        return disk.failed;
    }

    /** The checkpoint on the disk is whole, and all files of its tree are there and make its root. */
    private static Checkpoint requireTrue(Path data, HubLog log, int number) {
        LogFolder folder = new LogFolder(data.resolve(HubLog.FOLDER));
        Checkpoint published = new Verifier(List.of(log.keys().getFirst()))
                .checkpoint(Note.parse(folder.checkpoint().orElseThrow()));
        assertThat(TiledTree.of(folder, published.size()).root())
                .as("operation %s", number)
                .isEqualTo(published.root());
        return published;
    }

    private static List<String> check(Path data) {
        try (TocsinStore store = TocsinStore.open(data)) {
            return LogCheck.of(data, store.beats()).problems();
        }
    }

    private Path copy(String name) throws IOException {
        Path to = temporary.resolve(name);
        try (Stream<Path> files = Files.walk(before)) {
            for (Path file : files.filter(FailingDiskTest::isOfTheLastTree).toList()) {
                Files.copy(file, to.resolve(before.relativize(file).toString()));
            }
        }
        return to;
    }

    /** Partial tiles of earlier trees may go at any time; there are hundreds. */
    private static boolean isOfTheLastTree(Path file) {
        boolean partial = String.valueOf(file.getParent()).endsWith(".p");
        return !partial || file.endsWith(Integer.toString(BEATS_BEFORE));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
