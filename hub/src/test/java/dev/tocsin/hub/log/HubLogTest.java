package dev.tocsin.hub.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.tile.LogFolder;
import dev.tocsin.ledger.tile.TiledTree;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.share.log.Beats;
import dev.tocsin.share.log.LogWriter;
import dev.tocsin.store.TocsinStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log and the store it follows: what a crash, a lost file and a restored backup come to. */
class HubLogTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    @TempDir
    private Path temporary = Path.of("");

    private Path data;

    @BeforeEach
    void choose() {
        data = temporary.resolve("data");
    }

    @Test
    void aNewLogIsEmptyAndSignedAndItsKeyIsForItsOwnerAlone() throws IOException {
        Checkpoint checkpoint = beat(0);

        assertThat(checkpoint.size()).isZero();
        assertThat(checkpoint.root()).isEqualTo(Hash.EMPTY_TREE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("log.key"))))
                .isEqualTo("rw-------");
        assertThat(LogKeyFile.read(data).origin()).isEqualTo(checkpoint.origin());
        assertThatThrownBy(() -> LogKeyFile.read(temporary)).hasMessageContaining("no keys of a log");
    }

    @Test
    void aLogGoesOnWhereItStopped() {
        Checkpoint first = beat(3);
        Checkpoint second = beat(300);

        assertThat(second.size()).isEqualTo(303);
        assertThat(second.origin()).isEqualTo(first.origin());
        assertThat(TiledTree.of(files(), 303).root()).isEqualTo(second.root());
        assertThat(TiledTree.of(files(), 303).consistency(3).fault(first.root(), second.root()))
                .isEmpty();
    }

    /** The store has committed to a beat, and the process ended before a file was written. */
    @Test
    void whatTheStoreHasMoreIsWrittenAtTheNextStart() throws IOException {
        beat(2);
        Path kept = temporary.resolve("kept");
        copy(data.resolve("log"), kept);
        Checkpoint after = beat(3);
        delete(data.resolve("log"));
        copy(kept, data.resolve("log"));

        assertThat(beat(0)).isEqualTo(after);
        assertThat(TiledTree.of(files(), 5).root()).isEqualTo(after.root());
    }

    /** At any moment of writing, files of the next tree may be there and its checkpoint not. */
    @Test
    void filesBehindTheCheckpointAreWrittenAgain() throws IOException {
        beat(2);
        byte[] older = Files.readAllBytes(data.resolve("log/checkpoint"));
        Checkpoint after = beat(1);
        Files.write(data.resolve("log/checkpoint"), older);
        Files.writeString(data.resolve("log/checkpoint.unfinished"), "half a checkp");

        assertThat(beat(0)).isEqualTo(after);
    }

    @Test
    void lostAndDamagedFilesAreMadeAgainFromTheStore() throws IOException {
        Checkpoint before = beat(260);
        delete(data.resolve("log/tile"));
        assertThat(beat(0)).isEqualTo(before);
        assertThat(TiledTree.of(files(), 260).root()).isEqualTo(before.root());

        Files.write(data.resolve("log/tile/0/001.p/4"), new byte[4 * 32]);
        assertThat(beat(0)).isEqualTo(before);
        assertThat(TiledTree.of(files(), 260).root()).isEqualTo(before.root());

        delete(data.resolve("log"));
        assertThat(beat(0)).isEqualTo(before);
        assertThat(beat(1).size()).isEqualTo(261);
    }

    @Test
    void aStoreFromAnOlderBackupIsRefusedAndNothingIsSigned() throws IOException {
        beat(2);
        Path backup = temporary.resolve("backup.db");
        Files.copy(data.resolve(TocsinStore.DATABASE_FILE), backup);
        beat(3);
        byte[] published = Files.readAllBytes(data.resolve("log/checkpoint"));
        restore(backup);

        assertThatThrownBy(() -> beat(1))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.hint()).contains("newest backup", "tocsin log renew"))
                .hasMessage("the log will not sign: the store has 2 beats, and the checkpoint in " + data.resolve("log")
                        + " is of 5: the store was put back from an older backup");
        assertThat(data.resolve("log/checkpoint")).hasBinaryContent(published);
    }

    /** Restored, and run without its files for a while: as long as before, and another history. */
    @Test
    void aStoreOfAnotherHistoryIsRefused() throws IOException {
        beat(2);
        Path backup = temporary.resolve("backup.db");
        Files.copy(data.resolve(TocsinStore.DATABASE_FILE), backup);
        beat(3);
        Path kept = temporary.resolve("kept");
        copy(data.resolve("log"), kept);
        restore(backup);
        delete(data.resolve("log"));
        beat(4);
        delete(data.resolve("log"));
        copy(kept, data.resolve("log"));

        assertThatThrownBy(() -> beat(0)).hasMessageContaining("the store is of another history");
    }

    @Test
    void aKeyThatIsNotTheLogsIsRefused() throws IOException {
        beat(1);
        Files.delete(data.resolve("log.key"));

        assertThatThrownBy(() -> beat(0)).hasMessageContaining("is not its own: none of the signatures");
        Files.writeString(data.resolve("log.key"), "nonsense");
        assertThatThrownBy(() -> beat(0)).hasMessageContaining("not the keys of a log");
    }

    @Test
    void aBeatThatCannotBeWrittenIsMadeUpForByTheNext() throws IOException {
        try (TocsinStore store = TocsinStore.open(data)) {
            HubLog log = HubLog.open(data, store.beats(), LogWriter.ALONE, NOON);
            log.beat();
            Path tile = data.resolve("log/tile");
            delete(tile);
            Files.writeString(tile, "in the way");

            assertThatThrownBy(log::beat).isInstanceOf(LedgerException.class).hasMessageContaining("cannot write");
            assertThat(log.published().size()).isEqualTo(1);
            Files.delete(tile);
            log.beat();

            assertThat(log.published().size()).isEqualTo(3);
            assertThat(TiledTree.of(files(), 3).root())
                    .isEqualTo(log.published().checkpoint().root());
        }
    }

    @Test
    void isCheckedWhileTheHubGoesOnWithIt() {
        try (TocsinStore store = TocsinStore.open(data)) {
            HubLog log = HubLog.open(data, store.beats(), LogWriter.ALONE, NOON);
            for (int i = 0; i < 250; i++) {
                log.beat();
            }
            try (TocsinStore beside = TocsinStore.beside(data, Optional.empty())) {
                // Between the checkpoint and the store, the last partial files give way to full ones.
                Beats growing = (Beats) Proxy.newProxyInstance(
                        Beats.class.getClassLoader(), new Class<?>[] {Beats.class}, (_, method, arguments) -> {
                            if (log.published().size() < 260) {
                                log.beat();
                            }
                            return method.invoke(beside.beats(), arguments);
                        });
                while (log.published().size() < 260) {
                    LogCheck check = LogCheck.of(data, growing);

                    assertThat(check.problems()).isEmpty();
                    assertThat(check.beats()).isGreaterThan(check.published());
                }
            }
        }
    }

    @Test
    void nothingIsMadeOfAFolderThatHasNoStore() {
        assertThatThrownBy(() -> TocsinStore.beside(data, Optional.empty()))
                .hasMessageContaining("no store in " + data);
        assertThat(data).doesNotExist();
    }

    /** Opens the log, ends that many beats and gives what is then published. */
    private Checkpoint beat(int times) {
        try (TocsinStore store = TocsinStore.open(data)) {
            HubLog log = HubLog.open(data, store.beats(), LogWriter.ALONE, NOON);
            for (int i = 0; i < times; i++) {
                log.beat();
            }
            Note note = Note.parse(files().checkpoint().orElseThrow());
            assertThat(note).isEqualTo(log.checkpoint());
            return new Verifier(List.of(log.keys().getFirst())).checkpoint(note);
        }
    }

    private LogFolder files() {
        return new LogFolder(data.resolve("log"));
    }

    private void restore(Path backup) throws IOException {
        for (String rest : List.of("-wal", "-shm")) {
            Files.deleteIfExists(data.resolve(TocsinStore.DATABASE_FILE + rest));
        }
        Files.write(data.resolve(TocsinStore.DATABASE_FILE), Files.readAllBytes(backup));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
