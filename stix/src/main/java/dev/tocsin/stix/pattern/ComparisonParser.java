package dev.tocsin.stix.pattern;

import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.pattern.ComparisonExpression.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands between the brackets of an observation expression (STIX 2.1 §9.6). */
final class ComparisonParser {

    /** Longer than any path or command line; the time that LIKE takes grows with it. */
    private static final int MAX_LIKE_LENGTH = 10_000;

    private static final Pattern HASH_IN_CAPITALS = Pattern.compile("(?=.*[A-F])[0-9A-Fa-f]{32,128}");

    private final TokenReader tokens;
    private final PathParser paths;

    ComparisonParser(TokenReader tokens) {
        this.tokens = tokens;
        this.paths = new PathParser(tokens);
    }

    ComparisonExpression parse() {
        return or().expression();
    }

    /** An expression and the types an object may have for it to hold. */
    private record Typed(ComparisonExpression expression, Set<String> types) {}

    private Typed or() {
        Typed first = and();
        if (!tokens.current().isWord("OR")) {
            return first;
        }
        List<ComparisonExpression> operands = new ArrayList<>(List.of(first.expression()));
        Set<String> types = new HashSet<>(first.types());
        while (tokens.acceptWord("OR")) {
            Typed next = and();
            operands.add(next.expression());
            types.addAll(next.types());
        }
        return new Typed(new ComparisonExpression.Or(operands), types);
    }

    private Typed and() {
        Typed first = single();
        if (!tokens.current().isWord("AND")) {
            return first;
        }
        List<ComparisonExpression> operands = new ArrayList<>(List.of(first.expression()));
        Set<String> types = new HashSet<>(first.types());
        while (tokens.acceptWord("AND")) {
            int offset = tokens.current().offset();
            Typed next = single();
            operands.add(next.expression());
            Set<String> before = Set.copyOf(types);
            types.retainAll(next.types());
            // All operands of AND must be satisfiable with the same object (STIX 2.1 §9.5).
            if (types.isEmpty()) {
                throw tokens.malformedAt(
                        offset,
                        "no one object is both " + names(before) + " and " + names(next.types()),
                        "join comparisons of different types by OR, or put them in brackets of their own:"
                                + " [...] AND [...]",
                        "9.5");
            }
        }
        return new Typed(new ComparisonExpression.And(operands), types);
    }

    private static String names(Set<String> types) {
        return types.stream().sorted().limit(3).reduce((a, b) -> a + " or " + b).orElse("nothing");
    }

    private Typed single() {
        if (tokens.current().isSymbol("(")) {
            tokens.enter();
            Typed inner = or();
            tokens.leave("AND, OR or \")\"", "9.6");
            return inner;
        }
        tokens.countPart();
        Token first = tokens.current();
        if (!first.isWord("NOT") && !first.isWord("EXISTS")) {
            return compared(paths.parse());
        }
        tokens.advance();
        if (tokens.current().isSymbol(":")) {
            // An object type may be called like a keyword.
            return compared(paths.from(first));
        }
        tokens.warnOfSmallLetters(first);
        return exists(first.isWord("NOT"));
    }

    private Typed exists(boolean negated) {
        if (negated && !tokens.acceptWord("EXISTS")) {
            throw tokens.malformed(
                    "NOT before " + tokens.current().shown(),
                    "NOT stands between the path and the operator: file:name NOT LIKE 'a%'",
                    "9.6.1");
        }
        ObjectPath path = paths.parse();
        return new Typed(new ComparisonExpression.Exists(path, negated), Set.of(path.objectType()));
    }

    private Typed compared(ObjectPath path) {
        boolean negated = tokens.acceptWord("NOT");
        Operator operator = operator();
        ComparisonExpression comparison;
        if (operator == null) {
            if (!tokens.acceptWord("IN")) {
                throw tokens.expected("a comparison operator", "9.6.1");
            }
            comparison = new ComparisonExpression.In(path, negated, set(path));
        } else {
            acceptOperator(operator);
            warnOfRange(path, operator);
            comparison = new ComparisonExpression.Comparison(path, negated, operator, operand(path, operator));
        }
        return new Typed(comparison, Set.of(path.objectType()));
    }

    private @Nullable Operator operator() {
        Token token = tokens.current();
        return switch (token.kind() == Token.Kind.SYMBOL ? token.text() : token.keyword()) {
            case "=", "==" -> Operator.EQUAL;
            case "!=", "<>" -> Operator.NOT_EQUAL;
            case ">" -> Operator.GREATER;
            case "<" -> Operator.LESS;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case "LIKE" -> Operator.LIKE;
            case "MATCHES" -> Operator.MATCHES;
            case "ISSUBSET" -> Operator.ISSUBSET;
            case "ISSUPERSET" -> Operator.ISSUPERSET;
            default -> null;
        };
    }

    private void acceptOperator(Operator operator) {
        if (!tokens.acceptWord(operator.symbol())) {
            if (!tokens.current().text().equals(operator.symbol())) {
                tokens.warn(
                        "the operator " + tokens.current().shown() + " of older grammars",
                        "write " + operator.symbol(),
                        "9.6.1");
            }
            tokens.advance();
        }
    }

