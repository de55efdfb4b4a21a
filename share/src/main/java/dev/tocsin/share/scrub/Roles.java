package dev.tocsin.share.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.Literal;
import dev.tocsin.stix.pattern.ObservationExpression;
import dev.tocsin.stix.pattern.PatternParser;
import dev.tocsin.stix.pattern.PatternResult;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Which objects of a contribution are the threat and which are those it struck, by what refers to them: senders and
 * recipients of messages, sources and destinations of traffic, what threats use and what they target.
 */
final class Roles {

    /** More names of people than that in one contribution are looked for where they are named as such only. */
    private static final int MAX_PEOPLE = 200;

    private static final Set<String> THREATS =
            Set.of("threat-actor", "intrusion-set", "campaign", "malware", "tool", "infrastructure", "attack-pattern");

    private final Set<JsonNode> threats = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<JsonNode> victims = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> values = new HashSet<>();
    private final Set<String> people = new HashSet<>();

    private Roles() {}

    static Roles of(List<StixObject> objects) {
        Roles roles = new Roles();
        Map<String, JsonNode> byId = new HashMap<>();
        objects.forEach(object -> byId.put(object.id().toString(), object.json()));
        objects.forEach(object -> roles.literals(object.json()));
        objects.forEach(object -> {
            roles.look(object.json(), byId);
            JsonNode held = object.json().path("objects");
            if (object.type().equals("observed-data") && held.isObject()) {
                Map<String, JsonNode> local = new HashMap<>();
                held.properties().forEach(each -> local.put(each.getKey(), each.getValue()));
                held.forEach(each -> roles.look(each, local));
            }
        });
        roles.threats.forEach(threat -> roles.value(threat.path("value").asText("")));
        return roles;
    }

    boolean isThreat(ObjectNode object) {
        return threats.contains(object)
                || values.contains(object.path("value").asText("").toLowerCase(Locale.ROOT));
    }

    boolean isVictim(ObjectNode object) {
        return victims.contains(object);
    }

    Known known() {
        Set<String> named = new HashSet<>(people);
        named.removeIf(name -> values.contains(name.toLowerCase(Locale.ROOT)));
        return new Known(values, named.size() > MAX_PEOPLE ? Set.of() : named);
    }

    private void look(JsonNode json, Map<String, JsonNode> byId) {
        switch (json.path("type").asText("")) {
            case "email-message" -> {
                mark(json, byId, threats, "from_ref", "sender_ref");
                mark(json, byId, victims, "to_refs", "cc_refs", "bcc_refs");
            }
            case "network-traffic" -> traffic(json, byId);
            case "relationship" -> {
                String source = json.path("source_ref").asText("");
                boolean byThreat = THREATS.contains(source.substring(0, Math.max(0, source.indexOf("--"))));
                boolean targets = json.path("relationship_type").asText("").equals("targets");
                mark(json, byId, targets ? victims : byThreat ? threats : new HashSet<>(), "target_ref");
            }
            case "identity" -> {
                if (json.path("identity_class").asText("").equals("individual")) {
                    person(json.path("name").asText(""));
                }
            }
            case "user-account", "email-addr" ->
                person(json.path("display_name").asText(""));
            case String type
            when THREATS.contains(type) -> {
                value(json.path("name").asText(""));
                json.path("aliases").forEach(alias -> value(alias.asText("")));
            }
            default -> {}
        }
    }

    /** Where one end is the threat, the other is whom it struck. */
    private void traffic(JsonNode json, Map<String, JsonNode> byId) {
        JsonNode source = byId.get(json.path("src_ref").asText(""));
        JsonNode destination = byId.get(json.path("dst_ref").asText(""));
        if (source instanceof ObjectNode from
                && destination instanceof ObjectNode to
                && isThreat(from) != isThreat(to)) {
            victims.add(isThreat(from) ? to : from);
        }
    }

    private static void mark(JsonNode json, Map<String, JsonNode> byId, Set<JsonNode> as, String... properties) {
        for (String property : properties) {
            JsonNode refs = json.path(property);
            Iterable<JsonNode> each = refs.isArray() ? refs : List.of(refs);
            StreamSupport.stream(each.spliterator(), false)
                    .map(ref -> byId.get(ref.asText("")))
                    .filter(java.util.Objects::nonNull)
                    .forEach(as::add);
        }
    }

    private void value(String text) {
        if (!text.isBlank()) {
            values.add(text.toLowerCase(Locale.ROOT));
        }
    }

    private void person(String name) {
        if (name.length() >= 4
                && name.length() <= 100
                && name.indexOf(' ') > 0
                && !Placeholder.ANY.matcher(name).find()) {
            people.add(name);
        }
    }

    private void literals(JsonNode json) {
        if (json.path("type").asText("").equals("indicator")
                && PatternParser.parse(json.path("pattern").asText(""))
                        instanceof PatternResult.Parsed(ObservationExpression pattern, var _)) {
            walk(pattern);
        }
    }

    private void walk(ObservationExpression pattern) {
        switch (pattern) {
            case ObservationExpression.Observation(ComparisonExpression comparison) -> walk(comparison);
            case ObservationExpression.And(var parts) -> parts.forEach(this::walk);
            case ObservationExpression.Or(var parts) -> parts.forEach(this::walk);
            case ObservationExpression.FollowedBy(var parts) -> parts.forEach(this::walk);
            case ObservationExpression.Within(var inner, var _) -> walk(inner);
            case ObservationExpression.Repeats(var inner, var _) -> walk(inner);
            case ObservationExpression.StartStop(var inner, var _, var _) -> walk(inner);
        }
    }

    private void walk(ComparisonExpression comparison) {
        switch (comparison) {
            case ComparisonExpression.And(var parts) -> parts.forEach(this::walk);
            case ComparisonExpression.Or(var parts) -> parts.forEach(this::walk);
            case ComparisonExpression.Comparison(var _, var _, var _, Literal literal) -> literal(literal);
            case ComparisonExpression.In(var _, var _, var literals) -> literals.forEach(this::literal);
            case ComparisonExpression.Exists _ -> {}
        }
    }

    private void literal(Literal literal) {
        if (literal instanceof Literal.Text(String text)) {
            value(text);
        }
    }
}
