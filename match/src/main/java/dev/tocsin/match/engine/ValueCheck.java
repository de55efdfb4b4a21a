package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import dev.tocsin.match.sigma.WrittenDate;
import dev.tocsin.sigma.detection.ValueTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** A test of a single value by its text, compiled: what the automata leave to be looked at. */
final class ValueCheck {

    /** Literals of this length are found by the search that comes first. */
    static final int SEARCHED = 4;

    private static final int LONGEST_NUMBER = 1_000;

    private ValueCheck() {}

    /**
     * The check for a test.
     *
     * @throws IllegalArgumentException for a test that is about more than the text of one value
     */
    static Predicate<CharSequence> of(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var glob, var cased) -> new Wildcards(glob, cased)::match;
            case ValueTest.Bool(var value) -> text -> isWord(text, String.valueOf(value));
            case ValueTest.Regex(var expression, var flags) -> {
                OptionalInt longLine = longLine(expression);
                if (longLine.isPresent() && flags.isEmpty()) {
                    yield text -> hasLine(text, longLine.getAsInt());
                }
                yield new LateRegex(expression, flags);
            }
            case ValueTest.Cidr(var network) -> new NetworkCheck(network);
            case ValueTest.Compare(var comparison, var value) ->
                text -> number(text)
                        .map(it -> holds(comparison, it.compareTo(value)))
                        .orElse(false);
            case ValueTest.TimePart(var unit, var comparison, var value) ->
                text -> WrittenDate.read(text.toString())
                        .flatMap(date -> date.part(unit))
                        .map(part -> holds(comparison, Integer.compare(part, value)))
                        .orElse(false);
            case ValueTest.Numeric ignored -> throw new IllegalArgumentException("depends on the kind of the value");
            case ValueTest.Exists ignored -> throw new IllegalArgumentException("asks whether the field is there");
            case ValueTest.Null ignored -> throw new IllegalArgumentException("asks whether there is a value");
            case ValueTest.FieldReference ignored -> throw new IllegalArgumentException("compares two fields");
            case ValueTest.AnyOf ignored -> throw new IllegalArgumentException("not taken apart");
        };
    }

    /** Whether a text is a word, whatever the case of its letters. */
    private static boolean isWord(CharSequence text, String word) {
        boolean is = text.length() == word.length();
        for (int i = 0; i < word.length() && is; i++) {
            is = Character.toLowerCase(Character.toUpperCase(text.charAt(i))) == word.charAt(i);
        }
        return is;
    }

    /** A regular expression that asks for nothing but a long line, which it would find slowly; how long the line must be. */
    private static OptionalInt longLine(String expression) {
        return expression.matches("\\.\\{[0-9]{1,4},}")
                ? OptionalInt.of(Integer.parseInt(expression.substring(2, expression.length() - 2)))
                : OptionalInt.empty();
    }

    /** Whether a line has so many characters. */
    private static boolean hasLine(CharSequence text, int length) {
        int characters = 0;
        for (int i = 0; i < text.length() && characters < length; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                characters = 0;
            } else if (!Character.isLowSurrogate(c) || i == 0 || !Character.isHighSurrogate(text.charAt(i - 1))) {
                characters++;
            }
        }
        return characters >= length;
    }

    /** What is found much faster than a regular expression, must be there for it to match, and was not looked for before. */
    static List<LiteralAlone> required(String expression) {
        List<String> all = RequiredLiterals.of(expression);
        List<String> searched = Gate.searched(all);
        return all.stream()
                .filter(literal -> !searched.contains(literal))
                .filter(literal -> literal.length() > 1 || !Character.isLetterOrDigit(literal.charAt(0)))
                .map(literal -> new Literal(literal, false, false, 0))
                .filter(LiteralAlone::suits)
                .map(LiteralAlone::new)
                .toList();
    }

    static boolean holds(dev.tocsin.sigma.detection.Comparison comparison, int order) {
        return switch (comparison) {
            case EQ -> order == 0;
            case NEQ -> order != 0;
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            case GTE -> order >= 0;
        };
    }

    private static Optional<BigDecimal> number(CharSequence text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty(); // most texts are no numbers
        }
    }
}
