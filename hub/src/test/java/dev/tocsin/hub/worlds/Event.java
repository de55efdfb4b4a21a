package dev.tocsin.hub.worlds;

import java.time.Duration;

/** Something that happens in a story. */
sealed interface Event {

    /** Someone asks something of the hub, which may make a new thing that the story then calls by this name. */
    record Asks(Ask ask, String newThing) implements Event {}

    /** A beat of the log ends. */
    record Beat() implements Event {}

    /** Time passes. */
    record Passes(Duration time) implements Event {}

    static Event asks(Ask ask) {
        return new Asks(ask, "");
    }
}
