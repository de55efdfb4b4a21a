package dev.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.ledger.beat.BeatSecret;
import dev.tocsin.ledger.beat.BeatTree;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.share.log.Beat;
import dev.tocsin.share.record.InProcessBell;
import dev.tocsin.store.Schema.Commitments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.BatchBindStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More happened than one beat of the log has room for. */
class FullBeatTest {

    private static final int MORE = 3;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatHasNoRoomInABeatIsInTheNext() {
        SqliteDatabase database = SqliteDatabase.open(folder.resolve(TocsinStore.DATABASE_FILE));
        try (TocsinStore store =
                new TocsinStore(database, InstantSource.system(), new InProcessBell(), Optional.empty(), () -> {})) {
            List<Hash> waiting = IntStream.range(0, BeatTree.CAPACITY + MORE)
                    .mapToObj(number -> Hash.ofLeaf(String.valueOf(number).getBytes(StandardCharsets.UTF_8)))
                    .toList();
            database.write(sql -> {
                BatchBindStep insert = sql.batch(sql.insertInto(
                                Commitments.TABLE, Commitments.UUID, Commitments.COMMITMENT, Commitments.BY_ENTRY)
                        .values((String) null, null, null));
                for (Hash each : waiting) {
                    insert = insert.bind(UUID.randomUUID().toString(), each.toString(), 5L);
                }
                return insert.execute();
            });

            Beat full = end(store, 0);
            Beat rest = end(store, 1);

            assertThat(store.beats().commitments(0)).hasSize(BeatTree.CAPACITY);
            assertThat(store.beats().commitments(1)).hasSize(MORE);
            for (Beat beat : List.of(full, rest)) {
                assertThat(BeatTree.of(beat.secret(), store.beats().commitments(beat.entry()))
                                .root())
                        .isEqualTo(beat.root());
            }
            Set<Hash> inBeats = new HashSet<>(store.beats().commitments(0).values());
            inBeats.addAll(store.beats().commitments(1).values());
            assertThat(inBeats).isEqualTo(new HashSet<>(waiting));
            assertThat(store.beats().commitments(1).values())
                    .as("the oldest first")
                    .containsExactlyInAnyOrderElementsOf(waiting.subList(BeatTree.CAPACITY, waiting.size()));
        }
    }

    private static Beat end(TocsinStore store, long entry) {
        return store.beats()
                .end(entry, BeatSecret.random(new SecureRandom()), Instant.EPOCH, root -> Hash.ofLeaf(root.bytes()))
                .orElseThrow();
    }
}
