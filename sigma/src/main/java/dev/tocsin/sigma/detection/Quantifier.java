package dev.tocsin.sigma.detection;

/** How many of a test's values must match. */
public enum Quantifier {
    /** At least one: the default. */
    ANY,
    /** Every one, by the modifier {@code all}. */
    ALL,
    /** Not one, by the modifier {@code neq}: the opposite of {@link #ANY}, so an event without the field passes. */
    NONE
}
