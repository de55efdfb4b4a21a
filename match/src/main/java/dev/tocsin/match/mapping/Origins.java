package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Where the values come from that an object path can lead to in the observations of one log. */
public sealed interface Origins {

    /** Nobody can say, as for observed data, or for the name of the object that a reference stands for. */
    record Unknown() implements Origins {}

    /**
     * From nowhere else than these.
     *
     * @param fields the ways from fields of the event; none of them if the path never leads to a value that an event tells
     * @param constants the values that the mapping itself gives
     * @param container whether the path can lead to an object or a list, in which values are
     */
    record Known(List<Origin> fields, List<JsonNode> constants, boolean container) implements Origins {
        public Known {
            fields = List.copyOf(fields);
            constants = List.copyOf(constants);
        }
    }
}
