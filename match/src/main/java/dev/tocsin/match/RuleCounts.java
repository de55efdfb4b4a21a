package dev.tocsin.match;

/**
 * What became of one rule so far.
 *
 * @param hits how often it matched
 * @param outsideValidity observations that it would have looked at further, had they been made while it was valid
 * @param evicted observations dropped because the rule already waited with as many as it may
 * @param unnamed observations that were counted towards a hit but are too many to be named in its evidence
 * @param searchesGivenUp searches for a hit that were ended by {@link Limits#stepsPerObservation}
 */
public record RuleCounts(
        Rule rule, long hits, long outsideValidity, long evicted, long unnamed, long searchesGivenUp) {}
