package dev.tocsin.benchmark;

import dev.tocsin.benchmark.Workload.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
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
        return inTurns(List.of(workload), corpus, threads).getFirst();
    }

    /**
     * Times workloads that are compared closely: a round of each in turn, so that whatever else the machine does meets all of them.
     *
     * @throws IllegalStateException if two rounds of one do not come to the same
     */
    List<Timing> inTurns(List<Workload> workloads, LogCorpus corpus, int threads) throws InterruptedException {
        List<LogCorpus.Slice> slices = corpus.slices();
        List<Runner> runners =
                workloads.stream().map(each -> new Runner(each, threads)).toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            long warm = System.nanoTime() + rounds.toNanos() / 2 * workloads.size();
            for (int done = 0; done < FEWEST_UNMEASURED || System.nanoTime() - warm < 0; done++) {
                for (Runner runner : runners) {
                    runner.round(pool, slices);
                }
            }
            runners.forEach(Runner::forget);
            long end = System.nanoTime() + rounds.toNanos() * workloads.size();
            for (int round = 0; round < FEWEST_ROUNDS || System.nanoTime() - end < 0; round++) {
                for (Runner runner : runners) {
                    runner.round(pool, slices);
                }
            }
            return runners.stream().map(each -> each.timing(corpus)).toList();
        }
    }

    /** A workload's workers, and how long its rounds took. */
    private static final class Runner {

        private final Workload workload;
        private final List<Worker> workers;
        private final List<Long> nanos = new ArrayList<>();
        private OptionalLong outcome = OptionalLong.empty();

        Runner(Workload workload, int threads) {
            this.workload = workload;
            this.workers = Stream.generate(workload::worker).limit(threads).toList();
        }

        void round(ExecutorService pool, List<LogCorpus.Slice> slices) throws InterruptedException {
            long start = System.nanoTime();
            long again = Stopwatch.round(pool, workers, slices);
            nanos.add(System.nanoTime() - start);
            if (outcome.isPresent() && outcome.getAsLong() != again) {
                throw new IllegalStateException(workload.title() + " came to " + outcome.getAsLong()
                        + " in one round and to " + again + " in another");
            }
            outcome = OptionalLong.of(again);
        }

        void forget() {
            nanos.clear();
        }

        Timing timing(LogCorpus corpus) {
            return new Timing(
                    workload.title(), workers.size(), corpus.events(), corpus.bytes(), outcome.orElseThrow(), nanos);
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
