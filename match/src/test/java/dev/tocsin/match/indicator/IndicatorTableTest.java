package dev.tocsin.match.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

final class IndicatorTableTest {

    private static final long[] ODD_KEYS = {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 48, (1L << 48) - 1, -2};

    @Test
    void anEmptyTableAnswersNothing() {
        for (long key : ODD_KEYS) {
            assertThat(found(IndicatorTable.empty(1), key)).isEmpty();
            assertThat(found(IndicatorTable.of(1, sink -> {}), key)).isEmpty();
        }
    }

    @Test
    void oddKeysAreKeysLikeOthers() {
        EntryList entries = new EntryList();
        for (int i = 0; i < ODD_KEYS.length; i++) {
            entries.add(ODD_KEYS[i], i);
        }
        IndicatorTable table = IndicatorTable.of(1, entries);
        for (int i = 0; i < ODD_KEYS.length; i++) {
            assertThat(found(table, ODD_KEYS[i])).containsExactly(i);
            assertThat(found(table, ODD_KEYS[i] ^ 4)).isEmpty();
        }
    }

    @Test
    void allIndicatorsWithOneKeyAnswerEachOnce() {
        EntryList entries = new EntryList();
        for (int i = 0; i < 100_000; i++) {
            entries.add(42, i % 50_000);
        }
        assertThat(found(IndicatorTable.of(1, entries), 42)).hasSize(50_000).doesNotHaveDuplicates();
    }

    @Test
    void whatIsWithdrawnAnswersNoMoreAndMayComeBack() {
        IndicatorTable table = IndicatorTable.of(1, list(1, 10, 1, 11, 2, 12));
        IndicatorTable without = table.with(list(), 11);
        assertThat(found(without, 1)).containsExactly(10);
        assertThat(found(without, 2)).containsExactly(12);
        assertThat(found(table, 1)).as("who has the old table keeps it").containsExactly(10, 11);
        IndicatorTable changed = without.with(list(3, 11));
        assertThat(found(changed, 3)).containsExactly(11);
        assertThat(found(changed, 1)).as("its old key").containsExactly(10);
        assertThat(found(changed.with(list(2, 11), 11), 3)).isEmpty();
        assertThat(found(changed.with(list(2, 11), 11), 2)).containsExactly(12, 11);
    }

    @Test
    void whatIsAddedAgainAnswersOnce() {
        IndicatorTable table =
                IndicatorTable.of(1, list(1, 10)).with(list(1, 10)).with(list(1, 10));
        assertThat(found(table, 1)).containsExactly(10);
    }

