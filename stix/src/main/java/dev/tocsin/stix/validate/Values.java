package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.PatternParser;
import dev.tocsin.stix.pattern.PatternResult;
import dev.tocsin.stix.pattern.PatternResult.Malformed;
import dev.tocsin.stix.pattern.PatternResult.Parsed;
import dev.tocsin.stix.pattern.PatternResult.Remark;
import dev.tocsin.stix.validate.ValueType.Precision;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Holds values against their types. */
final class Values {

    private static final Section BINARY = Section.stix("2.1");
    private static final Section BOOLEAN = Section.stix("2.2");
    private static final Section DICTIONARY = Section.stix("2.3");
    private static final Section FLOAT = Section.stix("2.6");
    private static final Section HEXADECIMAL = Section.stix("2.8");
    private static final Section INTEGER = Section.stix("2.10");
    private static final Section LIST = Section.stix("2.12");
    private static final Section STRING = Section.stix("2.15");
    private static final Section TIMESTAMP = Section.stix("2.16");
    private static final Section COMMON = Section.stix("3.2");

    private static final Pattern DICTIONARY_KEY = Pattern.compile("[A-Za-z0-9_-]{1,250}");
    private static final Pattern LOWER_HEX = Pattern.compile("(?:[0-9a-f]{2})*+");
    private static final int MOST_TERMS_LISTED = 8;
    private static final int DIGITS_OF_MILLISECONDS = 3;

    private final ObjectNode root;
    private final Findings out;

    /** Checks values anywhere inside one STIX object. */
    Values(ObjectNode root, Findings out) {
        this.root = root;
        this.out = out;
    }

    /**
     * Holds one value against a type.
     *
     * @param section where the specification puts bounds on this property beyond its data type's own
     */
    void check(ValueType type, JsonNode value, Place at, Section section) {
        switch (type) {
            case ValueType.Text(TextForm form) -> text(form, value, at);
            case ValueType.Flag() -> require(value.isBoolean(), value, at, BOOLEAN, "must be true or false");
            case ValueType.WholeNumber(long least, long most) -> wholeNumber(value, least, most, at, section);
            case ValueType.Decimal(double least, double most) -> decimal(value, least, most, at, section);
            case ValueType.Time(Precision precision) -> time(value, precision, at, section);
            case ValueType.Reference reference -> Identifiers.checkReference(value, reference, at, section, out);
            case ValueType.ListOf(ValueType element) -> list(element, value, at, section);
            case ValueType.Dictionary(ValueType element) -> dictionary(element, value, at, section);
            case ValueType.TextOrWholeNumber() ->
                require(value.isTextual() || isWhole(value), value, at, section, "must be a string or an integer");
            case ValueType.Anything() -> require(!value.isNull(), value, at, DICTIONARY, "must not be null");
            case ValueType.Hashes() -> HashForm.check(value, at, out);
            case ValueType.Closed(Vocabulary vocabulary) -> closed(vocabulary, value, at);
            case ValueType.Open(Vocabulary vocabulary) -> open(vocabulary, value, at);
            case ValueType.Hex() ->
                require(
                        value.isTextual()
                                && LOWER_HEX.matcher(value.textValue()).matches(),
                        value,
                        at,
                        HEXADECIMAL,
                        "must be pairs of hexadecimal digits in lower case");
            case ValueType.Binary() ->
                require(value.isTextual() && Base64Form.fits(value.textValue()), value, at, BINARY, "must be base64");
            case ValueType.Structure(Shape shape) -> structure(shape, value, at);
            case ValueType.ObservableContainer() -> Containers.check(value, at, out);
            case ValueType.Extensions extensions -> new ExtensionChecks(root, this, out).check(extensions, value, at);
            case ValueType.Translations() -> translations(value, at, section);
            case ValueType.Selector() -> Selectors.check(root, value, at, out);
            case ValueType.DetectionPattern() -> pattern(value, at);
        }
    }

    /** An object of a known shape: what it lacks, what its properties hold, what does not belong there. */
    void structure(Shape shape, JsonNode value, Place at) {
        if (!(value instanceof ObjectNode object)) {
            out.error(at, value, shape.section(), "must be an object of type " + shape.name());
            return;
        }
        properties(shape, object, at);
        object.properties().forEach(entry -> {
            if (!shape.properties().containsKey(entry.getKey())) {
                UnknownProperties.report(
                        entry.getKey(), entry.getValue(), shape.properties().keySet(), at, out);
            }
        });
    }

    /** The properties a shape knows, and its rules. */
    void properties(Shape shape, ObjectNode object, Place at) {
        for (Shape.Property property : shape.properties().values()) {
            JsonNode value = object.path(property.name());
            Place place = at.property(property.name());
            if (!value.isMissingNode()) {
                check(property.type(), value, place, shape.section());
            } else if (property.required()) {
                out.error(place, value, shape.section(), "is required");
            }
        }
        Scope scope = new Scope(root, object, at, shape, out);
        shape.rules().forEach(rule -> rule.check().check(scope));
    }

    /** Whether the value is an object with something in it; reports it if not. */
    static boolean isFilledObject(JsonNode value, Place at, Section section, Findings out) {
        if (!value.isObject()) {
            out.error(at, value, section, "must be an object");
            return false;
        }
        if (value.isEmpty()) {
            out.error(at, value, DICTIONARY, "must not be empty; leave it out instead");
            return false;
        }
        return true;
    }

    private void require(boolean fulfilled, JsonNode value, Place at, Section section, String complaint) {
        if (!fulfilled) {
            out.error(at, value, section, complaint);
        }
    }

