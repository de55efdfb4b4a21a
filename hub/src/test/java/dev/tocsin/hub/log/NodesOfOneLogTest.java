package dev.tocsin.hub.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.hub.TestPostgres;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.store.TocsinStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a hub with two nodes: one of them ends its beats, both sign the same. */
class NodesOfOneLogTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final long SEED = Long.getLong("nodes.seed", 20261124L);

    @TempDir
    private Path temporary = Path.of("");

    private TestPostgres postgres;
    private TocsinStore first;
    private TocsinStore second;
    private HubLog one;
    private HubLog other;

    @BeforeEach
    void open() throws IOException {
        postgres = TestPostgres.start();
        first = TocsinStore.open(folder(1), Optional.of(postgres.address()));
        one = HubLog.open(folder(1), first.beats(), first.logWriter(), InstantSource.system());
        second = TocsinStore.open(folder(2), Optional.of(postgres.address()));
        Files.copy(folder(1).resolve(LogKeyFile.NAME), folder(2).resolve(LogKeyFile.NAME));
        other = HubLog.open(folder(2), second.beats(), second.logWriter(), InstantSource.system());
    }

    @AfterEach
    void close() throws IOException {
        second.close();
        first.close();
        postgres.close();
    }

    @Test
    void theLogGrowsByOneEntryABeatHoweverManyNodesThereAre() {
        for (int beat = 1; beat <= 5; beat++) {
            one.beat(LONG);
            other.beat(LONG);
            assertThat(first.beats().count()).isEqualTo(beat);
            assertThat(other.published().checkpoint()).isEqualTo(one.published().checkpoint());
        }
        bothAgree();
    }

    @Test
    void anotherTakesItsTurnWhenTheFirstIsSilentAndTheFirstThenFollows() {
        one.beat(LONG);
        other.beat(Duration.ZERO);
        assertThat(first.beats().count()).isEqualTo(2);

        one.beat(LONG);
        assertThat(first.beats().count()).isEqualTo(2);
        assertThat(one.published().checkpoint()).isEqualTo(other.published().checkpoint());

        other.handOver();
        one.beat(LONG);
        assertThat(first.beats().count()).isEqualTo(3);
        other.beat(LONG);
        bothAgree();
    }

    @Test
    void whicheverEndsTheBeatsAndHoweverTheTurnGoesThereIsOneHistory() {
        Random random = new Random(SEED);
        for (int step = 0; step < 200; step++) {
            HubLog log = random.nextBoolean() ? one : other;
            if (random.nextInt(10) == 0) {
                log.handOver();
            } else {
                log.beat(random.nextInt(4) == 0 ? Duration.ZERO : LONG);
            }
        }
        one.beat(LONG);
        other.beat(LONG);
        one.beat(LONG);
        bothAgree();
    }

    @Test
    void aNodeWithoutTheKeyOfTheLogIsRefused() throws IOException {
        Path third = folder(3);
        Files.createDirectory(third);

        assertThatThrownBy(() -> HubLog.open(third, second.beats(), second.logWriter(), InstantSource.system()))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.hint()).contains("copy log.key from the data folder of another node"))
                .hasMessageContaining("there is no log.key in " + third);
        assertThat(third.resolve(LogKeyFile.NAME)).doesNotExist();
    }

    @Test
    void aNodeWithTheKeyOfAnotherLogIsRefused() throws IOException {
        try (TocsinStore elsewhere = TocsinStore.open(folder(3))) {
            HubLog.open(folder(3), elsewhere.beats(), elsewhere.logWriter(), InstantSource.system());
        }

        assertThatThrownBy(() -> HubLog.open(folder(3), second.beats(), second.logWriter(), InstantSource.system()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("log.key is not the key of this hub's log");
    }

    @Test
    void aNewLogBeginsWhereTheKeysArePutAside() throws IOException {
        one.beat();
        LogKeyFile.retire(folder(1), ".old");
        first.logWriter().forgetKeys();

        // Whoever still runs ends no beat any more.
        other.beat();
        assertThat(first.beats().count()).isEqualTo(1);
        HubLog renewed = HubLog.open(folder(1), first.beats(), first.logWriter(), InstantSource.system());
        renewed.beat();

        assertThat(renewed.keys()).isNotEqualTo(one.keys());
        assertThat(renewed.published().size()).isEqualTo(2);
        assertThat(LogCheck.of(folder(1), first.beats()).problems()).isEmpty();
        assertThat(folder(1).resolve("log.key.old")).exists();
    }

    private void bothAgree() {
        for (Path folder : List.of(folder(1), folder(2))) {
            LogCheck check = LogCheck.of(folder, first.beats());
            assertThat(check.problems()).isEmpty();
            assertThat(check.published()).isEqualTo(check.beats());
        }
    }

    private Path folder(int node) {
        return temporary.resolve("node" + node);
    }
}
