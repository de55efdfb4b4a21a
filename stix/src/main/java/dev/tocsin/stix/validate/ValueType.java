package dev.tocsin.stix.validate;

import dev.tocsin.stix.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a property's value can be: the data types of STIX 2.1 §2 with the bounds that a property puts on them. */
sealed interface ValueType {

    /** A string (§2.15). */
    record Text(TextForm form) implements ValueType {}

    /** A boolean (§2.2). */
    record Flag() implements ValueType {}

    /** An integer (§2.10), bounds included. */
    record WholeNumber(long least, long most) implements ValueType {}

    /** A float (§2.6), bounds included. */
    record Decimal(double least, double most) implements ValueType {}

    /** A timestamp (§2.16). */
    record Time(Precision precision) implements ValueType {}

    /** How many digits of a second a timestamp must have. */
    enum Precision {
        ANY,
        AT_LEAST_MILLISECONDS,
        WHOLE_SECONDS
    }

    /**
     * An identifier (§2.9) of another object.
     *
     * @param kinds kinds of which any type will do; a custom type may be of any of them
     * @param types further types that will do
     */
    record Reference(Set<ObjectKind> kinds, List<String> types) implements ValueType {}

    /** A list (§2.12) of at least one value. */
    record ListOf(ValueType element) implements ValueType {}

    /** A dictionary (§2.3) whose values have one type. */
    record Dictionary(ValueType value) implements ValueType {}

    /** A string or an integer, as some dictionaries hold. */
    record TextOrWholeNumber() implements ValueType {}

    /** A value of any type but null. */
    record Anything() implements ValueType {}

    /** Hashes (§2.7). */
    record Hashes() implements ValueType {}

    /** An enum (§2.4): a term of a closed vocabulary. */
    record Closed(Vocabulary vocabulary) implements ValueType {}

    /** An open-vocab (§2.14). */
    record Open(Vocabulary vocabulary) implements ValueType {}

    /** A hex (§2.8). */
    record Hex() implements ValueType {}

    /** A binary (§2.1): base64. */
    record Binary() implements ValueType {}

    /** An object of known properties, such as a kill-chain-phase (§2.11). */
    record Structure(Shape shape) implements ValueType {}

    /** An observable-container (§2.13). */
    record ObservableContainer() implements ValueType {}

    /** The dictionary of extensions (§3.2), with the predefined ones of the type it stands in. */
    record Extensions(Map<String, Shape> predefined) implements ValueType {}

    /** The translations of a language-content object (§7.1): language tags, then properties. */
    record Translations() implements ValueType {}

    /** The selectors of a granular marking (§7.2.3), which must select something in the marked object. */
    record Selector() implements ValueType {}

    /** The pattern of an indicator (§4.7), whose language its pattern_type tells. */
    record DetectionPattern() implements ValueType {}
}
