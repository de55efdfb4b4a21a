package dev.tocsin.benchmark;

import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Hit;
import dev.tocsin.match.engine.SigmaEngine;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.match.sigma.SigmaOracle;
import dev.tocsin.sigma.SigmaDocument;
import dev.tocsin.sigma.SigmaRule;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Whether the engine and the plain evaluator find the same in the same events.
 *
 * @param hits that the plain evaluator found
 * @param rules of which it found them
 * @param differing events for which they differ
 */
record Agreement(long events, long hits, long rules, long differing) {

    static Agreement of(List<SigmaRule> rules, SigmaEngine engine, LogCorpus corpus) {
        SampledEvents events = SampledEvents.of(corpus);
        SigmaOracle oracle = new SigmaOracle(rules, LogSources.standard());
        Set<SigmaDocument> found = Collections.newSetFromMap(new IdentityHashMap<>());
        EngineWorkload.Asking asking = new EngineWorkload.Asking(
                engine, rule -> found.add(engine.rules().get(rule)));
        Set<SigmaDocument> everFound = Collections.newSetFromMap(new IdentityHashMap<>());
        long hits = 0;
        long differing = 0;
        for (LogCorpus.Slice slice : corpus.slices()) {
            for (int record = slice.first(); record < slice.end(); record++) {
                found.clear();
                asking.ask(slice.log(), record);
                Set<SigmaDocument> plainly = Collections.newSetFromMap(new IdentityHashMap<>());
                events.event(slice, record).map(oracle::accept).orElse(List.of()).stream()
                        .map(Hit::rule)
                        .forEach(rule -> plainly.add(((DetectionRule) rule).document()));
                hits += plainly.size();
                everFound.addAll(plainly);
                differing += found.equals(plainly) ? 0 : 1;
            }
        }
        return new Agreement(corpus.events(), hits, everFound.size(), differing);
    }
}
