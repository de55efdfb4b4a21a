package dev.tocsin.guard;

import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.Rule;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.match.mapping.Misfits;
import dev.tocsin.stix.Quoted;
import dev.tocsin.telemetry.ReadTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** A scan's summary as lines for people; safe to print. */
public final class SummaryText {

    private static final int MOST_LINES = 10;
    private static final double MEGA = 1_000_000;

    private final List<String> lines = new ArrayList<>();

    private SummaryText() {}

    /** @param took how long the reading and matching took */
    public static List<String> of(ScanSummary summary, Duration took) {
        SummaryText text = new SummaryText();
        text.work(summary, took);
        text.rules(summary);
        text.hits(summary);
        text.limits(summary);
        text.logs(summary);
        text.misfits(summary);
        return List.copyOf(text.lines);
    }

    private void work(ScanSummary summary, Duration took) {
        double seconds = Math.max(1, took.toMillis()) / 1000.0;
        lines.add(String.format(
                Locale.ROOT,
                "scanned   %,d events, %.1f MB, %d %s in %.1f s (%.1f MB/s)",
                summary.events(),
                summary.bytes() / MEGA,
                summary.read().size(),
                summary.read().size() == 1 ? "input" : "inputs",
                seconds,
                summary.bytes() / MEGA / seconds));
    }

    private void rules(ScanSummary summary) {
        int watched = summary.counts().size();
        lines.add("rules     " + number(watched) + " in use; "
                + number(summary.inapplicable().size())
                + " of them cannot apply to these logs; "
                + number(summary.rulebook().refused().size()
                        + summary.unwatched().size()) + " could not be used");
        list("          not used", notUsed(summary));
        if (!summary.rulebook().conflicting().isEmpty()) {
            List<Rulebook.Refused> conflicting = summary.rulebook().conflicting();
            lines.add("          known in the same version with other content, of which the first counts: "
                    + some(conflicting.stream()
                            .map(each -> Quoted.of(each.name()))
                            .toList()));
        }
        if (!summary.expired().isEmpty()) {
            lines.add("          expired, in use for what happened before: "
                    + some(summary.expired().stream().map(SummaryText::expired).toList()));
        }
        if (!summary.inapplicable().isEmpty()) {
            lines.add("          cannot apply: "
                    + some(summary.inapplicable().stream()
                            .map(Rule::name)
                            .map(Quoted::of)
                            .toList()));
        }
    }

    private static String expired(IndicatorRule rule) {
        return Quoted.of(rule.name())
                + rule.validUntil().map(until -> " at " + until).orElse("");
    }

    /** By reason; reasons that differ only in what stands behind their colon are one. */
    private static List<String> notUsed(ScanSummary summary) {
        Map<String, Set<String>> reasons = new LinkedHashMap<>();
        Map<String, List<String>> names = new LinkedHashMap<>();
        BiConsumer<String, String> add = (reason, name) -> {
            String kind = reason.split(": ", 2)[0];
            reasons.computeIfAbsent(kind, key -> new LinkedHashSet<>()).add(reason);
            names.computeIfAbsent(kind, key -> new ArrayList<>()).add(Quoted.of(name));
        };
        summary.rulebook().refused().forEach(refused -> add.accept(refused.reason(), refused.name()));
        summary.unwatched()
                .forEach(unwatched ->
                        add.accept(unwatched.reason(), unwatched.rule().name()));
        List<String> told = new ArrayList<>();
        names.forEach((kind, all) -> {
            Set<String> of = reasons.getOrDefault(kind, Set.of());
            told.add(
                    number(all.size()) + " × " + (of.size() == 1 ? of.iterator().next() : kind) + ": " + some(all));
        });
        return told;
    }

    private void hits(ScanSummary summary) {
        List<RuleCounts> hitting = summary.hitting();
        lines.add("hits      " + number(summary.hits()) + " by " + number(hitting.size())
                + (hitting.size() == 1 ? " rule" : " rules"));
        list(
                "         ",
                hitting.stream()
                        .map(count -> String.format(
                                Locale.ROOT,
                                "%,7d  %s",
                                count.hits(),
                                Quoted.of(count.rule().name())))
                        .toList());
    }

    private void limits(ScanSummary summary) {
        if (summary.outsideValidity() > 0) {
            lines.add("note      " + number(summary.outsideValidity())
                    + (summary.outsideValidity() == 1 ? " time" : " times")
                    + " an event was of interest to a rule, but from outside the time in which the rule counts"
                    + " (--any-time matches it all the same)");
        }
        if (summary.evicted() > 0 || summary.searchesGivenUp() > 0) {
            lines.add("note      rules that wait for several events reached their limits: " + number(summary.evicted())
                    + " events let go, " + number(summary.searchesGivenUp()) + " searches ended early");
        }
    }

    private void logs(ScanSummary summary) {
        List<String> problems = new ArrayList<>();
        for (Scan.Read read : summary.read()) {
            ReadTally tally = read.tally();
            String input = Quoted.of(read.input());
            tally.notALog().ifPresent(not -> problems.add(input + ": not a log: " + not.seen() + "; " + not.hint()));
            if (tally.notALog().isEmpty()) {
                tally.problems().forEach(problem -> problems.add(input + ": " + problem));
            }
            if (tally.eventsWithoutTime() > 0) {
                problems.add(input + ": " + number(tally.eventsWithoutTime())
                        + " events do not say when they happened; no rule about time can hold for them");
            }
        }
        if (problems.isEmpty()) {
            lines.add("unread    nothing");
        } else {
            lines.add("unread    or repaired, by input:");
            list("         ", problems);
        }
    }

    private void misfits(ScanSummary summary) {
        long values = summary.misfits().stream().mapToLong(Misfits.Tally::count).sum() + summary.misfitsLeft();
        if (values > 0) {
            lines.add("values    " + number(values) + " could not be used by any rule:");
            list(
                    "         ",
                    summary.misfits().stream().map(SummaryText::misfit).toList());
        }
    }

    private static String misfit(Misfits.Tally tally) {
        return number(tally.count()) + " × " + Quoted.of(tally.first().field()) + " "
                + tally.first().reason() + ", first " + Quoted.of(tally.first().value()) + " in "
                + Quoted.of(tally.first().position().input()) + " at "
                + tally.first().position().record();
    }

    private void list(String indent, List<String> entries) {
        entries.stream().limit(MOST_LINES).forEach(entry -> lines.add(indent + " " + entry));
        if (entries.size() > MOST_LINES) {
            lines.add(indent + " ... and " + number(entries.size() - MOST_LINES) + " more (--summary FILE has all)");
        }
    }

    private static String some(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(3, names.size())));
        return names.size() > 3 ? shown + " and " + number(names.size() - 3) + " more" : shown;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
