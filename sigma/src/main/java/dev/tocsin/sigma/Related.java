package dev.tocsin.sigma;

/**
 * Another rule that this one has to do with (Sigma rules specification, Identification).
 *
 * @param id of the other rule
 * @param type such as {@code derived}, {@code obsolete}, {@code merged}, {@code renamed} or {@code similar}
 */
public record Related(String id, String type) {}
