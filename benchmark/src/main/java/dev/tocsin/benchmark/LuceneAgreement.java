package dev.tocsin.benchmark;

import dev.tocsin.match.engine.SigmaEngine;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the engine and Lucene's queries find the same with the rules that both know.
 *
 * @param both hits of both
 * @param engineOnly hits of the engine alone, by the titles of their rules
 * @param luceneOnly hits of Lucene alone, likewise
 */
record LuceneAgreement(long both, List<String> engineOnly, List<String> luceneOnly) {

    /** More titles than this are only counted. */
    private static final int NAMED = 5;

    LuceneAgreement {
        engineOnly = List.copyOf(engineOnly);
        luceneOnly = List.copyOf(luceneOnly);
    }

    static LuceneAgreement of(SigmaEngine engine, LuceneWorkload lucene, LogCorpus corpus) {
        BitSet held = new BitSet();
        EngineWorkload.Asking asking = new EngineWorkload.Asking(engine, held::set);
        long both = 0;
        List<String> engineOnly = new ArrayList<>();
        List<String> luceneOnly = new ArrayList<>();
        for (LogCorpus.Slice slice : corpus.slices()) {
            for (int record = slice.first(); record < slice.end(); record++) {
                held.clear();
                asking.ask(slice.log(), record);
                held.and(lucene.asked());
                BitSet found = lucene.found(slice, record);
                BitSet shared = (BitSet) held.clone();
                shared.and(found);
                both += shared.cardinality();
                held.andNot(shared);
                found.andNot(shared);
                held.stream().forEach(rule -> engineOnly.add(title(engine, rule)));
                found.stream().forEach(rule -> luceneOnly.add(title(engine, rule)));
            }
        }
        return new LuceneAgreement(both, engineOnly, luceneOnly);
    }

    private static String title(SigmaEngine engine, int rule) {
        return engine.rules().get(rule).header().title();
    }

    /** In words, with some of the rules for which they differ. */
    @Override
    public String toString() {
        return both + " hits of both, " + alone(engineOnly, "the engine") + ", " + alone(luceneOnly, "Lucene");
    }

    private static String alone(List<String> hits, String whose) {
        Set<String> titles = new TreeSet<>(hits);
        String named = titles.isEmpty()
                ? ""
                : " (" + String.join("; ", titles.stream().limit(NAMED).toList())
                        + (titles.size() > NAMED ? "; and of " + (titles.size() - NAMED) + " more rules" : "") + ")";
        return hits.size() + " of " + whose + " alone" + named;
    }
}
