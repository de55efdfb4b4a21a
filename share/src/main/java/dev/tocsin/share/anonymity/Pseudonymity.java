package dev.tocsin.share.anonymity;

import java.util.Optional;

/**
 * By what a contributor is hidden.
 *
 * @param name what people call it, which is taken out; empty for the administrator of the hub
 */
public record Pseudonymity(PseudonymKey key, Optional<String> name) {}
