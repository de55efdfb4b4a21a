package dev.tocsin.benchmark.hub;

import dev.tocsin.share.Answer;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.release.ReleaseBook;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.store.TocsinStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * What it costs that a reader is asked for its right, and each object for who may see it: the same pages read through the
 * door and straight from the store, in turns, in one process.
 */
final class DecisionCost {

    private static final int PAGES = 10;

    private DecisionCost() {}

    /** In percent of the reading without it, the median of as many rounds as there was time for. */
    static double percent(TocsinStore store, ChannelId channel, Caller reader, Duration time) {
        Sharing sharing = new Sharing(
                store.directory(),
                store.records(),
                store.contributions(),
                store.embargoes(),
                store.originals(),
                () -> BenignLists.NONE,
                new ReleaseBook(store.releases(), InstantSource.system()),
                InstantSource.system());
        Function<Selection, Page<SharedRecord>> decided =
                selection -> given(sharing.read(reader, channel.toString(), selection, Reading.PAGE));
        Function<Selection, Page<SharedRecord>> plain =
                selection -> store.records().read(channel, selection, Reading.PAGE);
        costs(decided, plain, time);
        List<Double> costs = costs(decided, plain, time);
        return costs.get(costs.size() / 2);
    }

    /** Of each round that there was time for, the least first. */
    private static List<Double> costs(
            Function<Selection, Page<SharedRecord>> decided,
            Function<Selection, Page<SharedRecord>> plain,
            Duration time) {
        List<Double> costs = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int round = 0; round == 0 || System.nanoTime() - end < 0; round++) {
            // Each is the first in turn: what the one leaves behind is collected in the other's time.
            long first = nanos(round % 2 == 0 ? plain : decided);
            long second = nanos(round % 2 == 0 ? decided : plain);
            long without = round % 2 == 0 ? first : second;
            costs.add(100.0 * (first + second - 2 * without) / without);
        }
        Collections.sort(costs);
        return costs;
    }

    private static long nanos(Function<Selection, Page<SharedRecord>> read) {
        long started = System.nanoTime();
        Position after = Position.START;
        for (int page = 0; page < PAGES; page++) {
            Page<SharedRecord> found = read.apply(Selection.LAST_VERSIONS.after(after));
            if (found.items().isEmpty()) {
                throw new IllegalStateException("there are fewer than " + PAGES + " pages");
            }
            after = found.items().getLast().place().position();
        }
        return System.nanoTime() - started;
    }

    private static Page<SharedRecord> given(Answer<Page<SharedRecord>> answer) {
        return switch (answer) {
            case Answer.Given<Page<SharedRecord>>(Page<SharedRecord> page) -> page;
            case Answer.Refused<Page<SharedRecord>> refused ->
                throw new IllegalStateException("the reader was refused: " + refused);
        };
    }
}
