package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.backup.Backup;
import dev.tocsin.hub.backup.BackupException;
import dev.tocsin.hub.backup.Restore;
import dev.tocsin.hub.backup.Restore.Since;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.receipt.Proof;
import dev.tocsin.ledger.receipt.Verdict;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.screen.BenignLists;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backup of a running hub, and what becomes of it elsewhere. */
class BackupTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    private static final Since NOTHING = new Since.Nothing();

    @TempDir
    private Path folder = Path.of("");

    private final RunningHub hub = new RunningHub();
    private String lab = "";

    @BeforeEach
    void community() {
        lab = hub.member("Lab");
        hub.channel("threats");
        hub.admit("Lab", "threats", Right.READ, Right.CONTRIBUTE);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatABackupHasIsServedFromAnotherFolderAndItsReceiptsHold() throws IOException {
        String id = share(1).path("id").asText();
        hub.beat();
        Path file = backup("backup.zip");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var beside = Files.list(folder)) {
            assertThat(beside).containsExactly(file);
        }
        share(2);
        List<VerifierKey> keys = keys(hub);

        Path data = folder.resolve("restored");
        Restore.Summary summary = new Restore(file).into(data, NOTHING);

        assertThat(summary.made()).isEqualTo(NOON.instant());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("tocsin.db"))))
                .isEqualTo("rw-------");
        try (RunningHub restored = open(data)) {
            assertThat(restored.get(lab, "/api/collections/threats/objects/").body())
                    .contains(address(1))
                    .doesNotContain(address(2));
            JsonNode receipt = json(restored.get(lab, "/receipts/" + id));
            assertThat(Proof.parse(receipt.toString().getBytes(StandardCharsets.UTF_8))
                            .verify(new Verifier(keys)))
                    .isInstanceOf(Verdict.InLog.class);
            restored.beat();
            assertThat(keys(restored)).isEqualTo(keys);
        }
    }

    /** Whatever is acknowledged before the backup begins is in it, and nothing in it is half. */
    @Test
    void aBackupBesideWritersIsOfOneMoment() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch began = new CountDownLatch(1);
        List<Integer> acknowledged = new ArrayList<>();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 1; !stop.get(); i++) {
                share(i);
                synchronized (acknowledged) {
                    acknowledged.add(i);
                }
                if (i % 3 == 0) {
                    hub.beat();
                }
                began.countDown();
            }
        });
        began.await();
        List<Integer> before;
        synchronized (acknowledged) {
            before = List.copyOf(acknowledged);
        }
        Path file = backup("busy.zip");
        stop.set(true);
        writer.join();

        Path data = folder.resolve("restored");
        new Restore(file).into(data, NOTHING);
        try (RunningHub restored = open(data)) {
            String held = restored.get(lab, "/api/collections/threats/objects/?limit=1000")
                    .body();
            before.forEach(each -> assertThat(held).contains(address(each)));
            restored.beat();
        }
    }

    @Test
    void aBackupThatIsOlderThanWhatWasPublishedIsRefused() throws IOException {
        hub.beat();
        Path file = backup("old.zip");
        hub.beat();
        String checkpoint = hub.get("", "/log/checkpoint").body();
        Path data = folder.resolve("restored");

        BackupException refused = catchThrowableOfType(
                BackupException.class, () -> new Restore(file).into(data, new Since.Published(checkpoint)));

        assertThat(refused)
                .hasMessageContaining("it has 1 beats, and the checkpoint is of 2")
                .hasMessageContaining("would contradict what others have seen");
        assertThat(refused.hint()).contains("--new-log");
        assertThat(data).doesNotExist();
        assertThatThrownBy(() -> new Restore(file).into(data, new Since.Published("nonsense")))
                .hasMessageContaining("not a checkpoint of this backup's log");
    }

    @Test
    void aCheckpointThatTheBackupKnowsLetsTheLogGoOn() throws IOException {
        hub.beat();
        String checkpoint = hub.get("", "/log/checkpoint").body();
        hub.beat();
        Path data = folder.resolve("restored");
        new Restore(backup("new.zip")).into(data, new Since.Published(checkpoint));

        try (RunningHub restored = open(data)) {
            restored.beat();
            assertThat(restored.get("", "/log/checkpoint")
                            .body()
                            .lines()
                            .toList()
                            .get(1))
                    .isEqualTo("3");
        }
    }

    @Test
    void whereNobodyKnowsANewLogBegins() throws IOException {
        hub.beat();
        List<VerifierKey> before = keys(hub);
        Path data = folder.resolve("restored");
        new Restore(backup("any.zip")).into(data, new Since.Unknown());

        try (RunningHub restored = open(data)) {
            assertThat(keys(restored)).doesNotContainAnyElementsOf(before);
            assertThat(restored.get(lab, "/api/collections/threats/objects/").statusCode())
                    .isEqualTo(200);
            assertThat(data.resolve("log.key.before-restore")).exists();
        }
    }

    /** The whole folder was put back by hand, and the log's files were not. */
    @Test
    void anOlderStoreBesideTheLogIsRefusedAtTheStart() throws IOException {
        hub.beat();
        Path data = folder.resolve("restored");
        new Restore(backup("old.zip")).into(data, NOTHING);
        hub.beat();
        Files.copy(
                hub.folder.resolve("log/checkpoint"),
                data.resolve("log/checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> Node.open(NodeSettings.alone(data, BenignLists.NONE), NOON))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("the store was put back from an older backup");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../escape | a file that no data folder has: \"../escape\"",
                "log/../../escape | a file that no data folder has",
                "/etc/passwd | a file that no data folder has",
                "benign/.hidden.json | a file that no data folder has",
                "tocsin.db | no manifest.json in it",
            })
    void anArchiveOfAnotherKindIsRefusedAndNothingIsLeft(String name, String why) throws IOException {
        Path file = folder.resolve("foreign.zip");
        boolean listed = !name.equals("tocsin.db");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, name, "content");
            if (listed) {
                entry(
                        zip,
                        "manifest.json",
                        "{\"format\":\"tocsin-backup/v1\",\"made\":\"2026-11-24T12:00:00Z\",\"files\":[{\"name\":\""
                                + name + "\",\"bytes\":7,\"sha256\":\"" + "0".repeat(64) + "\"}]}");
            }
        }

        assertThatThrownBy(() -> new Restore(file).into(folder.resolve("restored"), NOTHING))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining(why);
        assertNothingWasLeft(file);
    }

    /** A manifest that says less than there is, or more than fits anywhere. */
    @ParameterizedTest
    @CsvSource({"10, the backup is damaged: tocsin.db is not what was written", "200000000000000, there is room for"})
    void aFileOfAnotherSizeThanIsSaidIsRefused(long said, String why) throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "tocsin.db", "0".repeat(10_000_000));
            entry(
                    zip,
                    "manifest.json",
                    "{\"format\":\"tocsin-backup/v1\",\"made\":\"2026-11-24T12:00:00Z\",\"files\":[{\"name\":\"tocsin.db\",\"bytes\":"
                            + said + ",\"sha256\":\"" + "0".repeat(64) + "\"}]}");
        }

        assertThatThrownBy(() -> new Restore(file).into(folder.resolve("restored"), NOTHING))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining(why);
        assertNothingWasLeft(file);
    }

    @Test
    void aBackupThatWasCutOffOrChangedIsRefused() throws IOException {
        share(1);
        byte[] whole = Files.readAllBytes(backup("whole.zip"));
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2));
        byte[] other = whole.clone();
        other[whole.length / 3] ^= 1;
        Path changed = Files.write(folder.resolve("changed.zip"), other);
        Path data = folder.resolve("restored");

        assertThatThrownBy(() -> new Restore(cut).into(data, NOTHING)).hasMessageContaining("not a whole archive");
        assertThatThrownBy(() -> new Restore(changed).into(data, NOTHING)).isInstanceOf(BackupException.class);
        assertThatThrownBy(() -> new Restore(folder.resolve("missing")).into(data, NOTHING))
                .hasMessageContaining("cannot restore");
        assertThat(data).doesNotExist();
        assertThat(folder.resolve("restored.unfinished")).doesNotExist();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path file = backup("one.zip");
        assertThatThrownBy(() -> backup("one.zip")).hasMessageContaining("is there already");
        Path data = Files.createDirectory(folder.resolve("used"));
        Files.writeString(data.resolve("something"), "of somebody");

        assertThatThrownBy(() -> new Restore(file).into(data, NOTHING)).hasMessageContaining("is not empty");
        assertThat(data.resolve("something")).hasContent("of somebody");
        assertThatThrownBy(() -> new Backup(data, Optional.empty(), NOON).write(folder.resolve("none.zip")))
                .hasMessageContaining("no tocsin.db in");
    }

    private void assertNothingWasLeft(Path file) throws IOException {
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private Path backup(String name) {
        Path file = folder.resolve(name);
        new Backup(hub.folder, Optional.empty(), NOON).write(file);
        return file;
    }

    private static RunningHub open(Path data) {
        return RunningHub.on(data);
    }

    private static List<VerifierKey> keys(RunningHub hub) {
        return hub.get("", "/log/key").body().lines().map(VerifierKey::parse).toList();
    }

    private JsonNode share(int number) {
        return json(hub.post(
                lab,
                "/api/collections/threats/objects/",
                "{\"objects\":[{\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\",\"id\":\"ipv4-addr--"
                        + "%08d-0000-5000-8000-000000000001".formatted(number) + "\",\"value\":\"" + address(number)
                        + "\"}]}"));
    }

    private static String address(int number) {
        return "45.77." + number / 250 + "." + (number % 250 + 1);
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
