package dev.tocsin.benchmark;

import dev.tocsin.match.engine.SigmaEngine;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was measured of Lucene Monitor.
 *
 * @param engine ours on the same events, on one thread
 * @param alone on one thread
 * @param together on all cores
 * @param notes what Lucene was given, and whether it finds the same
 */
record LuceneMeasurement(Timing engine, Timing alone, Timing together, List<String> notes) {

    /**
     * Measures.
     *
     * @param even the events to time it with
     * @param telling the events whose hits are compared
     * @throws IOException if Lucene cannot take the queries
     */
    static LuceneMeasurement of(
            SigmaEngine engine, LogCorpus even, LogCorpus telling, Stopwatch stopwatch, Consumer<String> progress)
            throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        long start = System.nanoTime();
        try (LuceneWorkload lucene = LuceneWorkload.of(engine, even, progress)) {
            long seconds = Math.round((System.nanoTime() - start) / 1e9);
            progress.accept("comparing the hits of Lucene Monitor");
            LuceneAgreement agreement = LuceneAgreement.of(engine, lucene.over(telling, engine), telling);
            progress.accept("measuring " + lucene.title());
            return new LuceneMeasurement(
                    stopwatch.time(new EngineWorkload(engine, EngineWorkload.TITLE + ", sample"), even, 1),
                    stopwatch.time(lucene, even, 1),
                    stopwatch.time(lucene, even, cores),
                    notes(engine.rules().size(), lucene.asked().cardinality(), seconds, telling.events(), agreement));
        }
    }

    private static List<String> notes(int rules, int asked, long seconds, long events, LuceneAgreement agreement) {
        return List.of(
                "Lucene Monitor has " + asked + " of the " + rules + " rules, given in " + seconds
                        + " s; its queries cannot say the other " + (rules - asked) + ".",
                "With those, on " + events + " events: " + agreement + ".",
                "Lucene Monitor is given documents made before; the engine reads the bytes and asks every rule.");
    }
}
