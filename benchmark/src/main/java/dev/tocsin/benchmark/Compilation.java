package dev.tocsin.benchmark;

import dev.tocsin.match.engine.SigmaEngine;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.SigmaRule;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules compiled for the first time in this process, and what came of asking them of every event once.
 *
 * @param seconds from rules as read to every plan made
 * @param plans how many were made, and how many there were after the events
 * @param heapBytes that are used more than before the rules were read
 * @param hit by log, the events for which a rule held
 * @param hits over all events
 * @param unreadable how many records the scanner could not read
 */
record Compilation(
        SigmaEngine engine,
        double seconds,
        int plans,
        int plansAfterwards,
        long heapBytes,
        IdentityHashMap<Log, BitSet> hit,
        long hits,
        long unreadable) {

    /** What says where an event comes from, and what indicators are looked up for. */
    private static final List<String> ALSO_READ = Stream.concat(
                    EventOrigin.NAMES.stream(), IndicatorWorkload.NAMES.stream())
            .toList();

    /**
     * Compiles and asks.
     *
     * @param heapBefore what was used before the rules were read
     */
    static Compilation of(List<SigmaRule> rules, LogCorpus corpus, long heapBefore) {
        long start = System.nanoTime();
        SigmaEngine engine = SigmaEngine.of(rules, LogSources.standard(), ALSO_READ);
        engine.compile();
        double seconds = (System.nanoTime() - start) / 1e9;
        int plans = engine.planCount();
        IdentityHashMap<Log, BitSet> hit = new IdentityHashMap<>();
        EngineWorkload.Asking asking = new EngineWorkload.Asking(engine);
        long unreadable = 0;
        for (Log log : corpus.logs()) {
            BitSet ofLog = new BitSet(log.records());
            for (int record = 0; record < log.records(); record++) {
                long before = asking.hits();
                unreadable += asking.ask(log, record) ? 0 : 1;
                ofLog.set(record, asking.hits() > before);
            }
            hit.put(log, ofLog);
        }
        long heap = Memory.used() - heapBefore;
        return new Compilation(engine, seconds, plans, engine.planCount(), heap, hit, asking.hits(), unreadable);
    }

    /**
     * Events that say something of whether two evaluators agree: some for which a rule holds, and some at even distances.
     *
     * @param hitting about how many of the former there may be
     * @param even about how many of the latter
     */
    LogCorpus telling(LogCorpus corpus, int hitting, int even) {
        long withHit = hit.values().stream().mapToLong(BitSet::cardinality).sum();
        long hitStep = Math.max(1, Math.ceilDiv(withHit, Math.max(1, hitting)));
        long step = Math.max(1, corpus.events() / Math.max(1, even));
        long[] hitNumber = {0};
        long[] number = {0};
        return corpus.only((log, record) -> {
            boolean holds = hit.getOrDefault(log, new BitSet()).get(record);
            boolean chosen = holds && hitNumber[0]++ % hitStep == 0;
            return number[0]++ % step == 0 || chosen;
        });
    }

    /** The events for which no rule holds. */
    LogCorpus withoutHit(LogCorpus corpus) {
        return corpus.only((log, record) -> !hit.getOrDefault(log, new BitSet()).get(record));
    }
}
