package dev.tocsin.guard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.Rule;
import dev.tocsin.telemetry.Problem;
import java.time.Duration;

/** A scan's summary as a JSON object, as {@code docs/scan.md} describes it. Nothing is left out for length. */
public final class SummaryJson {

    private SummaryJson() {}

    /** @param took how long the reading and matching took */
    public static ObjectNode of(ScanSummary summary, Duration took) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("events", summary.events());
        json.put("bytes", summary.bytes());
        json.put("millis", took.toMillis());
        json.put("hits", summary.hits());
        json.set("rules", rules(summary));
        ArrayNode inputs = json.putArray("inputs");
        summary.read().stream().map(SummaryJson::input).forEach(inputs::add);
        ArrayNode misfits = json.putArray("unusable_values");
        summary.misfits()
                .forEach(tally -> misfits.addObject()
                        .put("count", tally.count())
                        .put("field", tally.first().field())
                        .put("reason", tally.first().reason())
                        .put("first_value", tally.first().value())
                        .put("first_input", tally.first().position().input())
                        .put("first_record", tally.first().position().record()));
        json.put("unusable_values_of_further_kinds", summary.misfitsLeft());
        return json;
    }

    private static ObjectNode rules(ScanSummary summary) {
        ObjectNode rules = JsonNodeFactory.instance.objectNode();
        rules.put("in_use", summary.counts().size());
        rules.put("outside_validity", summary.outsideValidity());
        rules.put("events_let_go", summary.evicted());
        rules.put("searches_ended_early", summary.searchesGivenUp());
        ArrayNode hitting = rules.putArray("hitting");
        summary.hitting()
                .forEach(count -> named(hitting.addObject(), count.rule()).put("hits", count.hits()));
        ArrayNode inapplicable = rules.putArray("cannot_apply");
        summary.inapplicable().forEach(rule -> named(inapplicable.addObject(), rule));
        ArrayNode expired = rules.putArray("expired");
        for (IndicatorRule rule : summary.expired()) {
            ObjectNode one = named(expired.addObject(), rule);
            rule.validUntil().ifPresent(until -> one.put("valid_until", until.toString()));
        }
        ArrayNode conflicting = rules.putArray("conflicting");
        summary.rulebook().conflicting().forEach(each -> refused(conflicting.addObject(), each));
        ArrayNode refused = rules.putArray("not_used");
        summary.rulebook().refused().forEach(each -> refused(refused.addObject(), each));
        summary.unwatched()
                .forEach(each -> named(refused.addObject(), each.rule()).put("reason", each.reason()));
        return rules;
    }

    private static void refused(ObjectNode json, Rulebook.Refused refused) {
        json.put("id", refused.id().toString()).put("name", refused.name()).put("reason", refused.reason());
    }

    private static ObjectNode named(ObjectNode json, Rule rule) {
        return json.put("id", rule.id()).put("name", rule.name());
    }

    private static ObjectNode input(Scan.Read read) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("input", read.input());
        json.put("events", read.tally().events());
        json.put("events_without_time", read.tally().eventsWithoutTime());
        json.put("bytes", read.tally().bytes());
        ObjectNode formats = json.putObject("formats");
        read.tally().byFormat().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> formats.put(entry.getKey().title(), entry.getValue()));
        read.tally().notALog().ifPresent(not -> json.put("not_a_log", not.seen()));
        ArrayNode problems = json.putArray("problems");
        for (Problem problem : read.tally().problems()) {
            ObjectNode one = problems.addObject();
            one.put("problem", problem.kind().words());
            one.put("count", problem.count());
            one.put("lost", problem.kind().lost());
            ArrayNode first = one.putArray("first");
            problem.first()
                    .forEach(occurrence ->
                            first.addObject().put("where", occurrence.where()).put("reason", occurrence.reason()));
        }
        return json;
    }
}
