package dev.tocsin.benchmark;

import java.util.List;

/**
 * How long rounds over the same events took.
 *
 * @param workload its name
 * @param events of one round
 * @param bytes of one round
 * @param outcome what came of a round, as the workload counts it
 * @param nanos of each round, the shortest first
 */
record Timing(String workload, int threads, long events, long bytes, long outcome, List<Long> nanos) {

    Timing {
        nanos = nanos.stream().sorted().toList();
    }

    /** The same, told to be on certain events. */
    Timing on(String which) {
        return new Timing(which + workload, threads, events, bytes, outcome, nanos);
    }

    double medianSeconds() {
        int middle = nanos.size() / 2;
        long median = nanos.size() % 2 == 1 ? nanos.get(middle) : (nanos.get(middle - 1) + nanos.get(middle)) / 2;
        return Math.max(1, median) / 1e9;
    }

    double eventsPerSecond() {
        return events / medianSeconds();
    }

    /** Megabytes, a million bytes each. */
    double megabytesPerSecond() {
        return bytes / 1e6 / medianSeconds();
    }

    /** The longest round less the shortest, by the median; in percent. */
    double spreadPercent() {
        return (nanos.getLast() - nanos.getFirst()) / 1e7 / medianSeconds();
    }
}
