package dev.tocsin.stix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;

/**
 * JSON as STIX and TAXII use it: numbers kept to the last digit, a key twice in one object is an error, and depth,
 * text and number length are bounded.
 */
public final class StixJson {

    /** Deeper than any object in use; a document that nests deeper is refused. */
    public static final int MAX_DEPTH = 100;

    /** The longest string taken, in characters: room for an artifact's payload (STIX 2.1 §6.1). */
    public static final int MAX_STRING_LENGTH = 20_000_000;

    private static final int MAX_NUMBER_LENGTH = 1_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING_LENGTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build())
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Comparator<JsonNode> NUMBERS_BY_VALUE =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

    private StixJson() {}

    /** The mapper, configured as this class says. It is shared and must not be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads one JSON document.
     *
     * @throws StixException if the bytes are not one JSON document within the bounds; the message has line and column
     * @throws UncheckedIOException if the stream cannot be read
     */
    public static JsonNode read(InputStream in) {
        try {
            return present(MAPPER.readTree(in));
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #read(InputStream)}, of bytes in memory. */
    public static JsonNode read(byte[] bytes) {
        try {
            return present(MAPPER.readTree(bytes));
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #read(InputStream)}, of text in memory. */
    public static JsonNode read(String text) {
        try {
            return present(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    /** The tree as UTF-8 without white space. */
    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new StixException("not representable as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Whether two trees say the same: property order and the way a number is written do not count. */
    public static boolean equalInMeaning(JsonNode a, JsonNode b) {
        return a.equals(NUMBERS_BY_VALUE, b);
    }

    private static JsonNode present(JsonNode node) {
        if (node.isMissingNode()) {
            throw new StixException("nothing there: the input is empty");
        }
        return node;
    }

    private static StixException malformed(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
        return new StixException("not JSON: " + where + e.getOriginalMessage(), e);
    }
}
