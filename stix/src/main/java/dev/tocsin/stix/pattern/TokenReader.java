package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import java.util.ArrayList;
import java.util.List;

/** The tokens of one pattern with the one that comes next in view, what was warned of, and how much has been read. */
final class TokenReader {

    private static final int MAX_WARNINGS = 20;

    private final SourceText source;
    private final Lexer lexer;
    private final List<PatternResult.Remark> warnings = new ArrayList<>();
    private Token current;
    private int depth;
    private int parts;

    TokenReader(SourceText source) {
        this.source = source;
        this.lexer = new Lexer(source);
        this.current = lexer.next();
    }

    Token current() {
        return current;
    }

    void advance() {
        current = lexer.next();
    }

    List<PatternResult.Remark> warnings() {
        return List.copyOf(warnings);
    }

    boolean acceptSymbol(String symbol) {
        boolean accepted = current.isSymbol(symbol);
        if (accepted) {
            advance();
        }
        return accepted;
    }

    void expectSymbol(String symbol, String expected, String section) {
        if (!acceptSymbol(symbol)) {
            throw expected(expected, section);
        }
    }

    boolean acceptWord(String keyword) {
        boolean accepted = current.isWord(keyword);
        if (accepted) {
            warnOfSmallLetters(current);
            advance();
        }
        return accepted;
    }

    void warnOfSmallLetters(Token keyword) {
        if (!keyword.text().equals(keyword.keyword())) {
            warn("the keyword " + keyword.shown() + " in small letters", "write " + keyword.keyword(), "9.5");
        }
    }

    void expectWord(String keyword, String section) {
        if (!acceptWord(keyword)) {
            throw expected(keyword, section);
        }
    }

    /** Past a number, which is written without a plus sign (STIX 2.1 §9.2). */
    void advancePastNumber() {
        if (current.text().startsWith("+")) {
            warn("a number with a plus sign: " + current.shown(), "leave the sign away", "9.2");
        }
        advance();
    }

    /** Past an opening parenthesis. */
    void enter() {
        if (++depth > PatternParser.MAX_DEPTH) {
            throw malformed("parentheses nested deeper than " + PatternParser.MAX_DEPTH, "", "9.5.3");
        }
        advance();
    }

    /** Past the closing one. */
    void leave(String expected, String section) {
        expectSymbol(")", expected, section);
        depth--;
    }

    /** Counts a comparison or a constant against the bound. */
    void countPart() {
        if (++parts > PatternParser.MAX_PARTS) {
            throw malformed("more than " + PatternParser.MAX_PARTS + " comparisons and constants", "", "9.4");
        }
    }

    Literal.Timestamp liftedTimestamp(String text) {
        try {
            Literal.Timestamp lifted = new Literal.Timestamp(StixTimestamp.parse(text));
            warn("a moment written as a string, as STIX 2.0 does", "write t" + current.text(), "9.5.1");
            return lifted;
        } catch (StixException e) {
            throw new Malformation(source.remark(current.offset(), String.valueOf(e.getMessage()), "", "2.16"));
        }
    }

    void warn(String message, String hint, String section) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(source.remark(current.offset(), message, hint, section));
        }
    }

    Malformation expected(String what, String section) {
        return malformed("expected " + what + ", found " + current.shown(), "", section);
    }

    Malformation malformed(String message, String hint, String section) {
        return malformedAt(current.offset(), message, hint, section);
    }

    Malformation malformedAt(int offset, String message, String hint, String section) {
        return source.malformed(offset, message, hint, section);
    }
}
