package dev.tocsin.share.redact;

import dev.tocsin.stix.StixObject;

/** What a reader gets of an object. */
public sealed interface Redacted {

    /** All of it: nothing in it is withheld. */
    record Whole(StixObject object) implements Redacted {}

    /** A copy without the parts that are withheld. It is valid, and says nowhere that there was more. */
    record Copy(StixObject object) implements Redacted {}

    /** Nothing; the reason is for whoever contributed it. */
    record Nothing(String reason) implements Redacted {}
}