    /** A plain map is told the same changes, and the table must answer like it for keys of all sorts. */
    @Test
    void itAnswersLikeAMapAfterAnyChanges() {
        qt().withExamples(80).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            int mostChanges = random.nextInt(1, 60);
            IndicatorTable table = IndicatorTable.empty(seed, mostChanges);
            Map<Long, Set<Integer>> map = new HashMap<>();
            for (int change = 0; change < 12; change++) {
                int[] withdrawn = random.ints(random.nextInt(6), 0, 40).toArray();
                EntryList added = new EntryList();
                for (int number : withdrawn) {
                    map.values().forEach(numbers -> numbers.remove(number));
                }
                for (int i = random.nextInt(30); i > 0; i--) {
                    long key = key(random);
                    int number = random.nextInt(40);
                    added.add(key, number);
                    map.computeIfAbsent(key, each -> new TreeSet<>()).add(number);
                }
                table = table.with(added, withdrawn);
                for (int i = 0; i < 40; i++) {
                    isSame(table, map, key(random), seed);
                }
                for (long key : map.keySet()) {
                    isSame(table, map, key, seed);
                }
            }
        });
    }

    private static void isSame(IndicatorTable table, Map<Long, Set<Integer>> map, long key, long seed) {
        assertThat(found(table, key))
                .as("key %d of seed %d", key, seed)
                .containsExactlyInAnyOrderElementsOf(map.getOrDefault(key, Set.of()));
    }

    /** Few of many, so that they come again; all in one bucket, in neighbouring ones, or anywhere. */
    private static long key(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(20);
            case 1 -> (long) random.nextInt(20) << 48;
            case 2 -> ODD_KEYS[random.nextInt(ODD_KEYS.length)];
            default -> new Random(random.nextInt(50)).nextLong();
        };
    }

    @Test
    void manyKeysInManyFiltersAreAllFound() {
        int count = 1_500_000;
        Entries entries = sink -> {
            Random random = new Random(3);
            for (int i = 0; i < count; i++) {
                sink.entry(random.nextLong(), i);
            }
        };
        IndicatorTable table = IndicatorTable.of(1, entries);
        Random random = new Random(3);
        for (int i = 0; i < count; i++) {
            long key = random.nextLong();
            if (!table.mayHold(key) || !found(table, key).contains(i)) {
                throw new AssertionError("entry " + i + " is not found");
            }
        }
        assertThat((table.sizeOnHeap() + table.sizeOutsideHeap()) / (double) count)
                .as("bytes an entry")
                .isLessThan(12);
        int passed = 0;
        for (int i = 0; i < 256_000; i++) {
            passed += table.mayHold(random.nextLong()) ? 1 : 0;
        }
        assertThat(passed).isBetween(800, 1_200);
    }

    @Test
    void networksOfAllChangesAreKept() {
        IndicatorKeys keys = new IndicatorKeys(1);
        EntryList entries = new EntryList();
        entries.add(keys.network("192.0.2.0/24").orElseThrow(), 5);
        entries.networks(keys.networks());
        IndicatorTable table = IndicatorTable.empty(1).with(entries).with(list(1, 1));
        assertThat(table.networks().v4(0xC000_02FFL)).isEqualTo(1 << 24);
        assertThat(table.networks().v4(0xC001_02FFL)).isZero();
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThatThrownBy(() -> IndicatorTable.of(1, list(1, -1))).hasMessageContaining("not negative: -1");
    }

    @Test
    void entriesThatChangeWhileTheyArePackedAreRefused() {
        for (int pass = 2; pass <= 3; pass++) {
            int changing = pass;
            int[] passes = {0};
            Entries entries = sink -> sink.entry(++passes[0] == changing ? 7L << 40 : 8L << 56, 1);
            assertThatThrownBy(() -> IndicatorTable.of(1, entries)).hasMessageContaining("were not the same");
        }
    }

    /** Each change replaces an indicator by itself, so that a reader finds it in whichever table it has. */
    @Test
    void readersGoOnWhileTablesAreExchanged() throws InterruptedException {
        LiveIndicators live = new LiveIndicators(IndicatorTable.empty(1, 8).with(list(5, 1)));
        AtomicBoolean ended = new AtomicBoolean();
        List<String> wrong = new ArrayList<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!ended.get()) {
                List<Integer> found = found(live.now(), 5);
                if (!found.equals(List.of(1))) {
                    wrong.add("found " + found);
                    return;
                }
            }
        });
        for (int change = 0; change < 200; change++) {
            live.change(list(5, 1, 6 + change % 20, 2 + change), 1);
        }
        ended.set(true);
        reader.join();
        assertThat(wrong).isEmpty();
        assertThat(found(live.now(), 25)).hasSize(10);
    }

    private static EntryList list(long... keysAndNumbers) {
        EntryList list = new EntryList();
        for (int i = 0; i < keysAndNumbers.length; i += 2) {
            list.add(keysAndNumbers[i], (int) keysAndNumbers[i + 1]);
        }
        return list;
    }

    private static List<Integer> found(IndicatorTable table, long key) {
        List<Integer> found = new ArrayList<>();
        table.find(key, found::add);
        assertThat(found.isEmpty() || table.mayHold(key))
                .as("filter for %d", key)
                .isTrue();
        return found;
    }
}
