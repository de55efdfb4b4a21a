package dev.tocsin.benchmark;

import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.RegexFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;

/**
 * Tests of text as Lucene queries, each the cheapest that says it: a term for a whole value, a phrase of grams for a piece of one,
 * and an automaton only for what neither says, behind the grams that it requires.
 */
final class LuceneTexts {

    private final Set<String> fields = new HashSet<>();
    private final Set<String> casedFields = new HashSet<>();
    private final Set<String> gramFields = new HashSet<>();

    /** Notes that the field is asked for. */
    void ask(String eventField) {
        fields.add(eventField);
    }

    /** The fields that are asked for at all. */
    Set<String> fields() {
        return fields;
    }

    /** The fields of which the values as they stand are asked for. */
    Set<String> casedFields() {
        return casedFields;
    }

    /** The fields of which the grams are asked for. */
    Set<String> gramFields() {
        return gramFields;
    }

    /** Empty if part of the glob is not known. */
    Optional<Query> query(String eventField, Glob glob, boolean cased) {
        String field = cased ? casedField(eventField) : eventField;
        List<String> pieces = new ArrayList<>(List.of(LuceneFields.BEGIN));
        StringBuilder pattern = new StringBuilder();
        boolean onlyRuns = true;
        for (Glob.Part part : glob.parts()) {
            switch (part) {
                case Glob.Literal(var text) -> {
                    String literal = cased ? text : LuceneFields.folded(text);
                    pieces.set(pieces.size() - 1, pieces.getLast() + literal);
                    pattern.append(literal.replaceAll("[\\\\*?]", "\\\\$0"));
                }
                case Glob.AnyCharacter() -> {
                    onlyRuns = false;
                    pieces.add("");
                    pattern.append('?');
                }
                case Glob.AnyRun() -> {
                    pieces.add("");
                    pattern.append('*');
                }
                case Glob.Placeholder placeholder -> {
                    return Optional.empty();
                }
            }
        }
        if (pieces.size() == 1) {
            return Optional.of(
                    new TermQuery(new Term(field, pieces.getFirst().substring(LuceneFields.BEGIN.length()))));
        }
        pieces.set(pieces.size() - 1, pieces.getLast() + LuceneFields.END);
        // A marker alone asks for nothing.
        List<String> asked = pieces.stream()
                .filter(piece ->
                        !piece.isEmpty() && !piece.equals(LuceneFields.BEGIN) && !piece.equals(LuceneFields.END))
                .toList();
        if (asked.isEmpty() && onlyRuns) {
            return Optional.of(new TermQuery(new Term(LuceneFields.VALUED, eventField)));
        }
        List<Query> phrases = phrases(field, asked);
        return Optional.of(
                onlyRuns && asked.size() == 1 && phrases.size() == 1
                        ? phrases.getFirst()
                        : behind(phrases, new WildcardQuery(new Term(field, pattern.toString()))));
    }

    /** Empty if Lucene's syntax cannot say the same. */
    Optional<Query> query(String eventField, String expression, Set<RegexFlag> flags) {
        String inline = "(?i)";
        boolean anyCase = expression.startsWith(inline) || flags.contains(RegexFlag.IGNORE_CASE);
        String rest = expression.startsWith(inline) ? expression.substring(inline.length()) : expression;
        return LuceneRegexp.of(rest).flatMap(lucene -> regexp(eventField, lucene, anyCase));
    }

    private Optional<Query> regexp(String eventField, LuceneRegexp expression, boolean anyCase) {
        try {
            Query query = new RegexpQuery(
                    new Term(casedField(eventField), expression.text()),
                    RegExp.NONE,
                    anyCase ? RegExp.CASE_INSENSITIVE : 0,
                    Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
            List<String> required =
                    expression.required().map(LuceneFields::folded).stream().toList();
            return Optional.of(behind(phrases(eventField, required), query));
        } catch (IllegalArgumentException notInItsSyntax) {
            return Optional.empty();
        }
    }

    private String casedField(String eventField) {
        casedFields.add(eventField);
        return LuceneFields.cased(eventField);
    }

    private static Query behind(List<Query> required, Query query) {
        if (required.isEmpty()) {
            return query;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        required.forEach(each -> all.add(each, Occur.FILTER));
        return all.add(query, Occur.FILTER).build();
    }

    private List<Query> phrases(String field, List<String> pieces) {
        return pieces.stream()
                .map(piece -> piece.codePoints().toArray())
                .filter(piece -> piece.length >= LuceneFields.GRAM)
                .map(piece -> phrase(field, piece))
                .toList();
    }

    /** As few grams as hold every character, at their places. */
    private Query phrase(String field, int[] piece) {
        gramFields.add(field);
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        int last = piece.length - LuceneFields.GRAM;
        for (int at = 0; at < last; at += LuceneFields.GRAM) {
            phrase.add(gram(field, piece, at), at);
        }
        return last == 0
                ? new TermQuery(gram(field, piece, 0))
                : phrase.add(gram(field, piece, last), last).build();
    }

    private static Term gram(String field, int[] piece, int at) {
        return new Term(LuceneFields.grams(field), new String(piece, at, LuceneFields.GRAM));
    }
}
