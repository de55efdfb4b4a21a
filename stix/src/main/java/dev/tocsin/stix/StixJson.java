package dev.tocsin.stix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * JSON as STIX and TAXII use it: numbers kept to the last digit, a key twice in one object is an error, and depth,
 * text and number length are bounded.
 */
public final class StixJson {

    /** Deeper than any object in use; a document that nests deeper is refused. */
    public static final int MAX_DEPTH = 100;

    /** The longest string taken, in characters: room for an artifact's payload (STIX 2.1 §6.1). */
    public static final int MAX_STRING_LENGTH = 20_000_000;

    /** The longest number taken, in characters. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    /** The largest power of ten taken, either way: beyond it, arithmetic on a few characters could fill the memory. */
    public static final int MAX_EXPONENT = 10_000;

    /** The most values (each member, element and container counts) taken in one object. */
    public static final int MAX_VALUES = 500_000;

    /** The largest single object taken, in bytes. */
    public static final int MAX_OBJECT_BYTES = 20 * 1024 * 1024;

    /** Deeper than this the reader does not even look for the end of what it refuses. */
    private static final int MAX_SKIPPED_DEPTH = 1_000;

    // Duplicate keys, depth and number length are judged by BoundedTree, which can then go on behind what it refuses.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_SKIPPED_DEPTH)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .maxNumberLength(MAX_STRING_LENGTH)
                    .build())
            // RFC 8259 §8.1: JSON between systems is UTF-8, nothing else.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // Keys are untrusted: they do not go into tables shared by the whole process.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING_LENGTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build())
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Comparator<JsonNode> NUMBERS_BY_VALUE =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; (line: \\d+, column: \\d+)]");
    private static final Pattern SETTING = Pattern.compile(", from `[^`]*`");

    private StixJson() {}

    /** The mapper, configured as this class says. It is shared and must not be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads one JSON document of at most {@link #MAX_OBJECT_BYTES} bytes. It leaves the stream open.
     *
     * @throws StixException if the bytes are not one JSON document within the bounds; the message has line and column
     * @throws UncheckedIOException if the stream cannot be read
     */
    public static JsonNode read(InputStream in) {
        JsonParser parser = parser(in);
        try {
            if (parser.nextToken() == null) {
                throw new StixException("nothing there: the input is empty");
            }
            BoundedTree tree = new BoundedTree(parser);
            JsonNode root = tree.read();
            tree.fault().ifPresent(fault -> {
                throw new StixException("not usable JSON: " + fault.place() + ": " + fault.why());
            });
            if (parser.nextToken() != null) {
                throw new StixException("not JSON: " + JsonPlace.of(parser.currentTokenLocation())
                        + ": something stands behind the end of the document");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new StixException("not JSON: " + JsonPlace.of(e, parser) + ": " + reason(e), e);
        } catch (Utf8Input.Malformed e) {
            throw new StixException("not JSON: " + e.place() + ": " + e.why(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #read(InputStream)}, of bytes in memory. */
    public static JsonNode read(byte[] bytes) {
        return read(new ByteArrayInputStream(bytes));
    }

    /** As {@link #read(InputStream)}, of text in memory. */
    public static JsonNode read(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return read(bytes);
        } catch (CharacterCodingException e) {
            throw new StixException("not JSON: half a surrogate pair in " + Quoted.of(text), e);
        }
    }

    /** A parser of strict UTF-8 that leaves the stream open. */
    static JsonParser parser(InputStream in) {
        try {
            return FACTORY.createParser(new Utf8Input(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a parser says is wrong, without the names of its own classes and settings; fit for one line. */
    static String reason(JsonProcessingException problem) {
        String said = Quoted.line(problem.getOriginalMessage());
        return SETTING.matcher(SOURCE.matcher(said).replaceAll("$1")).replaceAll("");
    }

    /**
     * The tree as UTF-8 without white space.
     *
     * @throws StixException if it holds half a surrogate pair, which has no form in UTF-8
     */
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
}
