package dev.tocsin.match.engine;

import dev.tocsin.sigma.detection.ValueTest;

/**
 * A test of a value, and where the value is looked for. It holds for an event if some value there satisfies it; those that
 * are equal are evaluated once for all rules.
 */
record Predicate(Subject subject, ValueTest test) {

    /** Where values are looked for. */
    sealed interface Subject {

        /** The values of a field, by the event's name for it. */
        record Field(String name) implements Subject {}

        /** Every value of the event. */
        record Anywhere() implements Subject {}
    }

    static Predicate of(String field, ValueTest test) {
        return new Predicate(new Subject.Field(field), test);
    }
}
