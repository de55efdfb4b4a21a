package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.ObjectPath.Step;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads object paths (STIX 2.1 §9.7). Every keyword may be a name in a path. */
final class PathParser {

    private static final BigInteger LARGEST_INDEX = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final int MAX_STEPS = 100;

    private final TokenReader tokens;

    PathParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    ObjectPath parse() {
        Token type = tokens.current();
        if (type.kind() != Token.Kind.WORD) {
            throw tokens.expected("an object path like file:name", "9.7");
        }
        tokens.advance();
        return from(type);
    }

    /** The path of which the object type has been read already. */
    ObjectPath from(Token type) {
        tokens.expectSymbol(":", "\":\" after the object type " + type.shown(), "9.7");
        List<Step> steps = new ArrayList<>();
        steps.add(property());
        while (true) {
            if (tokens.acceptSymbol(".")) {
                steps.add(property());
            } else if (tokens.acceptSymbol("[")) {
                steps.add(index());
                tokens.expectSymbol("]", "\"]\"", "9.7.2");
            } else {
                return new ObjectPath(type.text(), steps);
            }
            if (steps.size() > MAX_STEPS) {
                throw tokens.malformed("an object path of more than " + MAX_STEPS + " steps", "", "9.7");
            }
        }
    }

    private Step property() {
        Token token = tokens.current();
        Step step;
        if (token.literal() instanceof Literal.Text(var name)) {
            step = new Step.Property(name);
        } else if (token.kind() == Token.Kind.WORD) {
            // A name with a hyphen is enclosed in apostrophes (STIX 2.1 §9.7).
            if (token.text().indexOf('-') >= 0) {
                throw tokens.malformed(
                        "a property name with a hyphen: " + token.shown(), "write '" + token.text() + "'", "9.7");
            }
            step = new Step.Property(token.text());
        } else {
            throw tokens.expected("a property name", "9.7");
        }
        tokens.advance();
        return step;
    }

    private Step index() {
        if (tokens.acceptSymbol("*")) {
            return new Step.AnyElement();
        }
        if (tokens.current().literal() instanceof Literal.Whole(var index)
                && index.signum() >= 0
                && index.compareTo(LARGEST_INDEX) <= 0) {
            tokens.advance();
            return new Step.Index(index.intValueExact());
        }
        throw tokens.expected("a list index from 0 on, or *", "9.7.2");
    }
}
