package dev.tocsin.stix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON values into trees that together stay within bounds.
 *
 * <p>At the first fault (a bound passed, a key twice, half a surrogate pair) building stops, but the value is still read
 * to its end, so that whatever follows it can be read.
 */
final class BoundedTree {

    /** What is wrong inside a value, and where. */
    record Fault(String why, JsonPlace place) {}

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private long maxOffset;
    private long bytesLeft = StixJson.MAX_OBJECT_BYTES;
    private int valuesLeft = StixJson.MAX_VALUES;
    private @Nullable Fault fault;

    BoundedTree(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the value at the parser's current token and leaves the parser at the value's last token. After a fault the
     * tree holds only what came before it.
     */
    JsonNode read() throws IOException {
        long start = offset();
        maxOffset = start + bytesLeft;
        JsonNode value = value(1);
        bytesLeft -= offset() - start;
        return value;
    }

    Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    private JsonNode value(int depth) throws IOException {
        checkBounds(depth);
        if (fault != null) {
            parser.skipChildren();
            return NODES.nullNode();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> NODES.textNode(text(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private ObjectNode object(int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = text(parser.currentName());
            if (object.has(key)) {
                // RFC 8259 §4: what a key given twice means differs from reader to reader.
                fail("the key " + Quoted.of(key) + " stands twice in one object");
            }
            parser.nextToken();
            JsonNode value = value(depth + 1);
            if (fault == null) {
                object.set(key, value);
            }
        }
        return object;
    }

    private ArrayNode array(int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode value = value(depth + 1);
            if (fault == null) {
                array.add(value);
            }
        }
        return array;
    }

    private JsonNode number() throws IOException {
        if (parser.getTextLength() > StixJson.MAX_NUMBER_LENGTH) {
            fail("a number of " + parser.getTextLength() + " characters; at most " + StixJson.MAX_NUMBER_LENGTH);
            return NODES.nullNode();
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return switch (parser.getNumberType()) {
                case INT -> NODES.numberNode(parser.getIntValue());
                case LONG -> NODES.numberNode(parser.getLongValue());
                default -> NODES.numberNode(parser.getBigIntegerValue());
            };
        }
        return fraction(parser.getText());
    }

    private JsonNode fraction(String digits) {
        try {
            BigDecimal value = new BigDecimal(digits);
            if (Math.abs((long) value.scale()) <= StixJson.MAX_EXPONENT) {
                return DecimalNode.valueOf(value);
            }
        } catch (NumberFormatException e) {
            // An exponent of more than 31 bits: too large as well.
        }
        fail("a number with an exponent beyond " + StixJson.MAX_EXPONENT + ": " + Quoted.of(digits));
        return NODES.nullNode();
    }

    private String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    // RFC 8259 §8.2: such a string has no UTF-8 form, so it could not be passed on.
                    fail("half a surrogate pair in " + Quoted.of(text.substring(Math.max(0, i - 20))));
                    return "";
                }
            }
        }
        return text;
    }

    private void checkBounds(int depth) {
        if (depth > StixJson.MAX_DEPTH && parser.currentToken().isStructStart()) {
            fail("nested deeper than " + StixJson.MAX_DEPTH + " levels");
        }
        if (--valuesLeft < 0) {
            fail("more than " + StixJson.MAX_VALUES + " values in one object");
        }
        if (offset() > maxOffset) {
            fail("larger than " + StixJson.MAX_OBJECT_BYTES + " bytes");
        }
    }

    private void fail(String why) {
        if (fault == null) {
            fault = new Fault(why, JsonPlace.of(parser.currentTokenLocation()));
        }
    }

    private long offset() {
        return parser.currentLocation().getByteOffset();
    }
}
