package dev.tocsin.sigma.detection;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What a single value of an event is tested for. Modifiers have done their work: encodings are applied, alternatives are
 * written out, {@code contains} and its like are wildcards of the glob.
 */
public sealed interface ValueTest {

    /**
     * The whole value matches the glob. A number of the event counts as its decimal digits.
     *
     * @param cased whether letters count as different in upper and lower case; by default they do not
     */
    record Text(Glob glob, boolean cased) implements ValueTest {}

    /** The value is this number, or text that is this number written in digits. */
    record Numeric(BigDecimal value) implements ValueTest {}

    /** The value is true or false, or the text "true" or "false" in any case. */
    record Bool(boolean value) implements ValueTest {}

    /** The field is absent, or its value is null. */
    record Null() implements ValueTest {}

    /**
     * The expression is found anywhere in the value. It compiles with RE2/J, to at most {@link RegexCheck#MAX_PROGRAM_SIZE}
     * steps.
     */
    record Regex(String expression, Set<RegexFlag> flags) implements ValueTest {}

    /** The value is an address in the network. */
    record Cidr(Network network) implements ValueTest {}

    /** The value is a number that compares so. */
    record Compare(Comparison comparison, BigDecimal value) implements ValueTest {}

    /**
     * The value compares so with another field of the same event.
     *
     * @param position where in this field the other's value is looked for
     */
    record FieldReference(String field, Position position, boolean cased) implements ValueTest {}

    /** The field is in the event, whatever its value; or, for false, it is not. */
    record Exists(boolean wanted) implements ValueTest {}

    /**
     * A part of the date that the value is. The specification knows no time zones: the date is taken as it is written.
     */
    record TimePart(TimeUnit unit, Comparison comparison, int value) implements ValueTest {}

    /** Any of several, all made from one value of the rule; only where the values of a field test must all match. */
    record AnyOf(List<ValueTest> tests) implements ValueTest {
        public AnyOf {
            tests = List.copyOf(tests);
        }
    }
}
