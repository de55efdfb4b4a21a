package dev.tocsin.sigma;

/** A document of a Sigma file that can be used. */
public sealed interface SigmaDocument permits SigmaRule, SigmaCorrelation, SigmaFilter {

    Header header();
}
