package dev.tocsin.match.engine;

import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.Position;
import dev.tocsin.sigma.detection.ValueTest;
import dev.tocsin.telemetry.fields.FieldNames;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** What is left to be done for a predicate once the automata have been through an event. */
sealed interface Check {

    /** Instead of the number of a field. */
    int ANYWHERE = -1;

    /** The glob that every text matches. */
    List<Glob.Part> ANYTHING = List.of(new Glob.AnyRun());

    /** The literal was found, so it holds; it was not, so it does not. */
    record Decided() implements Check {}

    /**
     * Some value must satisfy the test.
     *
     * @param gated whether none can unless the literal was found
     * @param costly whether it is better to remember an answer than to ask again
     * @param required what a value must have to satisfy it
     * @param of the test as a rule says it
     */
    record OfValues(
            int field,
            boolean gated,
            boolean costly,
            List<LiteralAlone> required,
            ValueTest of,
            Predicate<CharSequence> test)
            implements Check {

        static OfValues of(int field, boolean gated, boolean costly, List<LiteralAlone> required, ValueTest of) {
            return new OfValues(field, gated, costly, required, of, ValueCheck.of(of));
        }
    }

    /** Some value must have the literal. */
    record OfLiteral(int field, LiteralAlone literal) implements Check {}

    /**
     * Some value must be the number.
     *
     * @param plain how it is written without an exponent
     */
    record OfNumbers(int field, BigDecimal number, String plain) implements Check {

        static OfNumbers of(int field, BigDecimal number) {
            return new OfNumbers(field, number, number.toPlainString());
        }
    }

    /** The field has a value, or it has none. */
    record Valued(int field, boolean wanted) implements Check {}

    /** The field is there, whatever it holds, or it is not. */
    record There(int field, boolean wanted) implements Check {}

    /** Two fields have values that go together. */
    record OfFields(int field, int other, Position position, boolean cased) implements Check {}

    static Check of(int field, ValueTest test, Gate gate, FieldNames names) {
        if (gate.decides() && !gate.isOpen()) {
            return new Decided();
        }
        return switch (test) {
            case ValueTest.Null ignored -> new Valued(field, false);
            case ValueTest.Exists(var wanted) -> new There(field, wanted);
            case ValueTest.Numeric(var number) -> OfNumbers.of(field, number);
            case ValueTest.FieldReference(var other, var position, var cased) ->
                new OfFields(field, names.number(other), position, cased);
            case ValueTest.Text(var glob, var cased) when glob.parts().equals(ANYTHING) -> new Valued(field, true);
            case ValueTest.Text ignored
            when gate.alone().isPresent() -> new OfLiteral(field, gate.alone().get());
            case ValueTest.Regex regex ->
                OfValues.of(field, !gate.isOpen(), true, ValueCheck.required(regex.expression()), test);
            default -> OfValues.of(field, !gate.isOpen(), false, List.of(), test);
        };
    }
}
