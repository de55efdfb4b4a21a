package dev.tocsin.benchmark;

import dev.tocsin.benchmark.Workload.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Times a workload, round after round over all events.
 *
 * @param rounds how long rounds are begun; half of it at least is spent before, unmeasured, while the code is compiled
 */
record Stopwatch(Duration rounds) {

    private static final int FEWEST_ROUNDS = 3;
    private static final int FEWEST_UNMEASURED = 3;

    /** @throws IllegalStateException if two rounds do not come to the same */
    Timing time(Workload workload, LogCorpus corpus, int threads) throws InterruptedException {
        List<LogCorpus.Slice> slices = corpus.slices();
        List<Worker> workers = Stream.generate(workload::worker).limit(threads).toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            long outcome = round(pool, workers, slices);
            long warm = System.nanoTime() + rounds.toNanos() / 2;
            for (int done = 1; done < FEWEST_UNMEASURED || System.nanoTime() - warm < 0; done++) {
                round(pool, workers, slices);
            }
            List<Long> nanos = new ArrayList<>();
            long end = System.nanoTime() + rounds.toNanos();
            while (nanos.size() < FEWEST_ROUNDS || System.nanoTime() - end < 0) {
                long start = System.nanoTime();
                long again = round(pool, workers, slices);
                nanos.add(System.nanoTime() - start);
                if (again != outcome) {
                    throw new IllegalStateException(
                            workload.title() + " came to " + outcome + " in one round and to " + again + " in another");
                }
            }
            return new Timing(workload.title(), threads, corpus.events(), corpus.bytes(), outcome, nanos);
        }
    }

    private static long round(ExecutorService pool, List<Worker> workers, List<LogCorpus.Slice> slices)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Long>> parts = new ArrayList<>();
        for (Worker worker : workers) {
            parts.add(() -> {
                long outcome = 0;
                for (int slice = next.getAndIncrement(); slice < slices.size(); slice = next.getAndIncrement()) {
                    outcome += worker.work(slices.get(slice));
                }
                return outcome;
            });
        }
        long outcome = 0;
        for (Future<Long> part : pool.invokeAll(parts)) {
            outcome += result(part);
        }
        return outcome;
    }

    private static long result(Future<Long> part) throws InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a measured workload failed", e.getCause());
        }
    }
}
