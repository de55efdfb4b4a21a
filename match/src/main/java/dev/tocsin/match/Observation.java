package dev.tocsin.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.telemetry.Event;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event as STIX sees it (STIX 2.1 §4.14, §9.1): a small graph of cyber-observable objects and when they were seen.
 *
 * @param event what it was made from
 * @param seen when; empty where the event has no time, and then no operator that needs one can hold for it
 * @param count how often it was observed in that time: {@code number_observed}, 1 for a log line (STIX 2.1 §9.1)
 * @param objects the objects by a key that is unique in this observation only; {@code _ref} and {@code _refs}
 *     properties hold such keys. To be read only.
 */
public record Observation(Event event, Optional<Interval> seen, long count, Map<String, ObjectNode> objects) {

    public Observation {
        if (count < 1) {
            throw new IllegalArgumentException("an observation was made at least once, not " + count + " times");
        }
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    }

    /** What was observed once. */
    public Observation(Event event, Optional<Interval> seen, Map<String, ObjectNode> objects) {
        this(event, seen, 1, objects);
    }

    /** From first to last observed, both included; one moment where they are equal. */
    public record Interval(Instant first, Instant last) {
        public Interval {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("last observed " + last + " is before first observed " + first);
            }
        }
    }
}
