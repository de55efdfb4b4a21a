package dev.tocsin.match;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.ComparisonExpression.Operator;
import dev.tocsin.stix.pattern.IpRange;
import dev.tocsin.stix.pattern.LinearRegex;
import dev.tocsin.stix.pattern.Literal;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** One operator and its constant, ready to be asked about values (STIX 2.1 §9.6.1). {@code NOT} is not part of it. */
interface ValueTest {

    boolean holdsFor(PathWalk.Found found);

    static ValueTest of(Operator operator, Literal literal) {
        return switch (operator) {
            case EQUAL -> found -> equal(found, literal);
            // Of values that cannot be compared, this one is true (STIX 2.1 §9.6.1).
            case NOT_EQUAL -> found -> !equal(found, literal);
            case GREATER -> ordered(literal, order -> order > 0);
            case LESS -> ordered(literal, order -> order < 0);
            case GREATER_OR_EQUAL -> ordered(literal, order -> order >= 0);
            case LESS_OR_EQUAL -> ordered(literal, order -> order <= 0);
            case LIKE -> like(new LikePattern(text(literal)));
            case MATCHES -> matches(text(literal));
            case ISSUBSET -> range(literal, IpRange::contains);
            case ISSUPERSET -> range(literal, (constant, value) -> value.contains(constant));
        };
    }

    /** Whether the value is the constant. */
    static boolean equal(PathWalk.Found found, Literal literal) {
        OptionalInt order = compare(found, literal);
        return (order.isPresent() && order.getAsInt() == 0) || isSameAddress(found, literal);
    }

    private static ValueTest ordered(Literal literal, IntPredicate wanted) {
        return found -> {
            OptionalInt order = compare(found, literal);
            return order.isPresent() && wanted.test(order.getAsInt());
        };
    }

    /** Less than, equal to or greater than zero as the value is to the constant; empty if their types are incompatible. */
    private static OptionalInt compare(PathWalk.Found found, Literal literal) {
        JsonNode value = found.value();
        return switch (literal) {
            case Literal.Text(String constant) ->
                Octets.isBinary(found)
                        ? Octets.compare(Octets.of(found), Octets.ofText(constant))
                        : value.isTextual() ? codePoints(value.textValue(), constant) : OptionalInt.empty();
            // An integer and a float compare by their full value (STIX 2.1 §9.2).
            case Literal.Whole(var constant) -> numbers(value, new BigDecimal(constant));
            case Literal.Decimal(var constant) -> numbers(value, constant);
            case Literal.Truth(boolean constant) ->
                value.isBoolean()
                        ? OptionalInt.of(Boolean.compare(value.booleanValue(), constant))
                        : OptionalInt.empty();
            case Literal.Timestamp(var constant) -> moments(value, constant);
            case Literal.Bytes(String hex) -> Octets.compare(Octets.of(found), Octets.ofHex(hex));
        };
    }

    private static OptionalInt numbers(JsonNode value, BigDecimal constant) {
        return value.isNumber() ? OptionalInt.of(value.decimalValue().compareTo(constant)) : OptionalInt.empty();
    }

    private static OptionalInt moments(JsonNode value, StixTimestamp constant) {
        if (!value.isTextual()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(StixTimestamp.parse(value.textValue()).compareTo(constant));
        } catch (StixException e) {
            // Text that is no timestamp is of another type than the constant.
            return OptionalInt.empty();
        }
    }

    /** Strings compare by code point and are not normalized; {@code char}s would sort surrogates wrongly (§9.6.2). */
    private static OptionalInt codePoints(String value, String constant) {
        int i = 0;
        while (i < value.length() && i < constant.length()) {
            int a = value.codePointAt(i);
            int b = constant.codePointAt(i);
            if (a != b) {
                return OptionalInt.of(Integer.compare(a, b));
            }
            i += Character.charCount(a);
        }
        return OptionalInt.of(Integer.compare(value.length(), constant.length()));
    }

    /**
     * One address has two spellings: the suffix {@code /32} or {@code /128} may be left away, and IPv6 may be shortened.
     * They are one value of the property (STIX 2.1 §6.4, §6.5), and the examples of §9.8 count on it.
     */
    private static boolean isSameAddress(PathWalk.Found found, Literal literal) {
        String type = found.owner().path("type").asText("");
        if (!(literal instanceof Literal.Text(String constant))
                || !found.value().isTextual()
                || !found.property().equals("value")
                || !(type.equals("ipv4-addr") || type.equals("ipv6-addr"))) {
            return false;
        }
        // Without a suffix, an IPv4 address has but one spelling.
        String value = found.value().textValue();
        if (constant.indexOf('/') < 0 && constant.indexOf(':') < 0 && value.indexOf('/') < 0) {
            return false;
        }
        Optional<IpRange> range = IpRange.parse(constant);
        return range.isPresent() && range.get().isSingle() && range.equals(IpRange.parse(value));
    }

    private static ValueTest like(LikePattern pattern) {
        return onText(
                pattern.fitsBytes(),
                text -> pattern.matches(Normalizer.normalize(text, Normalizer.Form.NFC)),
                pattern::matches);
    }

    private static ValueTest matches(String expression) {
        boolean fitsBytes = expression.codePoints().allMatch(c -> c <= 0xff);
        return switch (LinearRegex.compile(expression)) {
            case LinearRegex.Compilation.Compiled(LinearRegex regex) ->
                // A string is normalized before it is matched, bytes are not (STIX 2.1 §9.6.1).
                onText(
                        fitsBytes,
                        text -> regex.occursIn(Normalizer.normalize(text, Normalizer.Form.NFC)),
                        regex::occursIn);
            case LinearRegex.Compilation.Refused(String reason, int index) ->
                throw new IllegalArgumentException("a pattern whose MATCHES was never parsed: " + reason);
        };
    }

    /** A test of text that also takes binary values, each octet as the code point of that number (STIX 2.1 §9.6.4). */
    private static ValueTest onText(boolean fitsBytes, Predicate<String> onString, Predicate<String> onOctets) {
        return found -> {
            if (Octets.isBinary(found)) {
                return fitsBytes
                        && Octets.of(found)
                                .filter(octets -> onOctets.test(Octets.asText(octets)))
                                .isPresent();
            }
            return found.value().isTextual() && onString.test(found.value().textValue());
        };
    }

    private static ValueTest range(Literal literal, java.util.function.BiPredicate<IpRange, IpRange> relation) {
        IpRange constant = IpRange.parse(text(literal))
                .orElseThrow(() -> new IllegalArgumentException("a range that was never parsed: " + literal));
        return found -> found.value().isTextual()
                && IpRange.parse(found.value().textValue())
                        .filter(value -> relation.test(constant, value))
                        .isPresent();
    }

    private static String text(Literal literal) {
        if (literal instanceof Literal.Text(String text)) {
            return text;
        }
        throw new IllegalArgumentException("an operator on text with the constant " + literal);
    }
}
