package dev.tocsin.benchmark;

import dev.tocsin.match.engine.SigmaEngine;
import dev.tocsin.match.sigma.LogSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Lucene Monitor, which keeps queries and is asked which of them match a document, given documents that were made before. It
 * comes to the number of hits.
 *
 * @param asked the numbers of the rules that could be said as queries
 * @param texts what these ask of a document
 */
record LuceneWorkload(Monitor monitor, LuceneDocuments documents, BitSet asked, LuceneTexts texts)
        implements Workload, AutoCloseable {

    /** More than any rule has; Lucene's own bound of 1,024 would leave out rules with long lists. */
    private static final int MOST_CLAUSES = 1 << 20;

    private static final int GIVEN_AT_ONCE = 1_000;

    /**
     * Gives Lucene the rules.
     *
     * @throws IOException if Lucene cannot take the queries
     */
    static LuceneWorkload of(SigmaEngine engine, LogCorpus corpus, Consumer<String> progress) throws IOException {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
        LuceneTexts texts = new LuceneTexts();
        LuceneQueries queries = new LuceneQueries(LogSources.standard(), texts);
        List<MonitorQuery> asked = new ArrayList<>();
        BitSet numbers = new BitSet();
        for (int number = 0; number < engine.rules().size(); number++) {
            Optional<Query> query = queries.of(engine.rules().get(number));
            if (query.isPresent()) {
                asked.add(new MonitorQuery(String.valueOf(number), query.get()));
                numbers.set(number);
            }
        }
        progress.accept("making documents of " + corpus.events() + " events for Lucene Monitor");
        LuceneDocuments documents = LuceneDocuments.of(corpus, engine, texts);
        Analyzer analyzer = new LuceneFields.Grams();
        Monitor monitor = new Monitor(
                analyzer, new TermFilteredPresearcher(LuceneWeights.of(documents, analyzer), List.of(), Set.of()));
        for (int given = 0; given < asked.size(); given += GIVEN_AT_ONCE) {
            progress.accept("giving Lucene Monitor its rules: " + given + " of " + asked.size());
            monitor.register(asked.subList(given, Math.min(asked.size(), given + GIVEN_AT_ONCE)));
        }
        return new LuceneWorkload(monitor, documents, numbers, texts);
    }

    /** The same queries, asked about other events. */
    LuceneWorkload over(LogCorpus corpus, SigmaEngine engine) {
        return new LuceneWorkload(monitor, LuceneDocuments.of(corpus, engine, texts), asked, texts);
    }

    @Override
    public String title() {
        return "Lucene Monitor";
    }

    @Override
    public Worker worker() {
        return slice -> {
            long hits = 0;
            for (int record = slice.first(); record < slice.end(); record++) {
                hits += matches(slice, record).getMatchCount();
            }
            return hits;
        };
    }

    /** The numbers of the rules that match an event. */
    BitSet found(LogCorpus.Slice slice, int record) {
        BitSet found = new BitSet();
        matches(slice, record).getMatches().forEach(match -> found.set(Integer.parseInt(match.getQueryId())));
        return found;
    }

    private MatchingQueries<QueryMatch> matches(LogCorpus.Slice slice, int record) {
        try {
            MatchingQueries<QueryMatch> matches = monitor.match(documents.of(slice, record), QueryMatch.SIMPLE_MATCHER);
            if (!matches.getErrors().isEmpty()) {
                throw new IllegalStateException("Lucene failed for rules " + matches.getErrors());
            }
            return matches;
        } catch (IOException e) {
            throw new UncheckedIOException("Lucene failed for an event", e);
        }
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
