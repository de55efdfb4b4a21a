package dev.tocsin.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Jackson's streaming parser over the same bytes, one parser for many records, which spares it what each new one costs. It
 * comes to the number of tokens, or of the characters of the values.
 */
enum JacksonWorkload implements Workload {
    /** Reads every token and leaves the text of the values where it is. */
    SKIPPING("Jackson, tokens only"),
    /** Reads every token and decodes the text of every value. */
    WITH_TEXT("Jackson, tokens and their text");

    private final String title;

    JacksonWorkload(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Worker worker() {
        JsonFactory factory = new JsonFactory();
        return slice -> {
            long outcome = 0;
            try {
                int from = slice.log().from()[slice.first()];
                int to = slice.log().to()[slice.end() - 1];
                try (JsonParser parser = factory.createParser(slice.log().bytes(), from, to - from)) {
                    outcome += this == SKIPPING ? tokens(parser) : characters(parser);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(slice.log().name() + " is not JSON that Jackson reads", e);
            }
            return outcome;
        };
    }

    private static long tokens(JsonParser parser) throws IOException {
        long tokens = 0;
        while (parser.nextToken() != null) {
            tokens++;
        }
        return tokens;
    }

    private static long characters(JsonParser parser) throws IOException {
        long characters = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isScalarValue()) {
                characters += parser.getTextLength();
                characters += parser.getTextCharacters().length == 0 ? 1 : 0;
            }
        }
        return characters;
    }
}
