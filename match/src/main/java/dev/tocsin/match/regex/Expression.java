package dev.tocsin.match.regex;

import java.util.List;

/** A part of a regular expression. Groups are only what they hold: nobody asks what a group matched. */
sealed interface Expression {

    /** One symbol out of a set. */
    record One(Symbols symbols) implements Expression {}

    /** One part after the other; the empty text for none. */
    record Sequence(List<Expression> parts) implements Expression {

        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** Any of the parts. */
    record Choice(List<Expression> parts) implements Expression {

        public Choice {
            parts = List.copyOf(parts);
        }
    }

    /** The part again and again. Whether it is greedy does not change what is found. */
    record Repeated(Expression part, int least, int most) implements Expression {

        /** For {@code most}: without end. */
        static final int ENDLESS = Integer.MAX_VALUE;
    }

    /** A whole expression, and whether it holds only at the start or at the end of the text. */
    record Anchored(Expression expression, boolean atStart, boolean atEnd) {}
}
