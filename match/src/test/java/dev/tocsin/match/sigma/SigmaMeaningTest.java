package dev.tocsin.match.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.match.Hit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parts of a Sigma rule mean, case by case; in each line a test, an event, and whether it holds. */
class SigmaMeaningTest {

    private static boolean holds(String search, String event) {
        return !Rules.hits(Rules.rule("sel:", "  " + search, "condition: sel"), event)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f: abc # {'f':'ABC'} # true",
                "f: abc # {'f':'abcd'} # false",
                "f: a*d # {'f':'abcd'} # true",
                "f: a?c # {'f':'a😀c'} # true",
                "f: a?c # {'f':'ac'} # false",
                "f: 'a\\*c' # {'f':'a*c'} # true",
                "f: 'a\\*c' # {'f':'abc'} # false",
                "f: ['x', 'y'] # {'f':'y'} # true",
                "f: x # {'f':['a',['x']]} # true",
                "f: x # {'g':'x'} # false",
                "f: x # {'F':'x'} # false",
                "f: straße # {'f':'STRAßE'} # true",
                "f: straße # {'f':'STRASSE'} # false",
                "f: ΣΑΣ # {'f':'σας'} # true",
                "f|cased: abc # {'f':'ABC'} # false",
                "f|cased: abc # {'f':'abc'} # true",
                "f|contains: b # {'f':'ABC'} # true",
                "f|startswith: ab # {'f':'ABC'} # true",
                "f|startswith: b # {'f':'ABC'} # false",
                "f|endswith: bc # {'f':'ABC'} # true",
                "f|contains|cased: b # {'f':'ABC'} # false",
                "f|contains|all: ['a', 'c'] # {'f':'ABC'} # true",
                "f|contains|all: ['a', 'x'] # {'f':'ABC'} # false",
                "f|contains|all: ['a', 'x'] # {'f':['ABC','x']} # true",
                "f: '' # {'f':''} # true",
                "f: '' # {} # false",
                "f: '' # {'f':'x'} # false",
                "f: null # {} # true",
                "f: null # {'f':null} # true",
                "f: null # {'f':[]} # true",
                "f: null # {'f':{'g':1}} # true",
                "f: null # {'f':''} # false",
                "f: [null, 'x'] # {'f':'x'} # true",
                "f|exists: true # {'f':null} # true",
                "f|exists: true # {'f':{}} # true",
                "f|exists: true # {} # false",
                "f|exists: false # {} # true",
                "f|exists: false # {'f':''} # false",
                "a.b: x # {'a':{'b':'x'}} # true",
                "a.b: x # {'a':[{'b':'y'},{'b':'x'}]} # true",
                "a.b: x # {'a.b':'y','a':{'b':'x'}} # true",
            })
    void text_tests_compare_whole_values_without_case(String line) {
        check(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f: 4624 # {'f':4624} # true",
                "f: 4624 # {'f':'4624'} # true",
                "f: 4624 # {'f':4624.0} # true",
                "f: 4624 # {'f':'x4624'} # false",
                "f: '4624' # {'f':4624} # true",
                "f|startswith: 46 # {'f':4624} # true",
                "f: true # {'f':true} # true",
                "f: true # {'f':'TRUE'} # true",
                "f: 'true' # {'f':true} # true",
                "f: false # {} # false",
                "f|lt: 10 # {'f':9.5} # true",
                "f|lt: 10 # {'f':10} # false",
                "f|lte: 10 # {'f':'10.0'} # true",
                "f|gt: 10 # {'f':'100'} # true",
                "f|gte: 10 # {'f':'9'} # false",
                "f|gt: 10 # {'f':'0x20'} # false",
                "f|gt: 10 # {'f':'many'} # false",
                "f|gt: 10 # {} # false",
                "f|neq: 10 # {'f':9} # true",
                "f|neq: 10 # {'f':10} # false",
                "f|neq: 10 # {} # true",
                "f|neq: a # {'f':['a','b']} # false",
                "f|contains|neq: a # {'f':'xyz'} # true",
            })
    void numbers_are_compared_by_value_and_as_text(String line) {
        check(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f|re: b+c # {'f':'abbcd'} # true",
                "f|re: ^b # {'f':'abbcd'} # false",
                "f|re: B # {'f':'abbcd'} # false",
                "f|re|i: B # {'f':'abbcd'} # true",
                "f|re: a.b # {'f':'a\\nb'} # false",
                "f|re|s: a.b # {'f':'a\\nb'} # true",
                "f|re|m: ^b # {'f':'a\\nb'} # true",
                "f|cidr: 10.0.0.0/8 # {'f':'10.1.2.3'} # true",
                "f|cidr: 10.0.0.0/8 # {'f':'11.1.2.3'} # false",
                "f|cidr: 10.0.0.0/8 # {'f':'10.1'} # false",
                "f|cidr: 10.0.0.0/8 # {'f':'10.1.2.03'} # false",
                "f|cidr: 10.0.0.0/8 # {'f':'::ffff:10.1.2.3'} # false",
                "f|cidr: 192.168.1.0/30 # {'f':'192.168.1.3'} # true",
                "f|cidr: 192.168.1.0/30 # {'f':'192.168.1.4'} # false",
                "f|cidr: 2001:db8::/33 # {'f':'2001:DB8:7fff::1'} # true",
                "f|cidr: 2001:db8::/33 # {'f':'2001:db8:8000::1'} # false",
                "f|cidr: 0.0.0.0/0 # {'f':'host.example'} # false",
                "f|fieldref: g # {'f':'A','g':'a'} # true",
                "f|fieldref|cased: g # {'f':'A','g':'a'} # false",
                "f|fieldref: g # {'f':4,'g':['x','4']} # true",
                "f|fieldref: g # {'f':'a'} # false",
                "f|fieldref|startswith: g # {'f':'abc','g':'AB'} # true",
                "f|fieldref|endswith: g # {'f':'abc','g':'AB'} # false",
                "f|fieldref|contains: g # {'f':'abc','g':'b'} # true",
                "f|fieldref|neq: g # {'f':'a','g':'b'} # true",
                "f|fieldref|neq: g # {'f':'a','g':'a'} # false",
                "f|base64: foo # {'f':'Zm9v'} # true",
                "f|base64offset|contains: bar # {'f':'xxJhcxx'} # true",
                "f|wide|base64offset|contains: ping # {'f':'aHAAaQBuAGcA'} # true",
                "f|contains|windash: ' -x ' # {'f':'a /x b'} # true",
                "f|contains|windash: ' -x ' # {'f':'a –x b'} # true",
            })
    void other_modifiers_mean_what_the_appendix_says(String line) {
        check(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t|hour: 23 # {'t':'2026-01-01T23:59:00+05:00'} # true",
                "t|hour: 23 # {'t':'2026-01-01 23:59:00.123 Z'} # true",
                "t|hour: 0 # {'t':'2026-01-01'} # false",
                "t|day: 1 # {'t':'2026-01-01'} # true",
                "t|minute: 59 # {'t':'2026-01-01T23:59Z'} # true",
                "t|month: 1 # {'t':'2026-01-01T23:59:00+0500'} # true",
                "t|year: 2025 # {'t':'2026-01-01T23:59:00'} # false",
                "t|week: 53 # {'t':'2027-01-01T00:00:00'} # true",
                "t|hour|gte: 20 # {'t':'2026-01-01T23:59:00'} # true",
                "t|hour: 23 # {'t':'yesterday'} # false",
                "t|hour: 23 # {'t':'2026-02-30T23:59:00'} # false",
            })
    void a_part_of_a_date_is_taken_as_it_is_written(String line) {
        check(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['one', 'two'] # {'a':{'b':'xONEx'}} # true",
                "['one', 'two'] # {'one':'x'} # false",
                "'|all': ['one', 'two'] # {'a':'one','b':'two'} # true",
                "'|all': ['one', 'two'] # {'a':'one'} # false",
                "[443] # {'a':443} # true",
                "'|re': 'o+e' # {'a':['x','ooe']} # true",
            })
    void keywords_are_looked_for_in_every_value(String line) {
        check(line);
    }

    private static void check(String line) {
        String[] parts = line.split(" # ", -1);
        assertThat(holds(parts[0], parts[1])).as(line).isEqualTo(Boolean.parseBoolean(parts[2]));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s1 and s2 | 12 | true",
                "s1 and s2 | 1 | false",
                "s1 or s2 | 2 | true",
                "s1 and not s2 | 1 | true",
                "s1 and not s2 | 12 | false",
                "not s1 and not s2 | '' | true",
                "s1 or s2 and s3 | 1 | true",
                "(s1 or s2) and s3 | 1 | false",
                "1 of s* | 3 | true",
                "all of s* | 12 | false",
                "all of them | 123 | true",
                "2 of them | 13 | true",
                "2 of them | 3 | false",
                "not 1 of them | '' | true"
            })
    void a_condition_combines_searches(String condition, String holding, boolean expected) {
        String event = "{'f':['x'" + holding.replaceAll("(.)", ",'$1'") + "]}";
        var rule = Rules.rule("s1:", "  f: 1", "s2:", "  f: 2", "s3:", "  f: 3", "condition: " + condition);
        assertThat(Rules.hits(rule, event)).hasSize(expected ? 1 : 0);
    }

    @Test
    void a_map_is_all_of_its_fields_and_a_list_of_maps_any_of_them() {
        var rule = Rules.rule("sel:", "  - f: 1", "    g: 2", "  - h: 3", "condition: sel");
        assertThat(Rules.hits(rule, "{'f':1,'g':2}")).hasSize(1);
        assertThat(Rules.hits(rule, "{'f':1}")).isEmpty();
        assertThat(Rules.hits(rule, "{'h':3}")).hasSize(1);
    }

    @Test
    void a_hit_names_the_values_that_made_the_rule_match() {
        var rule = Rules.rule(
                "sel:", "  f|contains: a", "words: ['key']", "no:", "  g: 1", "condition: (sel or words) and not no");
        Hit hit = Rules.hits(rule, "{'f':['xay','b'],'h':{'i':'a key'}}").getFirst();
        assertThat(hit.rule().name()).isEqualTo("A rule");
        assertThat(hit.evidence())
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.matched())
                        .extracting(matched ->
                                matched.path() + "=" + matched.value().asText())
                        .containsExactly("f=xay", "h.i=a key"));
    }

    @Test
    void a_rule_without_a_log_format_or_with_an_open_placeholder_says_so() {
        var linux = Rules.rules("""
                title: Elsewhere
                logsource:
                  product: linux
                  service: auditd
                detection:
                  sel:
                    a: b
                  condition: sel
                """).getFirst();
        var open = Rules.rule("sel:", "  f|expand: '%servers%'", "condition: sel");
        SigmaOracle oracle = new SigmaOracle(java.util.List.of(linux, open), Rules.ANY_JSON);
        assertThat(oracle.unwatched())
                .extracting(unwatched -> unwatched.reason())
                .containsExactly(
                        "its log source has no log format here: product \"linux\", service \"auditd\"",
                        "its placeholder \"servers\" has no value");
        assertThat(oracle.counts()).isEmpty();
    }
}
