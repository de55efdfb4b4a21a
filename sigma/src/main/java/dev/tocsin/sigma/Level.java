package dev.tocsin.sigma;

/** How grave a match is (Sigma rules specification, Level), from the least to the gravest. */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
