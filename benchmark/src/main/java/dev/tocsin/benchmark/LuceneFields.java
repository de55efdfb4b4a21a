package dev.tocsin.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;

/**
 * What the fields of Lucene's documents are called, and how text stands in them: each value whole, as one term, and cut into every
 * three characters that follow each other, so that a piece of text is found as a phrase.
 */
final class LuceneFields {

    /** The name of the log format. */
    static final String FORMAT = "#format";

    /** The stream, as {@link #folded} gives it. */
    static final String STREAM = "#stream";

    /** The names of the fields that have a value. */
    static final String VALUED = "#valued";

    /** The names of the fields that are there. */
    static final String THERE = "#there";

    /** How many characters a gram has. */
    static final int GRAM = 3;

    /** Stands before each value that is cut into grams, so that its beginning can be looked for. */
    static final String BEGIN = "\u0002";

    /** Stands after it. */
    static final String END = "\u0003";

    private static final String CASED = "#cased";
    private static final String GRAMS = "#grams";

    /** Lucene takes no longer term, in bytes. */
    private static final int LONGEST_TERM = 32_000;

    private LuceneFields() {}

    /** The field with the values as they stand, for the tests to which upper and lower case matter. */
    static String cased(String field) {
        return field + CASED;
    }

    /** The field with the grams of the values of another. */
    static String grams(String field) {
        return field + GRAMS;
    }

    /** Without the difference of upper and lower case, each code point by itself. */
    static String folded(String text) {
        return text.codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The text, or as much of it as a term can have. */
    static String term(String text) {
        if (text.length() * 3L <= LONGEST_TERM) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_TERM
                ? text
                : new String(Arrays.copyOf(bytes, LONGEST_TERM - 3), StandardCharsets.UTF_8);
    }

    /** Cuts text into grams; only the fields of grams are analysed. */
    static final class Grams extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new NGramTokenizer(GRAM, GRAM));
        }
    }
}
