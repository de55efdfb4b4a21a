package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pages of a thousand, as a follower reads them. */
final class Reading {

    static final int PAGE = 1_000;

    private static final int READERS = 2;
    private static final int COMPARED_PAGES = 25;

    private final HubClient hub;
    private final String path;

    Reading(HubClient hub, String channel) {
        this.hub = hub;
        this.path = "api/collections/" + channel + "/objects/?limit=" + PAGE;
    }

    /** Readers that walk the feed side by side from its start, and begin again at its end. */
    Rate walk(Duration time) throws InterruptedException {
        long started = System.nanoTime();
        Callable<Long> reader = () -> walk(started + time.toNanos());
        long objects = 0;
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> each : pool.invokeAll(Collections.nCopies(READERS, reader))) {
                objects += each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a page could not be read", e.getCause());
        }
        return Rate.since(started, objects);
    }

    /** Only full pages count, which say themselves where the next one begins. */
    private long walk(long end) throws IOException, InterruptedException {
        String next = "";
        long objects = 0;
        while (System.nanoTime() - end < 0) {
            next = PageHead.next(hub.get(path + next))
                    .map(cursor -> "&next=" + cursor)
                    .orElse("");
            objects += next.isEmpty() ? 0 : PAGE;
        }
        return objects;
    }

    /** A page as the hub sends it. */
    byte[] first() throws IOException, InterruptedException {
        return hub.get(path);
    }

    /**
     * Seconds for a page behind the first one, and for one at the end, each the median of as many, taken in turns.
     *
     * @param nearTheEnd how one asks for a page behind which there is not much more; see {@link #pageAfter}
     */
    List<Double> startAndEnd(String nearTheEnd) throws IOException, InterruptedException {
        List<String> pages = List.of(path + pageAfter(Instant.EPOCH), path + nearTheEnd);
        for (String page : pages) {
            JsonNode read = StixJson.read(hub.get(page));
            if (read.path("objects").size() != PAGE) {
                throw new IllegalStateException(
                        page + " has " + read.path("objects").size() + " objects");
            }
        }
        List<double[]> seconds = List.of(new double[COMPARED_PAGES], new double[COMPARED_PAGES]);
        for (int round = 0; round < COMPARED_PAGES; round++) {
            for (int which = 0; which < pages.size(); which++) {
                long started = System.nanoTime();
                hub.get(pages.get(which));
                seconds.get(which)[round] = (System.nanoTime() - started) / 1e9;
            }
        }
        List<Double> medians = new ArrayList<>();
        for (double[] each : seconds) {
            Arrays.sort(each);
            medians.add(each[COMPARED_PAGES / 2]);
        }
        return medians;
    }

    /** How one asks for the page behind the one that begins after this moment. */
    String pageAfter(Instant added) throws IOException, InterruptedException {
        String filter = "&added_after=" + added;
        return filter + "&next=" + PageHead.next(hub.get(path + filter)).orElseThrow();
    }
}
