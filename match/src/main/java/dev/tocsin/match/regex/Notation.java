package dev.tocsin.match.regex;

import dev.tocsin.match.regex.Expression.Anchored;
import dev.tocsin.match.regex.Expression.Choice;
import dev.tocsin.match.regex.Expression.One;
import dev.tocsin.match.regex.Expression.Repeated;
import dev.tocsin.match.regex.Expression.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the part of RE2's syntax that nearly all expressions keep to: ASCII characters, classes, groups, choices, repetitions,
 * anchors at both ends, and flags at the start. It is no check: it is asked about expressions that RE2 takes, and gives
 * nothing for those that need more than that part.
 */
final class Notation {

    private static final Symbols DIGIT = Symbols.range('0', '9');
    private static final Symbols SPACE = Symbols.of("\t\n\f\r ");
    private static final Symbols WORD =
            DIGIT.with(Symbols.range('A', 'Z')).with(Symbols.range('a', 'z')).with(Symbols.of("_"));
    private static final int DEEPEST = 100;

    private final String text;
    private boolean anyCase;
    private boolean dotAll;
    private int at;
    private int depth;

    private Notation(String text, boolean anyCase, boolean dotAll) {
        this.text = text;
        this.anyCase = anyCase;
        this.dotAll = dotAll;
    }

    /** What the text says, or nothing where it says more than is known here. */
    static Optional<Anchored> read(String text, boolean anyCase, boolean dotAll) {
        try {
            return Optional.of(new Notation(text, anyCase, dotAll).whole());
        } catch (Beyond beyond) {
            return Optional.empty();
        }
    }

    /** More than this class knows. It has no trace, since it tells nothing but that. */
    private static final class Beyond extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Beyond() {
            super(null, null, false, false);
        }
    }

    private Anchored whole() {
        flags();
        boolean atStart = skip('^');
        List<Expression> choices = choices();
        boolean atEnd = skip('$');
        // An anchor belongs to the first or last of several choices, which is more than both flags can say.
        if (at < text.length() || ((atStart || atEnd) && choices.size() > 1)) {
            throw new Beyond();
        }
        return new Anchored(any(choices), atStart, atEnd);
    }

    private void flags() {
        int end = text.indexOf(')');
        if (!text.startsWith("(?") || end < 0 || !text.substring(2, end).matches("[is]+")) {
            return;
        }
        anyCase |= text.substring(2, end).contains("i");
        dotAll |= text.substring(2, end).contains("s");
        at = end + 1;
    }

    private List<Expression> choices() {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(sequence());
        } while (skip('|'));
        return parts;
    }

    private static Expression any(List<Expression> choices) {
        return choices.size() == 1 ? choices.getFirst() : new Choice(choices);
    }

    private Expression sequence() {
        List<Expression> parts = new ArrayList<>();
        while (at < text.length() && "|)$".indexOf(text.charAt(at)) < 0) {
            parts.add(repeated(single()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
    }

    private Expression single() {
        char c = text.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> new One(bracketed());
            case '.' -> new One(dotAll ? Symbols.all() : Symbols.of("\n").negated());
            case '\\' -> new One(escaped());
            case '^', '*', '+', '?', '{' -> throw new Beyond();
            default -> new One(literal(c));
        };
    }

    private Expression group() {
        if (skip('?') && !skip(':')) {
            throw new Beyond();
        }
        depth++;
        if (depth > DEEPEST) {
            throw new Beyond();
        }
        Expression inner = any(choices());
        if (!skip(')')) {
            throw new Beyond();
        }
        depth--;
        return inner;
    }

    private Expression repeated(Expression part) {
        Expression result = part;
        if (skip('*')) {
            result = new Repeated(part, 0, Repeated.ENDLESS);
        } else if (skip('+')) {
            result = new Repeated(part, 1, Repeated.ENDLESS);
        } else if (skip('?')) {
            result = new Repeated(part, 0, 1);
        } else if (skip('{')) {
            result = counted(part);
        } else {
            return part;
        }
        // Reluctance changes which match is found, not whether there is one.
        skip('?');
        if (at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0) {
            throw new Beyond();
        }
        return result;
    }

    private Repeated counted(Expression part) {
        int least = number();
        int most = least;
        if (skip(',')) {
            most = at < text.length() && text.charAt(at) == '}' ? Repeated.ENDLESS : number();
        }
        if (!skip('}') || most < least) {
            throw new Beyond();
        }
        return new Repeated(part, least, most);
    }

    private int number() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        // RE2 repeats at most a thousand times, and takes braces around a number such as 01 for ordinary characters.
        if (from == at || at - from > 4 || (text.charAt(from) == '0' && at - from > 1)) {
            throw new Beyond();
        }
        return Integer.parseInt(text.substring(from, at));
    }

    private Symbols bracketed() {
        boolean negated = skip('^');
        Symbols symbols = Symbols.none();
        boolean first = true;
        while (first || !skip(']')) {
            symbols = symbols.with(element());
            first = false;
        }
        return negated ? symbols.negated() : symbols;
    }

    private Symbols element() {
        char c = next();
        if (c == '[' && at < text.length() && text.charAt(at) == ':') {
            throw new Beyond();
        }
        if (c == '\\' && at < text.length() && "dDsSwW".indexOf(text.charAt(at)) >= 0) {
            return escaped();
        }
        char from = c == '\\' ? character(next()) : ascii(c);
        char to = from;
        if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
            at++;
            char end = next();
            to = end == '\\' ? character(next()) : ascii(end);
        }
        if (to < from) {
            throw new Beyond();
        }
        return cased(Symbols.range(from, to));
    }

    private Symbols escaped() {
        char c = next();
        return switch (c) {
            case 'd' -> DIGIT;
            case 'D' -> DIGIT.negated();
            case 's' -> SPACE;
            case 'S' -> SPACE.negated();
            case 'w' -> cased(WORD);
            case 'W' -> cased(WORD).negated();
            default -> literal(character(c));
        };
    }

    /** The character that stands behind a backslash. */
    private static char character(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> {
                if (c >= 128 || Character.isLetterOrDigit(c)) {
                    throw new Beyond();
                }
                yield c;
            }
        };
    }

    private Symbols literal(char c) {
        return cased(Symbols.range(ascii(c), c));
    }

    private Symbols cased(Symbols symbols) {
        return anyCase ? symbols.inAnyCase() : symbols;
    }

    private static char ascii(char c) {
        if (c >= 128) {
            throw new Beyond();
        }
        return c;
    }

    private char next() {
        if (at >= text.length()) {
            throw new Beyond();
        }
        return text.charAt(at++);
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }
}
