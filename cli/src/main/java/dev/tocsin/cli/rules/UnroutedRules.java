package dev.tocsin.cli.rules;

import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.LogSource;
import dev.tocsin.sigma.Origin;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.ResolvedCorrelation;
import dev.tocsin.sigma.SigmaDocument;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.problem.Nearest;
import dev.tocsin.sigma.problem.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules whose log source has no log format here, put together by log source. */
final class UnroutedRules {

    private static final int WIDEST = 24;

    private final Map<LogSourceName, List<SigmaRule>> rules = new LinkedHashMap<>();
    private final Set<SigmaDocument> all = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The part of a log source that says where a rule belongs. */
    private record LogSourceName(Optional<String> product, Optional<String> category, Optional<String> service) {}

    private final Set<String> products;

    private UnroutedRules(Set<String> products) {
        this.products = products;
    }

    static UnroutedRules of(Resolution resolution, LogSources sources) {
        UnroutedRules unrouted = new UnroutedRules(sources.products());
        for (Resolution.Rule each : resolution.rules()) {
            LogSource source = each.rule().logSource();
            if (sources.bindings(source.product(), source.category(), source.service())
                    .isEmpty()) {
                LogSourceName name = new LogSourceName(source.product(), source.category(), source.service());
                unrouted.rules.computeIfAbsent(name, key -> new ArrayList<>()).add(each.rule());
                unrouted.all.add(each.rule());
            }
        }
        for (ResolvedCorrelation each : resolution.correlations()) {
            if (each.members().stream().map(UnroutedRules::document).anyMatch(unrouted.all::contains)) {
                unrouted.all.add(each.correlation());
            }
        }
        return unrouted;
    }

    private static SigmaDocument document(ResolvedCorrelation.Member member) {
        return switch (member) {
            case ResolvedCorrelation.OfRule(var rule) -> rule;
            case ResolvedCorrelation.OfCorrelation(var correlation) -> correlation;
        };
    }

    /** Whether it is one of those rules, or a correlation that counts one. */
    boolean has(SigmaDocument document) {
        return all.contains(document);
    }

    /** How many rules, correlations not among them. */
    int count() {
        return rules.values().stream().mapToInt(List::size).sum();
    }

    /** A table for people, safe to print: how many rules, for which logs, and one of them; the most frequent first. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        if (count() == 0) {
            return lines;
        }
        lines.add(count() + (count() == 1 ? " rule is" : " rules are")
                + " for logs that have no log format here (--log-sources FILE gives them one):");
        lines.add(row("rules", "product", "category", "service", "such as"));
        rules.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry -> {
                    Origin origin = entry.getValue().getFirst().header().origin();
                    lines.add(row(
                            String.valueOf(entry.getValue().size()),
                            word(entry.getKey().product()),
                            word(entry.getKey().category()),
                            word(entry.getKey().service()),
                            Quoted.line(origin.file()) + ":" + origin.line() + hint(entry.getKey())));
                });
        return lines;
    }

    /** The product that was most likely meant, if there is one. */
    private String hint(LogSourceName name) {
        return name.product()
                .filter(product -> products.stream().noneMatch(product::equalsIgnoreCase))
                .map(product -> Nearest.hint(product, products))
                .filter(hint -> !hint.isEmpty())
                .map(hint -> " (" + hint + ")")
                .orElse("");
    }

    private static String row(String count, String product, String category, String service, String example) {
        return String.format(Locale.ROOT, "%7s  %-16s %-22s %-24s %s", count, product, category, service, example)
                .stripTrailing();
    }

    private static String word(Optional<String> word) {
        String shown = Quoted.line(word.orElse("-"));
        return shown.length() > WIDEST ? shown.substring(0, WIDEST - 1) + "…" : shown;
    }
}
