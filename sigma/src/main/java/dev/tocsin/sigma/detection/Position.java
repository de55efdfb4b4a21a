package dev.tocsin.sigma.detection;

/** Where in a text another one is looked for. */
public enum Position {
    WHOLE,
    START,
    END,
    ANYWHERE
}
