package dev.tocsin.taxii;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * An envelope (TAXII 2.1 §3.7) read as a stream: one object in memory at a time, however many there are.
 *
 * <p>{@link #more()} and {@link #next()} may be written after the objects, so they are true only once {@link #read()}
 * has come to the end.
 */
public final class EnvelopeReader {

    /** The largest single object taken, in bytes. */
    public static final long MAX_OBJECT_BYTES = 32L << 20;

    /** An element of {@code objects}. */
    public sealed interface Element {

        record Usable(StixObject object) implements Element {}

        /** Well-formed JSON that is no STIX object: its id, where it has one, and what is wrong. */
        record Unusable(Optional<String> id, String problem) implements Element {}
    }

    private final BudgetedInput in;
    private final JsonParser parser;
    private final ObjectReader trees;
    private boolean started;
    private boolean inObjects;
    private boolean ended;
    private boolean more;
    private Optional<String> next = Optional.empty();

    /**
     * A reader of the envelope that the stream holds.
     *
     * @param maxBytes how long the envelope may be
     */
    public EnvelopeReader(InputStream in, long maxBytes) {
        this.in = new BudgetedInput(in, maxBytes, MAX_OBJECT_BYTES);
        // Objects follow one another in one document: what comes after one is no trailing token.
        this.trees = StixJson.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try {
            this.parser = StixJson.mapper().getFactory().createParser((InputStream) this.in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The next object, or nothing at the end of the envelope.
     *
     * @throws StixException if the bytes are not an envelope; the message has line and column where it is not JSON
     * @throws TooLargeException if the envelope or an object is longer than allowed
     * @throws UncheckedIOException if the stream cannot be read
     */
    public Optional<Element> read() {
        try {
            return advance();
        } catch (JsonProcessingException e) {
            throw new StixException("not JSON: " + where(e) + e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw new StixException("not UTF-8: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server has more objects after these; false until the end was read. */
    public boolean more() {
        return more;
    }

    /** Where the following page begins; empty until the end was read. */
    public Optional<String> next() {
        return next;
    }

    private Optional<Element> advance() throws IOException {
        if (!started) {
            started = true;
            require(parser.nextToken() == JsonToken.START_OBJECT, "is not a JSON object");
        }
        while (!ended) {
            if (inObjects && parser.nextToken() != JsonToken.END_ARRAY) {
                return Optional.of(element());
            }
            inObjects = false;
            in.startObject();
            readProperty();
        }
        return Optional.empty();
    }

    private void readProperty() throws IOException {
        String property = parser.nextFieldName();
        if (property == null) {
            require(parser.currentToken() == JsonToken.END_OBJECT, "ends in the middle");
            require(parser.nextToken() == null, "has something after its end");
            ended = true;
            return;
        }
        JsonToken value = parser.nextToken();
        switch (property) {
            case "objects" -> {
                require(value == JsonToken.START_ARRAY, "has objects that are not a list");
                inObjects = true;
            }
            case "more" -> {
                require(value.isBoolean(), "has a more that is neither true nor false");
                more = parser.getBooleanValue();
            }
            case "next" -> {
                require(value == JsonToken.VALUE_STRING, "has a next that is not a string");
                next = Optional.of(parser.getText());
            }
            // Custom properties, TAXII 2.1 §6.1; a bundle's type and id, from servers that send one.
            default -> parser.skipChildren();
        }
    }

    private Element element() throws IOException {
        in.startObject();
        JsonNode tree = trees.readTree(parser);
        try {
            return new Element.Usable(StixObject.of(tree));
        } catch (StixException e) {
            JsonNode id = tree.path("id");
            return new Element.Unusable(
                    id.isTextual() ? Optional.of(id.textValue()) : Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private void require(boolean asExpected, String problem) {
        if (!asExpected) {
            throw new StixException("a TAXII envelope that " + problem + ", at line "
                    + parser.currentLocation().getLineNr() + ", column "
                    + parser.currentLocation().getColumnNr());
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
    }
}
