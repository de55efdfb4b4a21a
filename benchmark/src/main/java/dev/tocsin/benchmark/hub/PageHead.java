package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.util.Optional;

/** What an envelope says before its objects: the rest is not read, so that the reader's own work is not measured. */
final class PageHead {

    private PageHead() {}

    /** The cursor of the following page; empty where there is none. */
    static Optional<String> next(byte[] envelope) throws IOException {
        try (JsonParser parser = StixJson.mapper().createParser(envelope)) {
            parser.nextToken();
            for (JsonToken name = parser.nextToken(); name == JsonToken.FIELD_NAME; name = parser.nextToken()) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("next")) {
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        }
    }
}
