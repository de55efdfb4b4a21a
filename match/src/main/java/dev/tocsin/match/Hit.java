package dev.tocsin.match;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.telemetry.Event;
import java.util.List;

/**
 * A rule matched.
 *
 * @param evidence the events that together made it match, at least one, in the order in which they were seen
 */
public record Hit(Rule rule, List<Evidence> evidence) {

    public Hit {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a hit needs an event");
        }
    }

    /** One event of a hit and the values in it that satisfied the rule. */
    public record Evidence(Event event, List<Matched> matched) {
        public Evidence {
            matched = List.copyOf(matched);
        }
    }

    /**
     * A value that satisfied a comparison.
     *
     * @param path the object path as the pattern writes it; of a Sigma rule the field as the rule writes it, and of a
     *     keyword the field of the event
     * @param value the value found there
     */
    public record Matched(String path, JsonNode value) {}
}
