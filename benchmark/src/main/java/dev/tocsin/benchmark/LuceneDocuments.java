package dev.tocsin.benchmark;

import dev.tocsin.match.engine.SigmaEngine;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.FieldScan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;

/**
 * The events of a corpus as Lucene documents: the fields that rules ask for, each value a term without the difference of upper and
 * lower case, and whatever else the queries need of it.
 */
record LuceneDocuments(IdentityHashMap<Log, List<Document>> byRecord) {

    static LuceneDocuments of(LogCorpus corpus, SigmaEngine engine, LuceneTexts asked) {
        IdentityHashMap<Log, List<Document>> byRecord = new IdentityHashMap<>();
        FieldScan scan = new FieldScan(engine.names(), ScanWorkload.DEEPEST);
        EventOrigin origin = new EventOrigin(engine.names());
        for (Log log : corpus.logs()) {
            List<Document> documents = new ArrayList<>();
            for (int record = 0; record < log.records(); record++) {
                scan.scan(log.bytes(), log.from()[record], log.to()[record]);
                LogSource source = origin.of(log, scan);
                Document document = new Document();
                add(document, LuceneFields.FORMAT, source.format().name());
                add(document, LuceneFields.STREAM, LuceneFields.folded(source.stream()));
                addValues(document, scan, engine, asked);
                documents.add(document);
            }
            byRecord.put(log, documents);
        }
        return new LuceneDocuments(byRecord);
    }

    private static void addValues(Document document, FieldScan scan, SigmaEngine engine, LuceneTexts asked) {
        for (int value = 0; value < scan.count(); value++) {
            String field = scan.field(value) < 0 ? "" : engine.names().name(scan.field(value));
            if (asked.fields().contains(field)) {
                add(document, LuceneFields.THERE, field);
                if (scan.kind(value) != FieldScan.NO_VALUE) {
                    add(document, LuceneFields.VALUED, field);
                    addText(document, field, LuceneFields.folded(scan.text(value)), asked);
                    if (asked.casedFields().contains(field)) {
                        addText(document, LuceneFields.cased(field), scan.text(value), asked);
                    }
                }
            }
        }
    }

    private static void addText(Document document, String field, String text, LuceneTexts asked) {
        add(document, field, text);
        if (asked.gramFields().contains(field)) {
            document.add(
                    new TextField(LuceneFields.grams(field), LuceneFields.BEGIN + text + LuceneFields.END, Store.NO));
        }
    }

    private static void add(Document document, String field, String text) {
        document.add(new StringField(field, LuceneFields.term(text), Store.NO));
    }

    Document of(LogCorpus.Slice slice, int record) {
        return byRecord.getOrDefault(slice.log(), List.of()).get(record);
    }
}
