package dev.tocsin.guard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.guard.HostNames.Computer;
import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Hit.Evidence;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.sigma.CorrelationWords;
import dev.tocsin.match.sigma.Explainer;
import dev.tocsin.sigma.Header;
import dev.tocsin.sigma.SigmaCorrelation;
import dev.tocsin.sigma.SigmaDocument;
import dev.tocsin.stix.StixObject;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A hit as a JSON object, as {@code docs/scan.md} describes it. */
public final class HitJson {

    /** Evidence beyond this is counted, not listed: a rule may need thousands of events. */
    static final int MOST_EVIDENCE = 100;

    private final Rulebook rulebook;
    private final HostNames names;
    private final Optional<Explainer> explainer;

    public HitJson(Rulebook rulebook, HostNames names) {
        this(rulebook, names, Optional.empty());
    }

    /** @param explainer says why, too */
    public HitJson(Rulebook rulebook, HostNames names, Optional<Explainer> explainer) {
        this.rulebook = rulebook;
        this.names = names;
        this.explainer = explainer;
    }

    public ObjectNode json(Hit hit) {
        Event last = hit.evidence().getLast().event();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        last.time().ifPresent(time -> json.put("time", time.toString()));
        json.set("rule", rule(hit));
        json.set("hosts", hosts(hit));
        where(json, last);
        json.set("matched", matched(hit.evidence().getLast()));
        explain(hit, json);
        if (!hit.group().isEmpty()) {
            ObjectNode group = json.putObject("group");
            hit.group().forEach((field, values) -> putAll(group, field, values));
        }
        if (hit.evidence().size() > 1 || hit.evidence().getFirst().counted().isPresent()) {
            json.put("evidence_count", hit.evidence().size());
            ArrayNode list = json.putArray("evidence");
            hit.evidence().stream()
                    .limit(MOST_EVIDENCE)
                    .map(evidence -> evidence(hit, evidence))
                    .forEach(list::add);
        }
        return json;
    }

    private void explain(Hit hit, ObjectNode json) {
        if (explainer.isEmpty()) {
            return;
        }
        switch (hit.rule()) {
            case IndicatorRule indicator ->
                indicator
                        .indicator()
                        .text("pattern")
                        .ifPresent(pattern -> json.putObject("explanation").put("pattern", pattern));
            case DetectionRule(SigmaCorrelation correlation) ->
                json.putObject("explanation").put("correlation", CorrelationWords.of(correlation.correlation()));
            case DetectionRule detection -> explain(hit, hit.evidence().getLast(), json);
        }
    }

    private void explain(Hit hit, Evidence evidence, ObjectNode json) {
        explainer
                .flatMap(each -> HitWords.explanation(hit, evidence, each))
                .ifPresent(explanation -> json.set("explanation", ExplanationJson.of(explanation)));
    }

    private ObjectNode rule(Hit hit) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.put("id", hit.rule().id());
        rule.put("name", hit.rule().name());
        RuleFacts facts = rulebook.facts(hit.rule());
        switch (hit.rule()) {
            case IndicatorRule(StixObject indicator, var name, var pattern, var from, var until) ->
                indicator(rule, indicator, facts);
            case DetectionRule(SigmaDocument document) -> detection(rule, document.header());
        }
        putAll(rule, "techniques", facts.techniques());
        putAll(rule, "indicates", facts.actors());
        ArrayNode markings = rule.putArray("markings");
        facts.markings().forEach(markings::add);
        return rule;
    }

    private static void indicator(ObjectNode rule, StixObject indicator, RuleFacts facts) {
        indicator.version().ifPresent(version -> rule.put("version", version.toString()));
        facts.sharedBy().ifPresent(name -> rule.put("shared_by", name));
        if (indicator.json().path("confidence").isIntegralNumber()) {
            rule.set("confidence", indicator.json().path("confidence"));
        }
        putAll(rule, "types", indicator.texts("indicator_types"));
        putAll(rule, "labels", indicator.texts("labels"));
    }

    private static void detection(ObjectNode rule, Header header) {
        rule.put("file", header.origin().file());
        rule.put("line", header.origin().line());
        if (!header.author().isEmpty()) {
            rule.put("author", header.author());
        }
        header.status().ifPresent(status -> rule.put("status", status.name().toLowerCase(Locale.ROOT)));
        header.level().ifPresent(level -> rule.put("level", level.name().toLowerCase(Locale.ROOT)));
        putAll(rule, "tags", header.tags());
    }

    private ArrayNode hosts(Hit hit) {
        Set<String> seen = new LinkedHashSet<>();
        hit.evidence().stream().limit(MOST_EVIDENCE).forEach(evidence -> {
            Involved involved = Involved.in(evidence.event());
            involved.computer().ifPresent(seen::add);
            seen.addAll(involved.others());
        });
        ArrayNode hosts = JsonNodeFactory.instance.arrayNode();
        for (String each : seen) {
            Computer computer = names.computer(each);
            ObjectNode host = hosts.addObject();
            host.put("address", computer.address());
            computer.name().ifPresent(name -> host.put("name", name));
        }
        return hosts;
    }

    private ObjectNode evidence(Hit hit, Evidence evidence) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        evidence.counted()
                .ifPresent(rule -> json.putObject("rule").put("id", rule.id()).put("name", rule.name()));
        evidence.event().time().ifPresent(time -> json.put("time", time.toString()));
        where(json, evidence.event());
        json.set("matched", matched(evidence));
        if (evidence.counted().isPresent()) {
            explain(hit, evidence, json);
        }
        return json;
    }

    private static void where(ObjectNode json, Event event) {
        ObjectNode log = json.putObject("log");
        log.put("format", event.source().format().title());
        if (!event.source().stream().isEmpty()) {
            log.put("stream", event.source().stream());
        }
        Position position = event.position();
        json.putObject("position")
                .put("input", position.input())
                .put("record", position.record())
                .put("offset", position.offset());
    }

    private static ArrayNode matched(Evidence evidence) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        evidence.matched()
                .forEach(matched -> list.addObject().put("path", matched.path()).set("value", matched.value()));
        return list;
    }

    private static void putAll(ObjectNode json, String property, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = json.putArray(property);
            values.forEach(list::add);
        }
    }
}
