package dev.tocsin.match.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tocsin.sigma.detection.Comparison;
import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.RegexCheck;
import dev.tocsin.sigma.detection.ValueTest;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tests of a single value, by its text. Not safe for use by several threads. */
final class ValueWalk {

    /** A longer text is no number that anyone logs, and would cost to read as one. */
    private static final int LONGEST_NUMBER = 1_000;

    private final Map<ValueTest.Regex, Pattern> patterns = new HashMap<>();
    private final Map<String, int[]> foldedOfEvent = new HashMap<>();

    /** Another event begins: what was kept of the texts of the one before is let go. */
    void begin() {
        foldedOfEvent.clear();
    }

    private int[] characters(String text, boolean cased) {
        return cased
                ? GlobMatch.characters(text, true)
                : foldedOfEvent.computeIfAbsent(text, each -> GlobMatch.characters(each, false));
    }

    /**
     * Whether the text of a value satisfies a test.
     *
     * @throws IllegalArgumentException if the test is of the field as a whole
     */
    boolean satisfies(String text, ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var glob, var cased) -> GlobMatch.matches(glob, cased, characters(text, cased));
            case ValueTest.Numeric ignored -> throw new IllegalArgumentException("asks whether it is a number");
            case ValueTest.Compare(var comparison, var value) -> compares(text, comparison, value);
            case ValueTest.Bool(var value) -> CaseFolding.fold(text).equals(String.valueOf(value));
            case ValueTest.Regex regex -> pattern(regex).matcher(text).find();
            case ValueTest.Cidr(var network) -> AddressMatch.isIn(network, text);
            case ValueTest.TimePart(var unit, var comparison, var value) ->
                WrittenDate.read(text)
                        .flatMap(date -> date.part(unit))
                        .map(part -> holds(comparison, Integer.compare(part, value)))
                        .orElse(false);
            case ValueTest.AnyOf(var tests) -> tests.stream().anyMatch(each -> satisfies(text, each));
            case ValueTest.Null ignored -> throw new IllegalArgumentException("asks whether there is a value");
            case ValueTest.Exists ignored -> throw new IllegalArgumentException("asks whether the field is there");
            case ValueTest.FieldReference ignored -> throw new IllegalArgumentException("asks for another field");
        };
    }

    /** Where in the text what the test looks for begins, near enough to show it; 0 if that is not known. */
    int begin(String text, ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var glob, var cased) ->
                Math.max(
                        0,
                        glob.parts().stream()
                                .flatMap(part ->
                                        part instanceof Glob.Literal(String found) ? Stream.of(found) : Stream.of())
                                .max(Comparator.comparingInt(String::length))
                                .map(found -> CaseFolding.fold(text).indexOf(CaseFolding.fold(found)))
                                .orElse(0));
            case ValueTest.Regex regex -> {
                Matcher matcher = pattern(regex).matcher(text);
                yield matcher.find() ? matcher.start() : 0;
            }
            default -> 0;
        };
    }

    /** Whether a value is that number: a number of any spelling, or text that is its digits. */
    static boolean is(JsonNode value, BigDecimal number) {
        return value.isNumber()
                ? value.decimalValue().compareTo(number) == 0
                : value.asText().equals(number.toPlainString());
    }

    /** Whether a text stands so to any of the others. */
    static boolean relates(String text, List<String> others, ValueTest.FieldReference reference) {
        String here = reference.cased() ? text : CaseFolding.fold(text);
        return others.stream()
                .map(other -> reference.cased() ? other : CaseFolding.fold(other))
                .anyMatch(other -> switch (reference.position()) {
                    case WHOLE -> here.equals(other);
                    case START -> here.startsWith(other);
                    case END -> here.endsWith(other);
                    case ANYWHERE -> here.contains(other);
                });
    }

    private Pattern pattern(ValueTest.Regex regex) {
        return patterns.computeIfAbsent(
                regex, each -> Pattern.compile(each.expression(), RegexCheck.re2jFlags(each.flags())));
    }

    private static boolean compares(String text, Comparison comparison, BigDecimal value) {
        return number(text)
                .map(number -> holds(comparison, number.compareTo(value)))
                .orElse(false);
    }

    /** The number that a text is; empty if it is none. */
    static Optional<BigDecimal> number(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty(); // most texts are no numbers
        }
    }

    static boolean holds(Comparison comparison, int order) {
        return switch (comparison) {
            case EQ -> order == 0;
            case NEQ -> order != 0;
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            case GTE -> order >= 0;
        };
    }
}
