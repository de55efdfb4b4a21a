package dev.tocsin.stix.validate;

/** How much a problem weighs. */
public enum Severity {
    /** The specification forbids it (MUST, MUST NOT, a required property, a data type). */
    ERROR,

    /** The specification advises against it (SHOULD, SHOULD NOT), or a reader is likely to stumble over it. */
    WARNING
}
