package dev.tocsin.benchmark;

import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Oracle.Validity;
import dev.tocsin.match.engine.RuleMatcher;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.telemetry.fields.FieldScan;
import java.util.List;
import java.util.Optional;

/**
 * What a scan does with a record before it makes an event of it: the record scanned, its log source found, every Sigma rule and
 * every indicator asked. It comes to the number of events that concern a rule.
 */
record AllRulesWorkload(List<SigmaRule> detections, List<IndicatorRule> indicators, EventMapping mapping)
        implements Workload {

    @Override
    public String title() {
        return "Tocsin, scanner, all rules and %,d indicators".formatted(indicators.size());
    }

    @Override
    public Worker worker() {
        List<Resolution.Rule> rules = detections.stream()
                .map(rule -> new Resolution.Rule(rule, List.of(), true))
                .toList();
        RuleMatcher matcher = new RuleMatcher(
                indicators,
                new Resolution(rules, List.of(), List.of()),
                LogSources.standard(),
                mapping,
                Limits.DEFAULT,
                Validity.OBSERVED,
                EventOrigin.NAMES,
                misfit -> {},
                Optional.empty());
        EventOrigin origin = new EventOrigin(matcher.names());
        return slice -> {
            long concerned = 0;
            for (int record = slice.first(); record < slice.end(); record++) {
                Log log = slice.log();
                int end = matcher.values().scan(log.bytes(), log.from()[record], log.to()[record]);
                if (end != FieldScan.UNREADABLE && matcher.concerns(origin.of(log, matcher.values()), log.bytes())) {
                    concerned++;
                }
            }
            return concerned;
        };
    }
}
