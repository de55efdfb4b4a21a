package dev.tocsin.hub;

import static dev.tocsin.hub.Campaigns.id;
import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.backup.Backup;
import dev.tocsin.hub.backup.Restore;
import dev.tocsin.hub.backup.Restore.Since;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.receipt.Proof;
import dev.tocsin.ledger.receipt.Verdict;
import dev.tocsin.share.community.Right;
import dev.tocsin.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in PostgreSQL as a backup, and a backup put into either kind of store. */
class NodeBackupTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    private static final String OBJECTS = "/api/collections/threats/objects/";

    @TempDir
    private Path folder = Path.of("");

    private TestPostgres postgres;
    private RunningHub hub;
    private String lab = "";
    private String receipt = "";
    private Path file = Path.of("");

    @BeforeEach
    void aHubOnPostgres() throws IOException {
        postgres = TestPostgres.start();
        hub = RunningHub.on(folder.resolve("node"), postgres.address());
        lab = hub.member("Lab");
        hub.channel("threats");
        hub.admit("Lab", "threats", Right.READ, Right.CONTRIBUTE);
        receipt = share(hub, 1);
        share(hub, 2);
        hub.beat();
        file = folder.resolve("backup");
        new Backup(folder.resolve("node"), Optional.of(postgres.address()), NOON).write(file);
        share(hub, 3);
    }

    @AfterEach
    void stop() throws IOException {
        hub.close();
        postgres.close();
    }

    @Test
    void becomesAHubOnSqlite() throws IOException {
        new Restore(file).into(folder.resolve("restored"), new Since.Nothing());

        try (RunningHub restored = RunningHub.on(folder.resolve("restored"))) {
            servesWhatTheBackupHas(restored);
            assertThat(keys(restored)).isEqualTo(keys(hub));
        }
    }

    @Test
    void becomesAHubOnAnotherDatabase() throws IOException {
        postgres.create("second");
        new Restore(file)
                .into(folder.resolve("restored"), Optional.of(postgres.address("second")), new Since.Nothing());

        assertThat(folder.resolve("restored/tocsin.db")).doesNotExist();
        try (RunningHub restored = RunningHub.on(folder.resolve("restored"), postgres.address("second"))) {
            servesWhatTheBackupHas(restored);
            assertThat(keys(restored)).isEqualTo(keys(hub));
            // New keys of the database are behind those that came with the backup.
            assertThat(restored.member("Another")).isNotEmpty();
        }
    }

    @Test
    void beginsANewLogWhereThatIsAskedFor() throws IOException {
        postgres.create("second");
        new Restore(file)
                .into(folder.resolve("restored"), Optional.of(postgres.address("second")), new Since.Unknown());

        try (RunningHub restored = RunningHub.on(folder.resolve("restored"), postgres.address("second"))) {
            servesWhatTheBackupHas(restored);
            assertThat(keys(restored)).isNotEqualTo(keys(hub));
        }
    }

    @Test
    void aHubOnSqliteMovesToPostgres() throws IOException {
        new Restore(file).into(folder.resolve("restored"), new Since.Nothing());
        Path again = folder.resolve("again");
        try (RunningHub onSqlite = RunningHub.on(folder.resolve("restored"))) {
            share(onSqlite, 4);
            new Backup(onSqlite.folder, Optional.empty(), NOON).write(again);
        }
        postgres.create("second");
        new Restore(again).into(folder.resolve("moved"), Optional.of(postgres.address("second")), new Since.Nothing());

        try (RunningHub moved = RunningHub.on(folder.resolve("moved"), postgres.address("second"))) {
            assertThat(shared(moved)).containsExactly(id(1), id(2), id(4));
        }
    }

    @Test
    void aDatabaseThatHasSomethingIsLeftAlone() throws IOException {
        assertThatThrownBy(() -> new Restore(file)
                        .into(folder.resolve("restored"), Optional.of(postgres.address()), new Since.Nothing()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not empty");
        try (var there = Files.list(folder)) {
            assertThat(there).containsExactlyInAnyOrder(file, folder.resolve("node"));
        }
        assertThat(shared(hub)).containsExactly(id(1), id(2), id(3));
    }

    private void servesWhatTheBackupHas(RunningHub restored) {
        assertThat(shared(restored)).containsExactly(id(1), id(2));
        JsonNode proof = json(restored.get(lab, "/receipts/" + receipt));
        assertThat(Proof.parse(proof.toString().getBytes(StandardCharsets.UTF_8))
                        .verify(new Verifier(keys(restored))))
                .isInstanceOf(Verdict.InLog.class);
        share(restored, 5);
        restored.beat();
        assertThat(shared(restored)).containsExactly(id(1), id(2), id(5));
    }

    private List<String> shared(RunningHub node) {
        List<String> ids = new ArrayList<>();
        json(node.get(lab, OBJECTS))
                .path("objects")
                .forEach(object -> ids.add(object.path("id").asText()));
        return ids;
    }

    private static List<VerifierKey> keys(RunningHub node) {
        return node.get("", "/log/key").body().lines().map(VerifierKey::parse).toList();
    }

    private String share(RunningHub node, int number) {
        JsonNode status = json(node.post(lab, OBJECTS, Campaigns.envelope(IntStream.of(number))));
        assertThat(status.path("failure_count").asInt(1)).as(status.toString()).isZero();
        return status.path("id").asText();
    }
}
