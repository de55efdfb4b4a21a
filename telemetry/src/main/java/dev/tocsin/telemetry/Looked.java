package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.telemetry.frame.Frame;
import dev.tocsin.telemetry.frame.Place;
import java.util.Set;

/** What is known of a frame from its own bytes, before anything that stood in front of it is considered. */
sealed interface Looked {

    /** An event that nobody wants, and that would have been read without a remark. */
    record Unwanted(LogSource source) implements Looked {}

    /**
     * A JSON value.
     *
     * @param size what it takes in memory, roughly, in bytes
     */
    record Tree(Place place, JsonNode tree, Set<Problem.Kind> repairs, long size) implements Looked {}

    /** A record that is refused; the reason is fit for a terminal. */
    record Refused(Place place, Problem.Kind kind, String reason) implements Looked {}

    /** A line that is no JSON. */
    record Line(Place place, Utf8Text text) implements Looked {}

    /** The end of a list of records. */
    record ListEnd(Place place) implements Looked {}

    /** A record whose tree would be so large that it is made only when it is its turn. */
    record Large(Frame.Json frame) implements Looked {}
}
