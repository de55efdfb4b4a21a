package dev.tocsin.benchmark;

import dev.tocsin.match.engine.SigmaEngine;

/** What asking of events allocates, after the same events have been asked about before. */
record Allocation(long events, long bytes) {

    /** Passes over the events before it is measured: the first ones make what is kept, and let the code be compiled. */
    private static final int PASSES_BEFORE = 2;

    static Allocation of(SigmaEngine engine, LogCorpus corpus) {
        EngineWorkload.Asking asking = new EngineWorkload.Asking(engine);
        for (int pass = 0; pass < PASSES_BEFORE; pass++) {
            pass(asking, corpus);
        }
        return new Allocation(corpus.events(), Memory.allocatedBy(() -> pass(asking, corpus)));
    }

    private static void pass(EngineWorkload.Asking asking, LogCorpus corpus) {
        // Counted by a number: an iterator would be in the figure.
        for (int number = 0; number < corpus.logs().size(); number++) {
            Log log = corpus.logs().get(number);
            for (int record = 0; record < log.records(); record++) {
                asking.ask(log, record);
            }
        }
    }

    double bytesPerEvent() {
        return events == 0 ? 0 : (double) bytes / events;
    }
}
