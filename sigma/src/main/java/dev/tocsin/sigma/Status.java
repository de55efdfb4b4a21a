package dev.tocsin.sigma;

/** How far a rule has come (Sigma rules specification, Status). */
public enum Status {
    STABLE,
    TEST,
    EXPERIMENTAL,
    DEPRECATED,
    UNSUPPORTED
}
