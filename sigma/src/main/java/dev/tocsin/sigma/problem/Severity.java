package dev.tocsin.sigma.problem;

/** Whether a problem costs the document it is in. */
public enum Severity {
    /** The document cannot be used, or not all that it refers to. */
    ERROR,
    /** The document is used, but perhaps not as its author meant it. */
    WARNING
}
