package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Conversions that know nothing of networks or operating systems. */
final class PlainConversions {

    /** The largest integer of STIX (STIX 2.1 §2.10). */
    private static final long LARGEST = (1L << 53) - 1;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{1,16}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?[0-9]{1,20}(?:\\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,2})?");

    static final List<Conversion> ALL = List.of(
            Conversion.ofText(Conversions.DEFAULT, "the value as it is written", Converted::text),
            Conversion.ofText(
                    "lower",
                    "in lower case",
                    text -> Converted.text(text.strip().toLowerCase(Locale.ROOT))),
            Conversion.ofText(
                    "integer",
                    "a whole number of at most 53 bits, decimal or hexadecimal with `0x`",
                    Conversion.Yields.INTEGER,
                    text -> integer(text, -LARGEST, LARGEST, "not a whole number")),
            Conversion.ofText(
                    "count",
                    "the same, and not negative",
                    Conversion.Yields.INTEGER,
                    text -> integer(text, 0, LARGEST, "not a whole number from 0")),
            Conversion.ofText(
                    "port",
                    "the same, from 0 to 65535",
                    Conversion.Yields.INTEGER,
                    text -> integer(text, 0, 65_535, "not a port number, 0 to 65535")),
            Conversion.ofText(
                    "truth",
                    "`true` or `false`; also `T` and `F`, `yes` and `no`, `1` and `0`",
                    Conversion.Yields.TRUTH,
                    PlainConversions::truth),
            new Conversion(
                    "list",
                    "each element of a list; a single value is a list of one",
                    Conversion.Yields.LIST,
                    1,
                    true,
                    arguments -> list(arguments.getFirst())),
            Conversion.ofText(
                    "words",
                    "the parts between commas, each in lower case",
                    Conversion.Yields.LIST,
                    PlainConversions::words));

    private PlainConversions() {}

    private static Converted integer(String text, long least, long most, String otherwise) {
        String written = text.strip();
        try {
            // Integers of a larger range are strings in STIX (STIX 2.1 §2.10).
            OptionalLong number = written.startsWith("0x") || written.startsWith("0X")
                    ? hexadecimal(written.substring(2))
                    : decimal(written);
            return number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most
                    ? Converted.integer(number.getAsLong())
                    : Converted.unusable(otherwise);
        } catch (ArithmeticException | NumberFormatException e) {
            return Converted.unusable(otherwise);
        }
    }

    private static OptionalLong hexadecimal(String digits) {
        return HEXADECIMAL.matcher(digits).matches()
                ? OptionalLong.of(Long.parseLong(digits, 16))
                : OptionalLong.empty();
    }

    /** A count may be written with a fraction of zeros or an exponent; the pattern bounds the work of it. */
    private static OptionalLong decimal(String written) {
        return DECIMAL.matcher(written).matches()
                ? OptionalLong.of(new BigDecimal(written).longValueExact())
                : OptionalLong.empty();
    }

    private static Converted truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "1" -> new Converted.Value(BooleanNode.TRUE);
            case "false", "f", "no", "0" -> new Converted.Value(BooleanNode.FALSE);
            default -> Converted.unusable("neither true nor false");
        };
    }

    private static Converted list(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty() ? Converted.NOTHING : new Converted.Value(value);
        }
        return new Converted.Value(JsonNodeFactory.instance.arrayNode().add(value));
    }

    private static Converted words(String text) {
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        for (String word : text.split(",", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip().toLowerCase(Locale.ROOT));
            }
        }
        return words.isEmpty() ? Converted.NOTHING : new Converted.Value(words);
    }
}
