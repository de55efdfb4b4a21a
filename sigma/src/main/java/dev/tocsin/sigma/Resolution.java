package dev.tocsin.sigma;

import dev.tocsin.sigma.problem.SigmaProblem;
import java.util.List;

/**
 * Sigma documents with nothing left to look up: filters are part of the rules they change, and correlations hold the very
 * rules they refer to.
 *
 * @param rules in the order of the files
 * @param correlations each after those it refers to
 * @param problems references and duplicates that are wrong; what a file itself has wrong is in {@link SigmaFile#problems}
 */
public record Resolution(List<Rule> rules, List<ResolvedCorrelation> correlations, List<SigmaProblem> problems) {
    public Resolution {
        rules = List.copyOf(rules);
        correlations = List.copyOf(correlations);
        problems = List.copyOf(problems);
    }

    /**
     * A rule with its filters.
     *
     * @param rule its detection has the searches and conditions of the filters in it
     * @param filters that were applied, in order
     * @param alerts whether a match is worth an alert of its own; not so if only correlations want it
     */
    public record Rule(SigmaRule rule, List<SigmaFilter> filters, boolean alerts) {
        public Rule {
            filters = List.copyOf(filters);
        }
    }
}
