package dev.tocsin.guard;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.match.Hit;
import dev.tocsin.match.Hit.Evidence;
import dev.tocsin.match.Hit.Matched;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.stix.ObjectBuilder;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.pattern.PatternParser;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Objects and hits for these tests. */
final class Shared {

    static final InstantSource YESTERDAY = InstantSource.fixed(Instant.parse("2026-11-04T08:00:00Z"));

    private Shared() {}

    static StixObject identity(String name) {
        return ObjectBuilder.of("identity", YESTERDAY)
                .set("name", name)
                .set("identity_class", "organization")
                .build();
    }

    static StixObject indicator(String pattern, StixId by) {
        return ObjectBuilder.of("indicator", YESTERDAY)
                .set("created_by_ref", by)
                .set("name", "A rule")
                .set("pattern", pattern)
                .set("pattern_type", "stix")
                .set("valid_from", Instant.EPOCH)
                .set("confidence", IntNode.valueOf(80))
                .set("object_marking_refs", List.of(Tlp.AMBER.markingId()))
                .build();
    }

    static Event lease(String address, String name) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        return event(
                "dhcp",
                "2026-11-05T06:00:00Z",
                fields.put("assigned_addr", address).put("host_name", name));
    }

    static Hit hit(StixObject indicator, String time, String computer, String value) {
        IndicatorRule rule = new IndicatorRule(
                indicator,
                "A rule",
                PatternParser.parse(indicator.text("pattern").orElseThrow()).orThrow(),
                Instant.EPOCH,
                Optional.empty());
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("id.orig_h", computer);
        Matched matched = new Matched("domain-name:value", TextNode.valueOf(value));
        return new Hit(rule, List.of(new Evidence(event("dns", time, fields), List.of(matched))));
    }

    private static Event event(String stream, String time, ObjectNode fields) {
        return new Event(
                new LogSource(LogFormat.ZEEK_JSON, stream),
                new Position("test.log", 1, 0),
                Optional.of(Instant.parse(time)),
                fields);
    }
}
