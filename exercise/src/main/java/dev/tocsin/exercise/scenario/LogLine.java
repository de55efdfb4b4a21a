package dev.tocsin.exercise.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import java.time.Instant;

/** One generated record and the file it belongs to. */
public record LogLine(Instant at, LogFile file, ObjectNode fields) {

    /** The record as one line of JSON, without the line's end. */
    byte[] json() {
        return StixJson.write(fields);
    }
}
