package dev.tocsin.guard;

import dev.tocsin.match.sigma.Explainer;
import dev.tocsin.match.sigma.Explanation;
import dev.tocsin.match.sigma.Explanation.Reason;
import dev.tocsin.match.sigma.Explanation.Selection;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.problem.Quoted;
import dev.tocsin.telemetry.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One Sigma rule asked about every event, to say why it does not hold: for each event of its log source, the first thing that
 * it asked in vain or the exclusion that held, counted. Not safe for use by several threads.
 */
public final class RuleTrial {

    /** More than a rule has tests that decide. */
    private static final int MOST_OUTCOMES = 1_000;

    private static final int MOST_TOLD = 20;

    private final SigmaRule rule;
    private final Explainer explainer;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private long events;
    private long asked;
    private long held;

    /** How often the rule failed for one reason, and the first event for which it did. */
    private static final class Outcome {
        private final String example;
        private long count;

        Outcome(String example) {
            this.example = example;
        }
    }

    public RuleTrial(SigmaRule rule, Explainer explainer) {
        this.rule = rule;
        this.explainer = explainer;
    }

    public void accept(Event event) {
        events++;
        Optional<Explanation> explanation = explainer.explain(rule, event);
        if (explanation.isEmpty()) {
            return;
        }
        asked++;
        if (explanation.get().holds()) {
            held++;
            return;
        }
        String reason = reason(explanation.get());
        if (outcomes.size() < MOST_OUTCOMES || outcomes.containsKey(reason)) {
            outcomes.computeIfAbsent(reason, key -> new Outcome(example(explanation.get(), event))).count++;
        }
    }

    /** What came of it, the most frequent reason first; lines are safe to print. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("\"" + Quoted.line(rule.header().title()) + "\" was asked about " + number(asked) + " of "
                + number(events) + " events and held for " + number(held));
        if (asked == 0) {
            lines.add(
                    "hint: no event is of its log source; tocsin rules check says whether there is a log format for it");
        }
        outcomes.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().count))
                .limit(MOST_TOLD)
                .forEach(entry -> {
                    lines.add(String.format(Locale.ROOT, "%,9d  %s", entry.getValue().count, entry.getKey()));
                    lines.add(" ".repeat(11) + entry.getValue().example);
                });
        if (outcomes.size() > MOST_TOLD) {
            lines.add(" ".repeat(11) + "and for " + number(outcomes.size() - MOST_TOLD) + " other reasons");
        }
        return lines;
    }

    private static String reason(Explanation explanation) {
        Selection selection = explanation.selections().getFirst();
        String name = Quoted.line(selection.name());
        if (selection.holds()) {
            return "excluded by " + name;
        }
        Reason reason = selection.reasons().getFirst();
        return name + ": " + Quoted.line(reason.test()) + (reason.values().isEmpty() ? ", which is not there" : "");
    }

    private static String example(Explanation explanation, Event event) {
        Reason reason = explanation.selections().getFirst().reasons().getFirst();
        String value = reason.values().stream()
                .findFirst()
                .map(found -> Quoted.line(found.field()) + " is \""
                        + Quoted.line(found.value().asText()) + "\", ")
                .orElse("");
        return "first: " + value + "record " + event.position().record() + " of "
                + Quoted.line(event.position().input());
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
