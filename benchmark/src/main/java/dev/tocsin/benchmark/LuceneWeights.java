package dev.tocsin.benchmark;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.util.BytesRef;

/**
 * How well a term tells which rules need not be asked: the fewer of the events it stands in, the better.
 *
 * @param events by term, in how many it stands
 */
record LuceneWeights(Map<Term, Integer> events) implements TermWeightor {

    /** @throws IOException never: the documents are in memory */
    static LuceneWeights of(LuceneDocuments documents, Analyzer analyzer) throws IOException {
        Map<Term, Integer> events = new HashMap<>();
        for (var ofLog : documents.byRecord().values()) {
            for (Document document : ofLog) {
                terms(document, analyzer).forEach(term -> events.merge(term, 1, Integer::sum));
            }
        }
        return new LuceneWeights(events);
    }

    private static Set<Term> terms(Document document, Analyzer analyzer) throws IOException {
        Set<Term> terms = new HashSet<>();
        for (IndexableField field : document) {
            try (TokenStream tokens = field.tokenStream(analyzer, null)) {
                TermToBytesRefAttribute term = tokens.addAttribute(TermToBytesRefAttribute.class);
                tokens.reset();
                while (tokens.incrementToken()) {
                    terms.add(new Term(field.name(), BytesRef.deepCopyOf(term.getBytesRef())));
                }
                tokens.end();
            }
        }
        return terms;
    }

    @Override
    public double applyAsDouble(Term term) {
        return 1.0 / (1 + events.getOrDefault(term, 0));
    }
}