    private Literal operand(ObjectPath path, Operator operator) {
        Token token = tokens.current();
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> literal(path);
            case GREATER, LESS, GREATER_OR_EQUAL, LESS_OR_EQUAL -> {
                Literal literal = literal(path);
                if (literal instanceof Literal.Truth) {
                    throw tokens.malformedAt(
                            token.offset(), "true and false have no order", "compare them with = or !=", "9.6.1");
                }
                yield literal;
            }
            case LIKE -> {
                Literal.Text like = text(operator);
                if (like.value().length() > MAX_LIKE_LENGTH) {
                    throw tokens.malformedAt(
                            token.offset(),
                            "a LIKE of " + like.value().length() + " characters; at most " + MAX_LIKE_LENGTH
                                    + " are taken",
                            "",
                            "9.6.1");
                }
                yield like;
            }
            case MATCHES -> {
                Literal.Text regex = text(operator);
                if (LinearRegex.compile(regex.value())
                        instanceof LinearRegex.Compilation.Refused(String reason, int index)) {
                    throw tokens.malformedAt(
                            offsetInString(token, index),
                            "a regular expression that cannot be used: " + reason,
                            "MATCHES is evaluated in linear time, with the syntax of RE2",
                            "9.6.1");
                }
                yield regex;
            }
            case ISSUBSET, ISSUPERSET -> {
                Literal.Text range = text(operator);
                if (IpRange.parse(range.value()).isEmpty()) {
                    throw tokens.malformedAt(
                            token.offset(),
                            operator.symbol() + " takes an IP address or a CIDR block, not " + token.shown(),
                            "write '198.51.100.0/24' or '2001:db8::/32'",
                            "9.6.1");
                }
                yield range;
            }
        };
    }

    /** These two are of the value of an address (STIX 2.1 §9.6.1). */
    private void warnOfRange(ObjectPath path, Operator operator) {
        boolean ofRange = operator == Operator.ISSUBSET || operator == Operator.ISSUPERSET;
        if (ofRange && !path.steps().getLast().equals(new ObjectPath.Step.Property("value"))) {
            tokens.warn(
                    operator.symbol() + " on " + Quoted.of(PatternText.of(path))
                            + ", which is not the value of an address",
                    "ask for ipv4-addr:value, ipv6-addr:value or one that a reference leads to",
                    "9.6.1");
        }
    }

    /** Strings compare by code point, and tools write digests in small letters (STIX 2.1 §9.6.2). */
    private void warnOfHash(ObjectPath path, Literal literal) {
        if (literal instanceof Literal.Text(var text)
                && path.steps().contains(new ObjectPath.Step.Property("hashes"))
                && HASH_IN_CAPITALS.matcher(text).matches()) {
            tokens.warn(
                    "a hash in capitals, which only a hash in capitals equals", "write it in small letters", "9.6.2");
        }
    }

    private Literal.Text text(Operator operator) {
        if (!(tokens.current().literal() instanceof Literal.Text text)) {
            throw tokens.expected("a string after " + operator.symbol(), "9.6.1");
        }
        tokens.countPart();
        tokens.advance();
        return text;
    }

    /** Where a {@code char} of a string's value stands in the pattern, its escapes counted. */
    private static int offsetInString(Token string, int index) {
        String written = string.text();
        int at = 1;
        for (int i = 0; i < index && at < written.length() - 1; i++) {
            at += written.charAt(at) == '\\' ? 2 : 1;
        }
        return string.offset() + at;
    }

    private Literal literal(ObjectPath path) {
        Token token = tokens.current();
        Literal literal = switch (token.keyword()) {
            case "TRUE" -> new Literal.Truth(true);
            case "FALSE" -> new Literal.Truth(false);
            default -> token.literal();
        };
        if (literal == null) {
            throw tokens.malformed(
                    "expected a constant, found " + token.shown(),
                    token.kind() == Token.Kind.WORD ? "a string stands in apostrophes: 'like this'" : "",
                    "9.2");
        }
        tokens.countPart();
        warnOfHash(path, literal);
        if (literal instanceof Literal.Truth
                && !token.text().equals(token.text().toLowerCase(Locale.ROOT))) {
            tokens.warn("the constant " + token.shown() + " in capitals", "write true or false", "9.2");
        }
        tokens.advancePastNumber();
        return literal;
    }

    private List<Literal> set(ObjectPath path) {
        int open = tokens.current().offset();
        tokens.expectSymbol("(", "\"(\" and the values of the set", "9.6.1");
        List<Literal> values = new ArrayList<>();
        if (tokens.acceptSymbol(")")) {
            tokens.warn("an empty set: nothing is in it", "", "9.6.1");
            return values;
        }
        do {
            Token token = tokens.current();
            Literal value = literal(path);
            // The values are of one type (STIX 2.1 §9.6.1).
            if (!values.isEmpty() && kind(value) != kind(values.getFirst())) {
                throw tokens.malformedAt(
                        token.offset(),
                        "a set of two types: " + token.shown() + " among " + kind(values.getFirst()).plural,
                        "",
                        "9.6.1");
            }
            values.add(value);
        } while (tokens.acceptSymbol(","));
        if (!tokens.acceptSymbol(")")) {
            throw tokens.malformed(
                    "expected \",\" or \")\", found " + tokens.current().shown(),
                    "the set began " + (tokens.current().offset() - open) + " characters before",
                    "9.6.1");
        }
        return values;
    }

    /** Integers and floats compare with each other, and so do hex and binary constants (STIX 2.1 §9.2). */
    private enum Kind {
        TEXT("strings"),
        NUMBER("numbers"),
        TRUTH("booleans"),
        TIMESTAMP("timestamps"),
        BYTES("binary constants");

        private final String plural;

        Kind(String plural) {
            this.plural = plural;
        }
    }

    private static Kind kind(Literal literal) {
        return switch (literal) {
            case Literal.Text text -> Kind.TEXT;
            case Literal.Whole whole -> Kind.NUMBER;
            case Literal.Decimal decimal -> Kind.NUMBER;
            case Literal.Truth truth -> Kind.TRUTH;
            case Literal.Timestamp timestamp -> Kind.TIMESTAMP;
            case Literal.Bytes bytes -> Kind.BYTES;
        };
    }
}
