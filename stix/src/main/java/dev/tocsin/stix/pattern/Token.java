package dev.tocsin.stix.pattern;

import dev.tocsin.stix.Quoted;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One word of the language.
 *
 * @param text the word as it is written
 * @param offset where it begins
 * @param literal the constant it is, if it is one
 */
record Token(Kind kind, String text, int offset, @Nullable Literal literal) {

    enum Kind {
        WORD,
        CONSTANT,
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether it is the keyword, however it is capitalised. */
    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    String keyword() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
    }

    /** How a message names it. */
    String shown() {
        return kind == Kind.END ? "the end" : Quoted.of(text);
    }
}
