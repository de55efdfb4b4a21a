package dev.tocsin.hub.limit;

import java.time.Duration;

/** Whether somebody may do something now. */
public sealed interface Turn {

    record Now() implements Turn {}

    /** @param after how long it may be done, if nothing else is done until then */
    record Later(Duration after) implements Turn {}
}
