package dev.tocsin.match;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.telemetry.Event;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule matched.
 *
 * @param evidence the events that together made it match, at least one, in the order in which they were seen; of a
 *     correlation an event once for each rule that it satisfied
 * @param group of a correlation, the values that all those events share, by the names of its {@code group-by} fields;
 *     empty otherwise
 */
public record Hit(Rule rule, List<Evidence> evidence, Map<String, List<String>> group) {

    public Hit {
        evidence = List.copyOf(evidence);
        group = Collections.unmodifiableMap(new LinkedHashMap<>(group));
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a hit needs an event");
        }
    }

    /** Of a rule that groups nothing. */
    public Hit(Rule rule, List<Evidence> evidence) {
        this(rule, evidence, Map.of());
    }

    /**
     * One event of a hit and the values in it that satisfied the rule.
     *
     * @param counted of a correlation's hit, the rule that the event satisfied; empty where that is the rule of the hit
     */
    public record Evidence(Event event, List<Matched> matched, Optional<DetectionRule> counted) {
        public Evidence {
            matched = List.copyOf(matched);
        }

        /** Of the rule of the hit. */
        public Evidence(Event event, List<Matched> matched) {
            this(event, matched, Optional.empty());
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
