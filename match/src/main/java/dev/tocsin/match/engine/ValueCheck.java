package dev.tocsin.match.engine;

import com.google.re2j.Pattern;
import dev.tocsin.match.sigma.AddressMatch;
import dev.tocsin.match.sigma.WrittenDate;
import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.RegexCheck;
import dev.tocsin.sigma.detection.ValueTest;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/** A test of a single value by its text, compiled: what the automata leave to be looked at. */
final class ValueCheck {

    /** Literals of this length are found by the search that comes first. */
    static final int SEARCHED = 4;

    private static final int LONGEST_NUMBER = 1_000;
    private static final int LONGEST_ADDRESS = 45;

    private ValueCheck() {}

    /**
     * The check for a test.
     *
     * @throws IllegalArgumentException for a test that is about more than the text of one value
     */
    static Predicate<CharSequence> of(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var glob, var cased) -> new Wildcards(glob, cased)::match;
            case ValueTest.Bool(var value) -> text -> text.toString().equalsIgnoreCase(String.valueOf(value));
            case ValueTest.Regex(var expression, var flags) -> {
                Pattern pattern = Pattern.compile(expression, RegexCheck.re2jFlags(flags));
                Wildcards[] required = required(expression);
                yield text -> allMatch(required, text) && pattern.matcher(text).find();
            }
            case ValueTest.Cidr(var network) ->
                text -> mayBeAddress(text) && AddressMatch.isIn(network, text.toString());
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

    /** What is found much faster than a regular expression, must be there for it to match, and was not looked for before. */
    private static Wildcards[] required(String expression) {
        return RequiredLiterals.of(expression).stream()
                .filter(literal -> literal.length() < Gate.SHORTEST_OF_REGEX)
                .filter(literal -> !Character.isLetterOrDigit(literal.charAt(0)))
                .map(literal -> new Wildcards(Glob.literal(literal).contains(), false))
                .toArray(Wildcards[]::new);
    }

    private static boolean allMatch(Wildcards[] all, CharSequence text) {
        for (Wildcards one : all) {
            if (!one.match(text)) {
                return false;
            }
        }
        return true;
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

    private static boolean mayBeAddress(CharSequence text) {
        return text.length() >= 2
                && text.length() <= LONGEST_ADDRESS
                && (text.charAt(0) == ':' || Character.digit(text.charAt(0), 16) >= 0);
    }
}
