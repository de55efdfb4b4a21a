package dev.tocsin.sigma.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.SequencedMap;

/** A value of a YAML document, with the place it stands at: line and column, both from 1. */
public sealed interface YamlNode {

    int line();

    int column();

    /** What it is, for a message: "a map", "a list", "text", "a number", "true or false", "null". */
    String kind();

    /** Keys and values, in the order they are written; no key occurs twice. */
    record Mapping(int line, int column, SequencedMap<String, Entry> entries) implements YamlNode {

        @Override
        public String kind() {
            return "a map";
        }
    }

    /** The value of a key, with the place of the key. */
    record Entry(int line, int column, YamlNode value) {}

    /** Values in order. */
    record Sequence(int line, int column, List<YamlNode> items) implements YamlNode {

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A value without parts. */
    sealed interface Scalar extends YamlNode {

        /** As written, without quotation marks. */
        String text();
    }

    /**
     * Text.
     *
     * @param plain whether it is written without quotation marks, so that a YAML 1.1 reader might take it for something
     *     else
     * @param oneLine whether it begins and ends on one line, so that a character of it has a column
     */
    record Text(int line, int column, String text, boolean plain, boolean oneLine) implements Scalar {

        @Override
        public String kind() {
            return "text";
        }

        /** How many columns after the place of the text a character of it stands; 0 where that cannot be said. */
        public int columnsTo(int index) {
            if (!oneLine) {
                return 0;
            }
            return index + (plain ? 0 : 1);
        }
    }

    /** A number that is written without quotation marks. */
    record Numeric(int line, int column, String text, BigDecimal value) implements Scalar {

        @Override
        public String kind() {
            return "a number";
        }
    }

    /** {@code true} or {@code false}, without quotation marks. */
    record Bool(int line, int column, String text, boolean value) implements Scalar {

        @Override
        public String kind() {
            return "true or false";
        }
    }

    /** {@code null}, {@code ~} or nothing at all. */
    record Null(int line, int column, String text) implements Scalar {

        @Override
        public String kind() {
            return "null";
        }
    }
}
