package dev.tocsin.sigma.correlation;

/** A number made of many. */
public enum Metric {
    SUM,
    AVERAGE,
    MEDIAN,
    MINIMUM,
    MAXIMUM
}
