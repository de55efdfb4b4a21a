package dev.tocsin.stix.pattern;

import java.util.List;

/** {@code file:hashes.'SHA-256'}, {@code network-traffic:dst_ref.value}, {@code a:b[*].c} (STIX 2.1 §9.7). */
public record ObjectPath(String objectType, List<Step> steps) {

    public ObjectPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !(steps.getFirst() instanceof Step.Property)) {
            throw new IllegalArgumentException("an object path begins with a property, not " + steps);
        }
    }

    /** One step of the path. */
    public sealed interface Step {
        /** A property of an object or a key of a dictionary. A name that ends in {@code _ref} is followed. */
        record Property(String name) implements Step {}

        /** {@code [n]}, counted from 0. */
        record Index(int index) implements Step {}

        /** {@code [*]}: any element. */
        record AnyElement() implements Step {}
    }
}
