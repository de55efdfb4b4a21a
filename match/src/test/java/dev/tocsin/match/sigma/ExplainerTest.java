package dev.tocsin.match.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.match.sigma.Explanation.Reason;
import dev.tocsin.match.sigma.Explanation.Selection;
import dev.tocsin.match.sigma.Explanation.Value;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.telemetry.LogFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExplainerTest {

    private final Explainer explainer = new Explainer(Rules.ANY_JSON);

    private Explanation why(SigmaRule rule, String event) {
        return explainer
                .explain(rule, Events.event(LogFormat.GENERIC_JSON, "", event))
                .orElseThrow();
    }

    /** Each selection as its name, what it came to, and its tests with the values that decided them. */
    private static List<String> told(Explanation explanation) {
        return explanation.selections().stream()
                .map(selection -> selection.name()
                        + (selection.holds() ? " + " : " - ")
                        + selection.reasons().stream().map(ExplainerTest::told).collect(Collectors.joining("; ")))
                .toList();
    }

    private static String told(Reason reason) {
        return reason.test()
                + (reason.holds() ? " + " : " - ")
                + reason.values().stream()
                        .map(value -> value.field() + "=" + value.value().asText())
                        .toList();
    }

    @Test
    void it_says_what_held_in_each_selection_and_why_no_exclusion_did() {
        SigmaRule rule = Rules.rule(
                "sel:",
                "  image|endswith: ['\\one.exe', '\\two.exe']",
                "  line|contains|all: [' -a', ' -b']",
                "no_admin:",
                "  user: admin",
                "  host: h",
                "no_home:",
                "  path|startswith: 'C:\\home'",
                "condition: sel and not 1 of no_*");
        Explanation why = why(rule, "{'image':'C:\\\\Two.exe','line':'x -b -a','user':'eve','host':'h'}");
        assertThat(why.holds()).isTrue();
        assertThat(why.condition()).isEqualTo("sel and not 1 of (no_admin, no_home)");
        assertThat(told(why))
                .containsExactly(
                        "sel + image|endswith: '\\two.exe' + [image=C:\\Two.exe];"
                                + " line|contains: ' -a' + [line=x -b -a]; line|contains: ' -b' + [line=x -b -a]",
                        "no_admin - user: 'admin' - [user=eve]",
                        "no_home - path|startswith: 'C:\\home' - []");
        assertThat(why.selections().getFirst().reasons().get(1).values())
                .extracting(Value::begin)
                .containsExactly(4);
    }

    @Test
    void of_a_rule_that_does_not_hold_it_says_the_first_thing_that_was_asked_in_vain() {
        SigmaRule rule = Rules.rule("sel:", "  a: 1", "  b: [x, y, z]", "  c: 3", "condition: sel");
        Explanation why = why(rule, "{'a':1,'b':['v','w']}");
        assertThat(why.holds()).isFalse();
        assertThat(told(why)).containsExactly("sel - b: 'x' or 2 other values - [b=v, b=w]");
    }

    @Test
    void of_alternatives_only_those_that_hold_are_told() {
        SigmaRule rule = Rules.rule("one:", "  a: 1", "two:", "  - b: 2", "  - c: 3", "condition: one or two");
        assertThat(told(why(rule, "{'a':9,'b':2}"))).containsExactly("two + b: 2 + [b=2]");
        assertThat(told(why(rule, "{'a':9}"))).containsExactly("one - a: 1 - [a=9]", "two - b: 2 - []; c: 3 - []");
    }

    @Test
    void tests_are_written_as_a_rule_writes_them() {
        SigmaRule rule = Rules.rule(
                "sel:",
                "  a|re|i: 'x.z'",
                "  b|cidr: 10.0.0.0/8",
                "  c|gte: 5",
                "  d|exists: false",
                "  e: null",
                "  f|fieldref: a",
                "  g|cased: Q",
                "  h: 'a*b?'",
                "  i|contains|neq: n",
                "  j: true",
                "condition: sel");
        Explanation why =
                why(rule, "{'a':'--XYZ','b':'10.1.2.3','c':'5','f':'--xyz','g':'Q','h':'a-bc','i':'m','j':true}");
        assertThat(why.selections().getFirst().reasons())
                .extracting(Reason::test)
                .containsExactly(
                        "a|re|i: 'x.z'",
                        "b|cidr: 10.0.0.0/8",
                        "c|gte: 5",
                        "d|exists: false",
                        "e: null",
                        "f|fieldref: a",
                        "g|cased: 'Q'",
                        "h: 'a*b?'",
                        "i|contains|neq: 'n'",
                        "j: true");
        assertThat(why.selections().getFirst().reasons().getFirst().values())
                .extracting(Value::begin)
                .containsExactly(2);
    }

    @Test
    void keywords_name_the_field_they_were_found_in() {
        SigmaRule rule = Rules.rule("words:", "  - evil", "  - worse", "condition: words");
        assertThat(told(why(rule, "{'a':{'b':'so EVIL'}}"))).containsExactly("words + 'evil' + [a.b=so EVIL]");
        assertThat(told(why(rule, "{'a':'fine'}"))).containsExactly("words - 'evil' or 1 other value - []");
    }

    @Test
    void fields_are_told_by_their_names_in_the_log() {
        SigmaRule rule = Rules.rules("""
                title: t
                logsource: {product: windows, category: process_creation}
                detection:
                  sel:
                    Image|endswith: 'x.exe'
                  condition: sel
                """).getFirst();
        Explanation why = explainer
                .explain(
                        rule,
                        Events.event(
                                LogFormat.WINDOWS_FLAT, "Security", "{'EventID':4688,'NewProcessName':'C:/x.exe'}"))
                .orElseThrow();
        assertThat(told(why)).containsExactly("sel + Image|endswith: 'x.exe' + [NewProcessName=C:/x.exe]");
        assertThat(explainer.explain(rule, Events.event(LogFormat.WINDOWS_FLAT, "Security", "{'EventID':1}")))
                .isEmpty();
    }

    @Test
    void what_is_told_is_bounded() {
        String[] lines = IntStream.range(0, 3_001)
                .mapToObj(i -> i < 3_000 ? "s" + i + ":\n    - a: x*\n    - b: x" : "condition: all of them")
                .toArray(String[]::new);
        Explanation why = why(Rules.rule(lines), "{'a':['x1','x2','x3','x4','x5'],'b':'x'}");
        assertThat(why.selections()).hasSize(20);
        assertThat(why.further()).isEqualTo(2_980);
        assertThat(why.selections()).allSatisfy(selection -> {
            assertThat(selection.reasons()).hasSize(2);
            assertThat(selection.reasons().getFirst().values()).hasSize(3);
            assertThat(selection.reasons().getFirst().further()).isEqualTo(2);
        });
        assertThat(why.selections()).extracting(Selection::further).containsOnly(0);
        assertThat(why.condition()).hasSizeLessThan(100);
    }
}
