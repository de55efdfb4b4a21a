package dev.tocsin.sigma;

import dev.tocsin.sigma.detection.PlaceholderFilling;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Quoted;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.sigma.problem.SigmaProblem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Fills the placeholders of all rules at once, so that correlations go on counting the very rules there are. */
final class ResolutionFilling {

    private final Placeholders placeholders;
    private final IdentityHashMap<SigmaDocument, SigmaDocument> kept = new IdentityHashMap<>();
    private final List<SigmaProblem> problems = new ArrayList<>();

    ResolutionFilling(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    Resolution fill(Resolution resolution) {
        problems.addAll(resolution.problems());
        List<Resolution.Rule> rules = new ArrayList<>();
        for (Resolution.Rule each : resolution.rules()) {
            filled(each.rule()).ifPresent(rule -> {
                kept.put(each.rule(), rule);
                rules.add(new Resolution.Rule(rule, each.filters(), each.alerts()));
            });
        }
        List<ResolvedCorrelation> correlations = new ArrayList<>();
        for (ResolvedCorrelation each : resolution.correlations()) {
            if (each.members().stream().allMatch(member -> kept.containsKey(document(member)))) {
                kept.put(each.correlation(), each.correlation());
                correlations.add(filled(each));
            } else {
                error(each.correlation(), "correlation.rules", "", "it counts a rule that cannot be used");
            }
        }
        return new Resolution(rules, correlations, problems);
    }

    private Optional<SigmaRule> filled(SigmaRule rule) {
        return switch (placeholders.fill(rule)) {
            case Placeholders.Filled(SigmaRule filled) -> Optional.of(filled);
            case Placeholders.Missing _ -> Optional.of(rule);
            case Placeholders.TooMany(String value) -> {
                error(
                        rule,
                        "detection",
                        Quoted.of(value),
                        "placeholders whose values make more than " + PlaceholderFilling.MAX_VALUES + " values");
                yield Optional.empty();
            }
        };
    }

    private ResolvedCorrelation filled(ResolvedCorrelation correlation) {
        List<ResolvedCorrelation.Member> members = correlation.members().stream()
                .map(member -> member instanceof ResolvedCorrelation.OfRule(SigmaRule rule)
                                && Objects.requireNonNull(kept.get(rule)) instanceof SigmaRule filled
                        ? new ResolvedCorrelation.OfRule(filled)
                        : member)
                .toList();
        return new ResolvedCorrelation(correlation.correlation(), members, correlation.groupBy(), correlation.alerts());
    }

    private static SigmaDocument document(ResolvedCorrelation.Member member) {
        return switch (member) {
            case ResolvedCorrelation.OfRule(SigmaRule rule) -> rule;
            case ResolvedCorrelation.OfCorrelation(SigmaCorrelation correlation) -> correlation;
        };
    }

    private void error(SigmaDocument document, String path, String value, String message) {
        Origin origin = document.header().origin();
        problems.add(new SigmaProblem(
                Severity.ERROR,
                origin.file(),
                new Place(path, origin.line(), 0),
                value,
                message,
                "give the placeholders fewer values"));
    }
}
