package dev.tocsin.match.mapping;

import dev.tocsin.stix.pattern.ObjectPath;

/**
 * What the events of one log can carry at most: known from its mapping alone, before any event is read.
 *
 * <p>A path that it cannot carry leads nowhere in any observation made from that log. The converse does not hold: a path
 * that can be carried may be missing from every event there is.
 */
public sealed interface Carried permits AnythingCarried, CarriedByTemplates {

    /** Whether an observation from there can have an object of this type. */
    boolean mayHave(String objectType);

    /** Whether the path can lead to a value in an observation from there. */
    boolean mayHave(ObjectPath path);
}
