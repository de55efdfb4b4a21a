package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** What a conversion came to. */
sealed interface Converted {

    /** Something STIX can hold. */
    record Value(JsonNode node) implements Converted {}

    /** The field was there and says that there is nothing. */
    record Nothing() implements Converted {}

    /**
     * A field holds something else than it should.
     *
     * @param reason what it is not, in lower case: {@code "not an IP address"}
     * @param argument which of the fields that the conversion was given, from 0
     */
    record Unusable(String reason, int argument) implements Converted {}

    /**
     * Some of what the field holds cannot be used.
     *
     * @param rest what the rest of it came to
     * @param lost what cannot be used; at least one
     */
    record InPart(Converted rest, List<Lost> lost) implements Converted {
        public InPart {
            lost = List.copyOf(lost);
        }
    }

    /** A piece of a field that cannot be used, and what it is not, in lower case. */
    record Lost(JsonNode piece, String reason) {}

    Converted NOTHING = new Nothing();

    static Converted text(String value) {
        return value.isEmpty() ? NOTHING : new Value(TextNode.valueOf(value));
    }

    static Converted integer(long value) {
        return new Value(LongNode.valueOf(value));
    }

    static Converted unusable(String reason) {
        return new Unusable(reason, 0);
    }

    /** What pieces came to: a dictionary where any could be used, and those that could not. */
    static Converted dictionary(ObjectNode usable, List<Lost> lost) {
        Converted rest = usable.isEmpty() ? NOTHING : new Value(usable);
        return lost.isEmpty() ? rest : new InPart(rest, lost);
    }
}
