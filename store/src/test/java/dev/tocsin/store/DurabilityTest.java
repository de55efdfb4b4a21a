package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.contribution.ContributionId;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.record.InProcessBell;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.stix.Tlp;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is kept, whatever happens to the process or the disk. */
class DurabilityTest {

    private static final int KILLS = 4;

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void makeStoreWithAChannel() {
        folder = temporary.resolve("data");
        try (TocsinStore store = TocsinStore.open(folder)) {
            new Community(store, InstantSource.system()).channel("ai-attacks", Tlp.AMBER);
        }
    }

    @Test
    void everythingAcknowledgedIsThereAfterAKill() throws IOException, InterruptedException {
        Random random = new Random(2026);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = ChildProcess.start("", folder, kill * 1_000_000, 1_000_000, 500);
            try (BufferedReader receipts = child.inputReader(StandardCharsets.UTF_8)) {
                // Killed after that many receipts: somewhere in the middle of a later contribution.
                int patience = 1 + random.nextInt(400);
                String line = receipts.readLine();
                while (line != null) {
                    acknowledged.add(line);
                    if (--patience == 0) {
                        child.toHandle().destroyForcibly();
                    }
                    line = receipts.readLine();
                }
            }
            assertThat(child.waitFor()).as("it was killed").isEqualTo(128 + 9);
        }

        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        try (TocsinStore store = TocsinStore.open(folder)) {
            List<String> kept = ids(store);
            assertThat(kept).doesNotHaveDuplicates();
            for (String line : acknowledged) {
                String[] receiptAndObject = line.split(" ", 2);
                assertThat(kept).contains(receiptAndObject[1]);
                assertThat(ContributionId.parse(receiptAndObject[0]).flatMap(store.contributions()::receipt))
                        .as("receipt of %s", receiptAndObject[1])
                        .isPresent();
            }
        }
    }

    @Test
    void aFullDiskIsSaidAndLosesNothingAndHealsWhenThereIsRoom() throws IOException, InterruptedException {
        // No file may grow beyond 10,000 blocks of 512 bytes; the log of SQLite is the first to reach that.
        Process child = ChildProcess.start("ulimit -f 10000; ", folder, 0, 10_000, 4_000);
        List<String> lines;
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            lines = out.lines().toList();
        }
        child.waitFor();
        List<String> acknowledged = lines.subList(0, lines.size() - 1);

        assertThat(lines.getLast())
                .startsWith("DISK_FULL disk full: no room to write to " + folder)
                .contains("hint: free some space and send it again");
        assertThat(acknowledged).isNotEmpty();
        try (TocsinStore store = TocsinStore.open(folder)) {
            assertThat(ids(store))
                    .containsExactlyElementsOf(acknowledged.stream()
                            .map(line -> line.split(" ", 2)[1])
                            .toList());
            Community community = new Community(store, InstantSource.system());
            assertThat(community.outcomes(ADMINISTRATOR, channel(store), Objects21.indicator(999_999)))
                    .allMatch(Outcome.Accepted.class::isInstance, "accepted");
        }
    }

    @Test
    void aStoreThatRanFullTakesMoreInTheSameProcessWhenThereIsRoom() {
        SqliteDatabase database = SqliteDatabase.open(folder.resolve(TocsinStore.DATABASE_FILE));
        try (TocsinStore store =
                new TocsinStore(database, InstantSource.system(), new InProcessBell(), Optional.empty(), () -> {})) {
            Community community = new Community(store, InstantSource.system());
            Channel channel = channel(store);
            limitPages(database, 80);
            List<String> accepted = new ArrayList<>();

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            community.contribute(
                                    ADMINISTRATOR,
                                    channel,
                                    Objects21.indicator(i).put("description", "x".repeat(900)));
                            accepted.add("indicator--" + Objects21.uuid(i));
                        }
                    })
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DISK_FULL));
            assertThat(ids(store)).as("what was accepted can be read").isEqualTo(accepted);

            limitPages(database, 1_000_000);
            community.contribute(ADMINISTRATOR, channel, Objects21.indicator(accepted.size()));
            assertThat(ids(store)).hasSize(accepted.size() + 1);
        }
    }

    @Test
    void aSecondProcessIsRefusedTheFolder() throws IOException, InterruptedException {
        try (TocsinStore store = TocsinStore.open(folder)) {
            Process child = ChildProcess.start("", folder, 0, 1, 0);
            try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.readLine())
                        .isEqualTo(
                                "IN_USE the data folder " + folder
                                        + " is in use by another Tocsin hint: stop the other one, or choose another data folder");
            }
            child.waitFor();
            assertThat(ids(store)).isEmpty();
        }
    }

    @Test
    void aSecondStoreInTheSameProcessIsRefusedTheFolderToo() {
        try (TocsinStore store = TocsinStore.open(folder)) {
            assertThat(ids(store)).isEmpty();
            assertThatThrownBy(() -> TocsinStore.open(folder))
                    .hasMessage("the data folder " + folder + " is in use by another Tocsin");
        }
        TocsinStore.open(folder).close();
    }

    @Test
    void whatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        Path file = folder.resolve(TocsinStore.DATABASE_FILE);
        byte[] letter = "Dear diary, ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        Files.write(file, letter);

        assertThatThrownBy(() -> TocsinStore.open(folder)).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).isEqualTo(StoreException.Kind.DAMAGED);
            assertThat(e.getMessage()).startsWith(file + " is not a whole database");
            assertThat(e.hint()).isEqualTo("put back a copy of the data folder, or start with an empty one");
        });
        assertThat(file).hasBinaryContent(letter);
    }

    @Test
    void aDatabaseWithAHoleIsRefusedWhenTheHoleIsMet() throws IOException {
        try (TocsinStore store = TocsinStore.open(folder)) {
            Community community = new Community(store, InstantSource.system());
            for (int i = 0; i < 200; i++) {
                community.contribute(
                        ADMINISTRATOR, channel(store), Objects21.indicator(i).put("description", "x".repeat(500)));
            }
        }
        Path file = folder.resolve(TocsinStore.DATABASE_FILE);
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0xAA);
        Files.write(file, bytes);

        assertThatThrownBy(() -> {
                    try (TocsinStore store = TocsinStore.open(folder)) {
                        ids(store);
                    }
                })
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DAMAGED));
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() {
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve(TocsinStore.DATABASE_FILE))) {
            database.write(sql -> sql.execute("""
                    INSERT INTO flyway_schema_history
                    SELECT 99, '99', 'later', type, script, checksum, installed_by, installed_on, execution_time, 1
                    FROM flyway_schema_history LIMIT 1"""));
        }

        assertThatThrownBy(() -> TocsinStore.open(folder))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NEWER_SCHEMA))
                .hasMessage(folder.resolve(TocsinStore.DATABASE_FILE)
                        + " was written by a newer Tocsin: schema 99, and this one knows " + Migrations.CURRENT);
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> TocsinStore.open(file)).hasMessage(file + " is not a folder");
    }

    @Test
    void nobodyElseReadsTheFolder() throws IOException {
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isNotEmpty();
        }
    }

    /** https://www.sqlite.org/pragma.html#pragma_max_page_count: beyond it the disk is full, as far as SQLite is concerned. */
    private static void limitPages(Database database, int pages) {
        database.write(sql -> sql.execute("PRAGMA max_page_count = " + pages));
    }

    private static Channel channel(TocsinStore store) {
        return store.directory().channelNamed(new ChannelName("ai-attacks")).orElseThrow();
    }

    private static List<String> ids(TocsinStore store) {
        return store.records().read(channel(store).id(), Selection.LAST_VERSIONS, 1_000_000).items().stream()
                .map(SharedRecord::id)
                .map(Object::toString)
                .toList();
    }
}
