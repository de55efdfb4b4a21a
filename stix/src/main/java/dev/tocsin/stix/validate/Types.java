package dev.tocsin.stix.validate;

import dev.tocsin.stix.ObjectKind;
import dev.tocsin.stix.validate.ValueType.Precision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Short names for the data types, so that the catalogue reads like the specification's tables. */
final class Types {

    static final ValueType TEXT = new ValueType.Text(TextForm.ANY);
    static final ValueType FLAG = new ValueType.Flag();
    static final ValueType TIME = new ValueType.Time(Precision.ANY);
    static final ValueType HASHES = new ValueType.Hashes();
    static final ValueType HEX = new ValueType.Hex();
    static final ValueType BINARY = new ValueType.Binary();
    static final ValueType ANYTHING = new ValueType.Anything();
    static final ValueType TEXT_OR_WHOLE_NUMBER = new ValueType.TextOrWholeNumber();

    /** The range that JSON carries everywhere without loss (STIX 2.1 §2.10). */
    private static final long LARGEST_INTEGER = (1L << 53) - 1;

    static final ValueType WHOLE_NUMBER = whole(-LARGEST_INTEGER, LARGEST_INTEGER);
    static final ValueType COUNT = whole(0, LARGEST_INTEGER);

    private Types() {}

    static ValueType text(TextForm form) {
        return new ValueType.Text(form);
    }

    static ValueType whole(long least, long most) {
        return new ValueType.WholeNumber(least, most);
    }

    static ValueType decimal(double least, double most) {
        return new ValueType.Decimal(least, most);
    }

    static ValueType time(Precision precision) {
        return new ValueType.Time(precision);
    }

    static ValueType listOf(ValueType element) {
        return new ValueType.ListOf(element);
    }

    static ValueType listOf(Shape shape) {
        return listOf(structure(shape));
    }

    static ValueType dictionaryOf(ValueType value) {
        return new ValueType.Dictionary(value);
    }

    static ValueType structure(Shape shape) {
        return new ValueType.Structure(shape);
    }

    /** A term of an enumeration. */
    static ValueType enumOf(Vocabulary vocabulary) {
        return new ValueType.Closed(vocabulary);
    }

    /** A term, if possible of the vocabulary. */
    static ValueType openVocab(Vocabulary vocabulary) {
        return new ValueType.Open(vocabulary);
    }

    /** A reference to an object of one of the types. */
    static ValueType refTo(String... types) {
        return new ValueType.Reference(Set.of(), List.of(types));
    }

    /** A reference to an object of one of the kinds. */
    static ValueType refTo(ObjectKind... kinds) {
        return new ValueType.Reference(Set.of(kinds), List.of());
    }

    /** A reference to any STIX object. */
    static ValueType refToAny() {
        return refTo(ObjectKind.SDO, ObjectKind.SRO, ObjectKind.SCO, ObjectKind.META);
    }

    static ValueType extensions(Shape... predefined) {
        Map<String, Shape> byName = new LinkedHashMap<>();
        for (Shape shape : predefined) {
            byName.put(shape.name(), shape);
        }
        return new ValueType.Extensions(Map.copyOf(byName));
    }
}
