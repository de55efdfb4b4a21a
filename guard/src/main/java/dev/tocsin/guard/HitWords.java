package dev.tocsin.guard;

import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Hit.Evidence;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.Rule;
import dev.tocsin.match.sigma.CorrelationWords;
import dev.tocsin.match.sigma.Explainer;
import dev.tocsin.match.sigma.Explanation;
import dev.tocsin.match.sigma.Explanation.Reason;
import dev.tocsin.match.sigma.Explanation.Selection;
import dev.tocsin.match.sigma.Explanation.Value;
import dev.tocsin.sigma.Header;
import dev.tocsin.sigma.SigmaCorrelation;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.problem.Quoted;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hits explained to a person: what was seen where, which rule says that it is bad, and what in the event made it hold.
 * Lines are safe to print. Of a rule that hits often the first few hits are told and the others counted. Not safe for use
 * by several threads.
 */
public final class HitWords {

    /** Hits of one rule that are told. */
    public static final int MOST_OF_A_RULE = 3;

    private static final int MOST_EVENTS = 10;
    private static final int MOST_EVENTS_EXPLAINED = 3;
    private static final int MOST_WIDE = 96;
    private static final int MOST_LINES = 4;
    private static final int BEFORE = 24;
    /** What rules say where they do not know of harmless causes. */
    private static final Set<String> NOT_SAID = Set.of("unknown", "none", "n/a", "-");

    private static final String INDENT = " ".repeat(12);

    private final Rulebook rulebook;
    private final HostNames names;
    private final Explainer explainer;
    private final Map<String, Long> hitsByRule = new LinkedHashMap<>();

    /** @param names tells what computers are called */
    public HitWords(Rulebook rulebook, HostNames names, Explainer explainer) {
        this.rulebook = rulebook;
        this.names = names;
        this.explainer = explainer;
    }

    /** What to tell of a hit; nothing if enough was told of its rule. */
    public List<String> tell(Hit hit) {
        long number = hitsByRule.merge(named(hit.rule()), 1L, Long::sum);
        return number > MOST_OF_A_RULE ? List.of() : new Telling(hit, number == 1).lines();
    }

    /** Which rules hit more often than was told, and how often. */
    public List<String> untold() {
        List<String> lines = new ArrayList<>();
        hitsByRule.forEach((rule, count) -> {
            if (count > MOST_OF_A_RULE) {
                lines.add(String.format(Locale.ROOT, "%,9d more of %s", count - MOST_OF_A_RULE, rule));
            }
        });
        return lines;
    }

    private static String named(Rule rule) {
        return "\"" + Quoted.line(rule.name()) + "\" (" + Quoted.line(rule.id()) + ")";
    }

    /** One hit being told. */
    private final class Telling {

        private final Hit hit;
        private final boolean first;
        private final List<String> lines = new ArrayList<>();

        Telling(Hit hit, boolean first) {
            this.hit = hit;
            this.first = first;
        }

        List<String> lines() {
            Event last = hit.evidence().getLast().event();
            lines.add("! " + Quoted.line(hit.rule().name()) + level());
            entry("when", time(last) + computers());
            if (hit.evidence().size() == 1) {
                entry("where", where(last));
            }
            switch (hit.rule()) {
                case DetectionRule(var document) -> {
                    Header header = document.header();
                    entry(
                            "rule",
                            header.shown() + ", in " + header.origin().file() + ", line "
                                    + header.origin().line());
                    if (first) {
                        entry("means", header.description());
                        entry(
                                "attack",
                                String.join(", ", rulebook.facts(hit.rule()).techniques()));
                        entry("harmless", harmless(header));
                        entry("read", header.references().stream().findFirst().orElse(""));
                    }
                    switch (document) {
                        case SigmaCorrelation correlation ->
                            entry("because", CorrelationWords.of(correlation.correlation()) + group());
                        default -> {}
                    }
                }
                case IndicatorRule indicator -> {
                    entry("rule", indicator.id() + shared(indicator));
                    entry("means", String.join(", ", rulebook.facts(indicator).actors()));
                    entry("terms", String.join(", ", rulebook.facts(indicator).markings()));
                    entry("pattern", indicator.indicator().text("pattern").orElse(""));
                }
            }
            evidence();
            lines.add("");
            return List.copyOf(lines);
        }

        private String level() {
            return hit.rule() instanceof DetectionRule(var document)
                    ? document.header()
                            .level()
                            .map(level -> "  [" + level.name().toLowerCase(Locale.ROOT) + "]")
                            .orElse("")
                    : "";
        }

        private static String harmless(Header header) {
            List<String> known = header.falsePositives().stream()
                    .filter(each ->
                            !NOT_SAID.contains(each.toLowerCase(Locale.ROOT).strip()))
                    .toList();
            return known.isEmpty() ? "" : "perhaps: " + String.join("; ", known);
        }

        private String shared(IndicatorRule indicator) {
            return rulebook.facts(indicator)
                    .sharedBy()
                    .map(name -> ", shared by " + name)
                    .orElse("");
        }

        private String computers() {
            Involved involved = Involved.in(hit.evidence().getLast().event());
            return involved.computer()
                            .map(name -> ", on " + PlainWords.named(names.computer(name)))
                            .orElse("")
                    + (involved.others().isEmpty()
                            ? ""
                            : ", with "
                                    + String.join(
                                            ", ",
                                            involved.others().stream()
                                                    .map(name -> PlainWords.named(names.computer(name)))
                                                    .toList()));
        }

