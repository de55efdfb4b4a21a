package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What a conversion came to. */
sealed interface Converted {

    /** Something STIX can hold. */
    record Value(JsonNode node) implements Converted {}

    /** The field was there and says that there is nothing. */
    record Nothing() implements Converted {}

    /**
     * The field holds something else than it should.
     *
     * @param reason what it is not, in lower case: {@code "not an IP address"}
     */
    record Unusable(String reason) implements Converted {}

    Converted NOTHING = new Nothing();

    static Converted text(String value) {
        return value.isEmpty() ? NOTHING : new Value(TextNode.valueOf(value));
    }

    static Converted integer(long value) {
        return new Value(LongNode.valueOf(value));
    }

    static Converted unusable(String reason) {
        return new Unusable(reason);
    }
}
