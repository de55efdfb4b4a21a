package dev.tocsin.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.ExternalReference;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String ONE = "indicator--11111111-1111-4111-8111-111111111111";
    private static final String TWO = "indicator--22222222-2222-4222-8222-222222222222";
    private static final String MALWARE = "malware--33333333-3333-4333-8333-333333333333";

    @Test
    void anIndicatorBecomesARuleAndOtherObjectsAreContext() {
        RuleSet.Change change =
                RuleSet.EMPTY.with(List.of(indicator(ONE, "", ""), object(MALWARE, "'name': 'M'")), NOW);
        assertThat(change.rules().rules())
                .extracting(rule -> rule.indicator().id().toString())
                .containsExactly(ONE);
        assertThat(change.admissions().get(0)).isInstanceOf(Admission.Admitted.class);
        assertThat(change.admissions().get(1)).isInstanceOf(Admission.Context.class);
        assertThat(RuleSet.EMPTY.rules()).isEmpty();
    }

    @Test
    void eachIndicatorThatIsNoRuleSaysWhy() {
        refuses(indicator(ONE, "'revoked': true,", ""), "it is revoked");
        refuses(indicator(ONE, "'valid_until': '2026-02-01T00:00:00Z',", ""), "it expired at 2026-02-01T00:00:00Z");
        refuses(indicator(ONE, "'pattern_type': 'sigma',", ""), "its pattern type is \"sigma\", not \"stix\"");
        refuses(indicator(ONE, "'pattern': '[a:b = ',", ""), "its pattern cannot be used: line 1, column ");
        refuses(
                indicator(ONE, "'pattern': \"[file:name MATCHES '(a)(?=b)']\",", ""),
                "look-around, atomic groups and the like cannot be matched in linear time");
        refuses(object(ONE, "'pattern_type': 'stix', 'pattern': '[a:b = 1]'"), "an indicator needs \"valid_from\"");
    }

    @Test
    void anExpiredRuleIsKeptForLogsOfItsTime() {
        StixObject expired = indicator(ONE, "'valid_until': '2026-02-01T00:00:00Z',", "");
        assertThat(RuleSet.EMPTY.with(List.of(expired), Instant.MIN).rules().rules())
                .hasSize(1);
    }

    @Test
    void theNewestVersionCountsInWhateverOrderVersionsCome() {
        StixObject old = indicator(ONE, "'name': 'old',", "'modified': '2026-01-01T00:00:00Z'");
        StixObject renewed = indicator(ONE, "'name': 'new',", "'modified': '2026-01-02T00:00:00Z'");
        assertThat(names(RuleSet.EMPTY.with(List.of(old, renewed), NOW))).containsExactly("new");
        assertThat(names(RuleSet.EMPTY.with(List.of(renewed, old), NOW))).containsExactly("new");
        RuleSet.Change late = RuleSet.EMPTY.with(List.of(renewed), NOW).rules().with(List.of(old), NOW);
        assertThat(names(late)).containsExactly("new");
        assertThat(reason(late.admissions().getFirst()))
                .isEqualTo("a later version is known, modified 2026-01-02T00:00:00Z");
    }

    @Test
    void aRevocationRemovesTheRuleForGood() {
        StixObject rule = indicator(ONE, "", "'modified': '2026-01-01T00:00:00Z'");
        StixObject revoked = indicator(ONE, "'revoked': true,", "'modified': '2026-01-02T00:00:00Z'");
        RuleSet before =
                RuleSet.EMPTY.with(List.of(rule, indicator(TWO, "", "")), NOW).rules();
        RuleSet after = before.with(List.of(revoked), NOW).rules();
        assertThat(after.rules())
                .extracting(each -> each.indicator().id().toString())
                .containsExactly(TWO);
        assertThat(after.with(List.of(rule), NOW).rules().rules()).hasSize(1);
        assertThat(before.rules()).as("a set never changes").hasSize(2);
    }

    @Test
    void theSameVersionTwiceIsADuplicateOrAConflict() {
        StixObject rule = indicator(ONE, "", "'modified': '2026-01-01T00:00:00Z'");
        StixObject other = indicator(ONE, "'name': 'other',", "'modified': '2026-01-01T00:00:00Z'");
        List<Admission> admissions =
                RuleSet.EMPTY.with(List.of(rule, rule, other), NOW).admissions();
        assertThat(reason(admissions.get(1))).isEqualTo("it is known already");
        assertThat(reason(admissions.get(2))).startsWith("it is known already in the same version with other content");
    }

    @Test
    void aRuleIsExplainedByWhatItIndicatesAndTheReportThatListsIt() {
        StixObject rule = indicator(ONE, "'object_marking_refs': ['%s'],".formatted(Tlp.AMBER.markingId()), "");
        StixObject malware = object(
                MALWARE,
                "'name': 'M', 'external_references': [{'source_name': 'mitre-attack', 'external_id': 'S0100'}]");
        String techniqueId = "attack-pattern--77777777-7777-4777-8777-777777777777";
        StixObject technique = object(
                techniqueId,
                "'name': 'T', 'external_references': [{'source_name': 'mitre-attack', 'external_id': 'T1059'}]");
        StixObject toTechnique = object(
                "relationship--88888888-8888-4888-8888-888888888888",
                "'relationship_type': 'indicates', 'source_ref': '%s', 'target_ref': '%s'".formatted(ONE, techniqueId));
        StixObject relationship = object(
                "relationship--44444444-4444-4444-8444-444444444444",
                "'relationship_type': 'indicates', 'source_ref': '%s', 'target_ref': '%s'".formatted(ONE, MALWARE));
        StixObject report = object(
                "report--55555555-5555-4555-8555-555555555555",
                "'name': 'R', 'object_refs': ['%s', 'not an id']".formatted(ONE));
        RuleSet rules = RuleSet.EMPTY
                .with(List.of(relationship, report, malware, toTechnique, technique, rule), NOW)
                .rules();
        RuleContexts.Context context = rules.contexts().of(rules.rules().getFirst());
        assertThat(context.indicates()).containsExactly(malware, technique);
        assertThat(context.reports()).containsExactly(report);
        assertThat(context.techniques())
                .containsExactly(new ExternalReference("mitre-attack", Optional.of("T1059"), Optional.empty()));
        assertThat(context.markings().strictest()).contains(Tlp.AMBER);
    }

    @Test
    void aHeaderFieldWrittenAsInStix20IsFoundInTheListOfStix21() {
        StixObject rule = indicator(
                ONE,
                "'pattern': \"[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = 'bad/1']\",",
                "");
        Oracle oracle =
                new Oracle(RuleSet.EMPTY.with(List.of(rule), NOW).rules().rules());
        assertThat(oracle.accept(agent("['bad/1']"))).hasSize(1);
        assertThat(oracle.accept(agent("'bad/1'"))).hasSize(1);
        assertThat(oracle.accept(agent("['good/1']"))).isEmpty();
    }

    private static Observation agent(String value) {
        Event event = new Event(
                new LogSource(LogFormat.GENERIC_JSON, ""),
                new Position("-", 1, 0),
                Optional.empty(),
                StixJson.mapper().createObjectNode());
        StixObject traffic = object(
                "network-traffic--66666666-6666-4666-8666-666666666666",
                "'extensions': {'http-request-ext': {'request_header': {'User-Agent': " + value + "}}}");
        Instant seen = NOW;
        return new Observation(event, Optional.of(new Observation.Interval(seen, seen)), Map.of("0", traffic.json()));
    }

    private static void refuses(StixObject object, String reason) {
        RuleSet.Change change = RuleSet.EMPTY.with(List.of(object), NOW);
        assertThat(change.rules().rules()).isEmpty();
        assertThat(reason(change.admissions().getFirst())).contains(reason);
    }

    private static String reason(Admission admission) {
        return admission instanceof Admission.Refused refused
                ? refused.refusal().reason()
                : "not refused";
    }

    private static List<String> names(RuleSet.Change change) {
        return change.rules().rules().stream().map(IndicatorRule::name).toList();
    }

    /** What comes first stands in place of the usual. */
    private static StixObject indicator(String id, String first, String last) {
        StringBuilder properties = new StringBuilder(first);
        for (String usual : List.of(
                "'pattern_type': 'stix'",
                "'pattern': \"[domain-name:value = 'a.test']\"",
                "'valid_from': '2025-01-01T00:00:00Z'")) {
            if (!first.contains(usual.substring(0, usual.indexOf(':')))) {
                properties.append(usual).append(',');
            }
        }
        return object(id, properties + (last.isEmpty() ? "'modified': '2025-01-01T00:00:00Z'" : last));
    }

    /** Single quotes stand for double ones, except inside a text in double ones. */
    private static StixObject object(String id, String properties) {
        StringBuilder json = new StringBuilder();
        boolean inText = false;
        for (char c : "{'type': '%s', 'id': '%s', %s}"
                .formatted(id.substring(0, id.indexOf("--")), id, properties)
                .toCharArray()) {
            inText ^= c == '"';
            json.append(c == '\'' && !inText ? '"' : c);
        }
        return StixObject.of(StixJson.read(json.toString()));
    }
}
