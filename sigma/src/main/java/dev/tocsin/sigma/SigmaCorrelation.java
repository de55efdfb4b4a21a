package dev.tocsin.sigma;

import dev.tocsin.sigma.correlation.Correlation;

/** A correlation: what several matches of rules within a time span come to (Sigma correlation rules specification). */
public record SigmaCorrelation(Header header, Correlation correlation) implements SigmaDocument {}