    private void text(TextForm form, JsonNode value, Place at) {
        if (!value.isTextual()) {
            out.error(at, value, STRING, "must be a string");
        } else if (hasLoneSurrogate(value.textValue())) {
            out.error(at, value, STRING, "must be Unicode; half a surrogate pair is no character");
        } else if (!form.fits(value.textValue())
                && !(form.mayBeDefanged() && root.path("defanged").asBoolean())) {
            out.report(form.severity(), at, value, form.section(), form.complaint());
        }
    }

    private void wholeNumber(JsonNode value, long least, long most, Place at, Section section) {
        if (!isWhole(value)) {
            out.error(at, value, INTEGER, "must be an integer");
            return;
        }
        BigDecimal number = value.decimalValue();
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            out.error(at, value, section, "must be from " + least + " to " + most);
        }
    }

    private void decimal(JsonNode value, double least, double most, Place at, Section section) {
        if (!value.isNumber()) {
            out.error(at, value, FLOAT, "must be a number");
            return;
        }
        BigDecimal number = value.decimalValue();
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            String bounds = most == Double.MAX_VALUE ? "not be negative" : "be from " + least + " to " + most;
            out.error(at, value, section, "must " + bounds);
        }
    }

    private void time(JsonNode value, Precision precision, Place at, Section section) {
        if (!value.isTextual()) {
            out.error(at, value, TIMESTAMP, "must be a string with a timestamp");
            return;
        }
        try {
            StixTimestamp.parse(value.textValue());
        } catch (StixException malformed) {
            out.error(at, value, TIMESTAMP, "must be a time in UTC, such as 2016-01-20T12:31:12.123Z");
            return;
        }
        String text = value.textValue();
        int digits = text.indexOf('.') < 0 ? 0 : text.length() - text.indexOf('.') - 2;
        if (precision == Precision.AT_LEAST_MILLISECONDS && digits < DIGITS_OF_MILLISECONDS) {
            out.error(at, value, COMMON, "must have at least three digits behind the second");
        } else if (precision == Precision.WHOLE_SECONDS && digits > 0) {
            out.error(at, value, section, "must be precise to the second, without a fraction");
        }
    }

    private void list(ValueType element, JsonNode value, Place at, Section section) {
        if (!value.isArray()) {
            out.error(at, value, LIST, "must be a list");
            return;
        }
        if (value.isEmpty()) {
            out.error(at, value, LIST, "must not be empty; leave it out instead");
        }
        for (int i = 0; i < value.size(); i++) {
            check(element, value.get(i), at.item(i), section);
        }
    }

    private void dictionary(ValueType element, JsonNode value, Place at, Section section) {
        if (!isFilledObject(value, at, DICTIONARY, out)) {
            return;
        }
        value.properties().forEach(entry -> {
            Place place = at.property(entry.getKey());
            require(
                    DICTIONARY_KEY.matcher(entry.getKey()).matches(),
                    entry.getValue(),
                    place,
                    DICTIONARY,
                    "must be named in at most 250 letters, digits, hyphens and underscores");
            check(element, entry.getValue(), place, section);
        });
    }

    private void closed(Vocabulary vocabulary, JsonNode value, Place at) {
        if (!value.isTextual()) {
            out.error(at, value, STRING, "must be a string");
        } else if (!vocabulary.has(value.textValue())) {
            String terms = vocabulary.terms().size() <= MOST_TERMS_LISTED
                    ? ": " + Identifiers.or(vocabulary.terms())
                    : Nearest.hint(value.textValue(), vocabulary.terms());
            out.error(at, value, vocabulary.section(), "must be a term of " + vocabulary.label() + terms);
        }
    }

    private void open(Vocabulary vocabulary, JsonNode value, Place at) {
        if (!value.isTextual()) {
            out.error(at, value, STRING, "must be a string");
        } else if (!vocabulary.has(value.textValue())) {
            String hint = Nearest.hint(value.textValue(), vocabulary.terms());
            out.warning(at, value, vocabulary.section(), "is no term of " + vocabulary.label() + hint);
        }
    }

    private void translations(JsonNode value, Place at, Section section) {
        if (!isFilledObject(value, at, section, out)) {
            return;
        }
        value.properties().forEach(entry -> {
            Place place = at.property(entry.getKey());
            if (!TextForm.LANGUAGE.fits(entry.getKey())) {
                out.warning(place, entry.getValue(), section, "is named by no language tag of RFC 5646");
            }
            isFilledObject(entry.getValue(), place, section, out);
        });
    }

    private void pattern(JsonNode value, Place at) {
        if (!value.isTextual()) {
            out.error(at, value, STRING, "must be a string");
            return;
        }
        if (!root.path("pattern_type").asText().toLowerCase(Locale.ROOT).equals("stix")) {
            return;
        }
        PatternResult result = PatternParser.parse(value.textValue());
        switch (result) {
            case Malformed(Remark error) -> remark(Severity.ERROR, error, value, at);
            case Parsed(var expression, var warnings) ->
                warnings.forEach(warning -> remark(Severity.WARNING, warning, value, at));
        }
    }

    private void remark(Severity severity, Remark remark, JsonNode value, Place at) {
        String line = remark.line() == 1 ? "" : "line " + remark.line() + ", ";
        String hint = remark.hint().isEmpty() ? "" : "; " + remark.hint();
        String message = (severity == Severity.ERROR ? "is no STIX pattern, " : "is doubtful, ") + line + "column "
                + remark.column() + ": " + remark.message() + hint;
        out.report(severity, at, value, Section.stix(remark.section()), message);
    }

    /** 3 and 3.0 are whole; how a number is written does not count. */
    private static boolean isWhole(JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral();
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
