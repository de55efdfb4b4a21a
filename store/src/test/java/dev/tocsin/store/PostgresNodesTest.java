package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.ledger.beat.BeatSecret;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.log.Beat;
import dev.tocsin.stix.Tlp;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database. */
class PostgresNodesTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static TestPostgres postgres;

    private final SecureRandom random = new SecureRandom();
    private TocsinStore one;
    private TocsinStore other;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void openBoth() {
        postgres.empty();
        one = TocsinStore.open(postgres.address());
        other = TocsinStore.open(postgres.address());
    }

    @AfterEach
    void closeBoth() {
        one.close();
        other.close();
    }

    @Test
    void oneOfThemEndsTheBeatsUntilItHandsOver() {
        assertThat(one.logWriter().hasKeys()).isFalse();
        assertThat(one.logWriter().keys("ours")).isEqualTo("ours");
        assertThat(other.logWriter().keys("others")).isEqualTo("ours");

        assertThat(other.logWriter().takeTurn(LONG)).isFalse();
        assertThat(end(other, 0)).isEmpty();
        assertThat(one.logWriter().takeTurn(LONG)).isTrue();
        assertThat(end(one, 0)).isPresent();

        one.logWriter().handOver();
        assertThat(other.logWriter().takeTurn(LONG)).isTrue();
        assertThat(one.logWriter().takeTurn(LONG)).isFalse();
        assertThat(end(one, 1)).isEmpty();
        assertThat(end(other, 1)).isPresent();
        assertThat(one.beats().count()).isEqualTo(2);
    }

    @Test
    void whicheverIsSilentForTooLongLosesItsTurn() {
        one.logWriter().keys("ours");
        one.logWriter().takeTurn(LONG);

        assertThat(other.logWriter().takeTurn(Duration.ZERO)).isTrue();
        // What it was about to write when it was given up stays unwritten.
        assertThat(end(one, 0)).isEmpty();
        assertThat(one.beats().count()).isZero();
    }

    @Test
    void bothContributeToOneChannelAtOnceAndEveryRecordHasItsOwnPlace() throws Exception {
        Community first = new Community(one, InstantSource.system());
        Community second = new Community(other, InstantSource.system());
        Channel channel = first.channel("ai-attacks", Tlp.AMBER);
        int each = 40;
        List<Future<List<Outcome>>> written = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < each; i++) {
                int number = i;
                written.add(threads.submit(() -> first.outcomes(ADMINISTRATOR, channel, Objects21.indicator(number))));
                written.add(threads.submit(
                        () -> second.outcomes(ADMINISTRATOR, channel, Objects21.indicator(each + number))));
            }
        }
        for (Future<List<Outcome>> outcomes : written) {
            assertThat(outcomes.get()).hasOnlyElementsOfType(Outcome.Accepted.class);
        }
        List<Instant> added = second.read(ADMINISTRATOR, channel, StoreBehaviour.ALL, 1_000).items().stream()
                .map(record -> record.place().dateAdded())
                .toList();
        assertThat(added).hasSize(2 * each).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatAnotherTransactionWasInTheWayOfIsDoneAgain() throws Exception {
        postgres.execute(
                "CREATE TABLE pair (id INTEGER PRIMARY KEY, times INTEGER NOT NULL)",
                "INSERT INTO pair VALUES (1, 0), (2, 0)");
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        try (PostgresDatabase database = PostgresDatabase.open(postgres.address());
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> ascending = threads.submit(() -> update(database, tries, both, 1, 2));
            Future<?> descending = threads.submit(() -> update(database, tries, both, 2, 1));
            ascending.get();
            descending.get();

            assertThat(tries).hasValue(3);
            assertThat(database.<Integer>read(sql ->
                            sql.fetchSingle("SELECT sum(times)::int FROM pair").get(0, Integer.class)))
                    .isEqualTo(4);
        }
    }

    private static void update(
            PostgresDatabase database, AtomicInteger tries, CountDownLatch both, int first, int second) {
        database.write(sql -> {
            tries.incrementAndGet();
            sql.execute("UPDATE pair SET times = times + 1 WHERE id = ?", first);
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return sql.execute("UPDATE pair SET times = times + 1 WHERE id = ?", second);
        });
    }

    @Test
    void aServerThatCouldLoseWhatItAnsweredIsRefused() throws Exception {
        try (EmbeddedPostgres forgetful =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            PostgresAddress address =
                    PostgresAddress.parse("postgresql://postgres@localhost:" + forgetful.getPort() + "/postgres");

            assertThatThrownBy(() -> TocsinStore.open(address))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("fsync is off");
        }
    }

    @Test
    void whateverTheServerDefaultsToACommitIsOnTheDisk() {
        postgres.execute("ALTER SYSTEM SET synchronous_commit = off", "SELECT pg_reload_conf()");
        try (PostgresDatabase database = PostgresDatabase.open(postgres.address())) {
            assertThat(database.<String>read(
                            sql -> sql.fetchSingle("SHOW synchronous_commit").get(0, String.class)))
                    .isEqualTo("on");
        } finally {
            postgres.execute("ALTER SYSTEM RESET synchronous_commit", "SELECT pg_reload_conf()");
        }
    }

    @Test
    void whatCannotBeReachedIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> TocsinStore.open(PostgresAddress.parse("postgresql://me:secret@127.0.0.1:1/hub")))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.hint()).contains("check the address"))
                .hasMessageContaining("postgresql://127.0.0.1:1/hub cannot be reached")
                .message()
                .doesNotContain("secret");
    }

    private Optional<Beat> end(TocsinStore store, long entry) {
        return store.beats().end(entry, BeatSecret.random(random), Instant.EPOCH, root -> Hash.ofLeaf(root.bytes()));
    }
}
