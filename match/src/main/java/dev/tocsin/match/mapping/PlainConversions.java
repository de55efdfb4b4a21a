package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Conversions that know nothing of networks or operating systems. */
final class PlainConversions {

    static final List<Conversion> ALL = List.of(
            Conversion.ofText(Conversions.DEFAULT, "the value as it is written", Converted::text),
            Conversion.ofText(
                    "lower",
                    "in lower case",
                    text -> Converted.text(text.strip().toLowerCase(Locale.ROOT))),
            Conversion.ofText(
                    "integer",
                    "a whole number, decimal or hexadecimal with `0x`",
                    Conversion.Yields.INTEGER,
                    PlainConversions::integer),
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

    private static Converted integer(String text) {
        try {
            String digits = text.strip();
            if (digits.startsWith("0x") || digits.startsWith("0X")) {
                return Converted.integer(Long.parseLong(digits.substring(2), 16));
            }
            // A count may be written with a fraction of zeros. The length bounds the work of an exponent.
            return digits.length() > 40
                    ? Converted.unusable("not a whole number")
                    : Converted.integer(new BigDecimal(digits).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return Converted.unusable("not a whole number");
        }
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
