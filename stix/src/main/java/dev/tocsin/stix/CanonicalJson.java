package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way to write a JSON value (RFC 8785): no white space, keys in order of their UTF-16 units, numbers as
 * ECMAScript writes them.
 */
public final class CanonicalJson {

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /**
     * The canonical text of a tree.
     *
     * @throws StixException if it holds a number no double can hold, or half a surrogate pair
     */
    public static String of(JsonNode node) {
        CanonicalJson writer = new CanonicalJson();
        writer.value(node);
        return writer.out.toString();
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(node.textValue());
            case NUMBER -> out.append(number(node.decimalValue()));
            case BOOLEAN, NULL -> out.append(node.asText());
            default -> throw new StixException("not a JSON value: " + node.getNodeType());
        }
    }

    private void object(JsonNode node) {
        // RFC 8785 §3.2.3: String's own order is that of its UTF-16 units.
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
        char before = '{';
        for (Map.Entry<String, JsonNode> property : sorted.entrySet()) {
            out.append(before);
            string(property.getKey());
            out.append(':');
            value(property.getValue());
            before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void array(JsonNode node) {
        out.append('[');
        for (Iterator<JsonNode> elements = node.elements(); elements.hasNext(); ) {
            value(elements.next());
            if (elements.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    // RFC 8785 §3.2.2.2
    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else if (Character.isSurrogate(c)) {
                        out.append(pair(text, i)).append(text.charAt(++i));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static char pair(String text, int at) {
        if (!Character.isHighSurrogate(text.charAt(at))
                || at + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(at + 1))) {
            throw new StixException("half a surrogate pair in " + Quoted.of(text));
        }
        return text.charAt(at);
    }

    /** RFC 8785 §3.2.2.3: the double nearest to the number, written as ECMAScript's Number::toString does. */
    static String number(BigDecimal exact) {
        double value = exact.doubleValue();
        if (Double.isInfinite(value)) {
            throw new StixException("a number beyond what a double holds: " + Quoted.of(exact.toString()));
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + laidOut(digits, point);
    }

    /** The decimal of fewest digits that leads back to the double, and of those the one nearest to it. */
    private static BigDecimal shortest(double value) {
        // One digit is tried first, for Double.toString never gives fewer than two: 4.9E-324 where ECMAScript has
        // 5e-324.
        BigDecimal oneDigit = new BigDecimal(value).round(new MathContext(1, RoundingMode.HALF_EVEN));
        return oneDigit.doubleValue() == value ? oneDigit : new BigDecimal(Double.toString(value)).stripTrailingZeros();
    }

    /** The digits with the decimal point before digit number {@code point} (ECMA-262 §6.1.6.1.20). */
    private static String laidOut(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
        return count == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }
}
