package dev.tocsin.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.telemetry.frame.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads the JSON text of a record into a tree, within bounds, and tells what it had to repair.
 *
 * <p>Numbers keep every digit. Text that is not Unicode is read with U+FFFD in its place; of a key that stands twice in
 * an object the last is taken; both are told.
 */
final class JsonText {

    private static final int MAX_NUMBER_LENGTH = 1_000;

    /** A value of three bytes can take a hundred in memory, so their number is bounded as well as their length. */
    private static final int MAX_VALUES = 500_000;

    private final JsonFactory factory;
    private int values;

    /** What became of a text. */
    sealed interface Reading {
        /** @param values how many values are in the tree, its root and the values of its keys among them */
        record Value(JsonNode tree, int values, Set<Problem.Kind> repairs) implements Reading {}

        /** @param reason in words, fit for a terminal */
        record Refused(Problem.Kind kind, String reason) implements Reading {}
    }

    JsonText(ReadLimits limits) {
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxStringLength(limits.recordBytes())
                        .build())
                // Interned names are never given back; an input could hold any number of them.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    Reading read(Slice text) {
        values = 0;
        Set<Problem.Kind> repairs = EnumSet.noneOf(Problem.Kind.class);
        try (JsonParser parser = parser(text, repairs)) {
            parser.nextToken();
            JsonNode tree = value(parser, repairs);
            if (parser.nextToken() != null) {
                return new Reading.Refused(Problem.Kind.MALFORMED_JSON, "something follows the value");
            }
            return new Reading.Value(tree, values, repairs);
        } catch (JsonProcessingException e) {
            return values > MAX_VALUES
                    ? new Reading.Refused(Problem.Kind.TOO_LONG, "it holds more than " + MAX_VALUES + " values")
                    : new Reading.Refused(Problem.Kind.MALFORMED_JSON, Excerpt.printable(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private JsonParser parser(Slice text, Set<Problem.Kind> repairs) throws IOException {
        if (Utf8Text.isValid(text)) {
            return factory.createParser(text.buffer(), text.start(), text.length());
        }
        repairs.add(Problem.Kind.INVALID_TEXT);
        return factory.createParser(Utf8Text.of(text).text());
    }

    private JsonNode value(JsonParser parser, Set<Problem.Kind> repairs) throws IOException {
        if (++values > MAX_VALUES) {
            throw new JsonParseException(parser, "too many values");
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, repairs);
            case START_ARRAY -> array(parser, repairs);
            case VALUE_STRING -> nodes.textNode(unicode(parser.getText(), repairs));
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> nodes.numberNode(parser.getIntValue());
                    case LONG -> nodes.numberNode(parser.getLongValue());
                    default -> nodes.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case null, default -> throw new JsonParseException(parser, "there is no value");
        };
    }

    private static JsonNode decimal(JsonParser parser) throws IOException {
        String outOfRange = "the exponent of a number is out of range";
        try {
            BigDecimal number = parser.getDecimalValue();
            // 1e999999999 is short to write and endless to compute with.
            if (Math.abs((long) number.scale()) > MAX_NUMBER_LENGTH) {
                throw new JsonParseException(parser, outOfRange);
            }
            return JsonNodeFactory.instance.numberNode(number);
        } catch (NumberFormatException e) {
            // An exponent that a BigDecimal cannot hold at all.
            throw new JsonParseException(parser, outOfRange, e);
        }
    }

    private ObjectNode object(JsonParser parser, Set<Problem.Kind> repairs) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = unicode(parser.currentName(), repairs);
            parser.nextToken();
            if (object.replace(key, value(parser, repairs)) != null) {
                repairs.add(Problem.Kind.DUPLICATE_KEY);
            }
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, Set<Problem.Kind> repairs) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, repairs));
        }
        return array;
    }

    private static String unicode(String text, Set<Problem.Kind> repairs) {
        String mended = Utf8Text.withoutLoneSurrogates(text);
        if (!mended.equals(text)) {
            repairs.add(Problem.Kind.INVALID_TEXT);
        }
        return mended;
    }
}
