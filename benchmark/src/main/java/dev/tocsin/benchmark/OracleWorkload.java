package dev.tocsin.benchmark;

import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.match.sigma.SigmaOracle;
import dev.tocsin.sigma.SigmaRule;
import java.util.List;

/** The plain evaluator, given events that were read before. It comes to the number of hits. */
record OracleWorkload(List<SigmaRule> rules, SampledEvents events) implements Workload {

    @Override
    public String title() {
        return "Tocsin, plain evaluator";
    }

    @Override
    public Worker worker() {
        SigmaOracle oracle = new SigmaOracle(rules, LogSources.standard());
        return slice -> {
            long hits = 0;
            for (int record = slice.first(); record < slice.end(); record++) {
                hits += events.event(slice, record)
                        .map(event -> oracle.accept(event).size())
                        .orElse(0);
            }
            return hits;
        };
    }
}