        private String group() {
            List<String> parts = new ArrayList<>();
            hit.group().forEach((field, values) -> parts.add(field + " " + String.join(", ", values)));
            return parts.isEmpty() ? "" : ", for " + String.join(" and ", parts);
        }

        private void evidence() {
            List<Evidence> all = hit.evidence();
            if (all.size() == 1 && all.getFirst().counted().isEmpty()) {
                explain(all.getFirst(), INDENT);
                return;
            }
            for (int i = 0; i < Math.min(MOST_EVENTS, all.size()); i++) {
                Evidence each = all.get(i);
                String rule = each.counted()
                        .map(HitWords::named)
                        .map(name -> ", " + name)
                        .orElse("");
                lines.add(INDENT + time(each.event()) + " " + Quoted.line(where(each.event())) + rule);
                if (i < MOST_EVENTS_EXPLAINED) {
                    explain(each, INDENT + "  ");
                }
            }
            if (all.size() > MOST_EVENTS) {
                lines.add(INDENT + String.format(Locale.ROOT, "and %,d more events", all.size() - MOST_EVENTS));
            }
        }

        private void explain(Evidence evidence, String indent) {
            Optional<Explanation> explanation = explanation(hit, evidence, explainer);
            if (explanation.isEmpty()) {
                evidence.matched()
                        .forEach(matched -> lines.add(indent + Quoted.line(matched.path()) + " is "
                                + excerpt(matched.value().asText(), 0)));
                return;
            }
            boolean alone = indent.equals(INDENT);
            if (alone) {
                entry("because", explanation.get().condition());
            }
            explanation.get().selections().forEach(selection -> tell(selection, indent));
            further(explanation.get().further(), "selections", indent);
        }

        private void tell(Selection selection, String indent) {
            lines.add(indent + Quoted.line(selection.name()) + (selection.holds() ? " holds:" : " does not hold:"));
            selection.reasons().forEach(reason -> tell(reason, indent + "  "));
            further(selection.further(), "tests", indent + "  ");
        }

        private void tell(Reason reason, String indent) {
            String test = Quoted.line(reason.test());
            if (reason.values().isEmpty()) {
                lines.add(indent + test + (reason.holds() ? "" : ", which nothing in the event is"));
                return;
            }
            lines.add(indent + test);
            for (Value value : reason.values()) {
                lines.add(indent + "  " + Quoted.line(value.field()) + " is "
                        + excerpt(value.value().asText(), value.begin()));
            }
            further(reason.further(), "values", indent + "  ");
        }

        private void further(int count, String of, String indent) {
            if (count > 0) {
                lines.add(indent + String.format(Locale.ROOT, "and %,d more %s", count, of));
            }
        }

        /** A word and what is to be said, broken into lines; nothing if there is nothing to say. */
        private void entry(String word, String text) {
            List<String> wrapped = wrapped(text);
            for (int i = 0; i < wrapped.size(); i++) {
                lines.add(String.format(Locale.ROOT, "  %-9s %s", i == 0 ? word : "", wrapped.get(i)));
            }
        }
    }

    /** Why the rule that the event satisfied holds for it; empty of an indicator. */
    static Optional<Explanation> explanation(Hit hit, Evidence evidence, Explainer explainer) {
        Rule rule = evidence.counted().<Rule>map(counted -> counted).orElse(hit.rule());
        return rule instanceof DetectionRule(SigmaRule sigma)
                ? explainer.explain(sigma, evidence.event())
                : Optional.empty();
    }

    private static String time(Event event) {
        return event.time().map(Object::toString).orElse("at an unknown time");
    }

    private static String where(Event event) {
        Position position = event.position();
        String stream = event.source().stream().isEmpty() ? "" : ", " + event.source().stream();
        return "record " + position.record() + " (byte " + position.offset() + ") of " + position.input() + ", "
                + event.source().format().title() + stream;
    }

    /** What begins a little before that place of a text, between quotation marks. */
    private static String excerpt(String text, int at) {
        if (text.length() <= MOST_WIDE) {
            return "\"" + Quoted.line(text) + "\"";
        }
        int from = Math.max(0, Math.min(at - BEFORE, text.length() - MOST_WIDE));
        int to = Math.min(text.length(), from + MOST_WIDE);
        return "\"" + (from > 0 ? "…" : "") + Quoted.line(text.substring(from, to)) + (to < text.length() ? "…" : "")
                + "\"";
    }

    private static List<String> wrapped(String text) {
        List<String> wrapped = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", MOST_LINES * MOST_WIDE)) {
            if (!line.isEmpty() && line.length() + word.length() > MOST_WIDE) {
                wrapped.add(Quoted.line(line.toString().strip()));
                line.setLength(0);
            }
            if (wrapped.size() == MOST_LINES) {
                wrapped.set(MOST_LINES - 1, wrapped.getLast() + " …");
                return wrapped;
            }
            line.append(word).append(' ');
        }
        if (!line.toString().isBlank()) {
            wrapped.add(Quoted.line(line.toString().strip()));
        }
        return wrapped;
    }
}
