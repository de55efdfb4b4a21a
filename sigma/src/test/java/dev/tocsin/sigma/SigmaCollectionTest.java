package dev.tocsin.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.sigma.detection.Condition;
import dev.tocsin.sigma.problem.SigmaProblem;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** References, filters and the order of correlations, over several files. */
class SigmaCollectionTest {

    private static Resolution resolve(String... files) {
        List<SigmaFile> read = Arrays.stream(files).map(Rules::read).toList();
        assertThat(read).allSatisfy(file -> assertThat(file.problems()).isEmpty());
        return SigmaCollection.resolve(read);
    }

    private static String rule(String name) {
        return rule(
                name,
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString());
    }

    private static String rule(String name, String id) {
        return "title: %s\nname: %s\nid: %s\nlogsource:\n  category: process_creation\n  product: windows\ndetection:\n  sel:\n    f: 1\n  condition: sel\n"
                .formatted(name, name, id);
    }

    private static String correlation(String name, String rules, String more) {
        return "title: %s\nname: %s\ncorrelation:\n  type: temporal\n  rules: [%s]\n  timespan: 5m\n%s"
                .formatted(name, name, rules, more.indent(2));
    }

    private static String filter(String rules, String logSource) {
        return "title: leave out\nlogsource:\n  %s\nfilter:\n  rules: %s\n  sel:\n    User|startswith: adm_\n  condition: not sel\n"
                .formatted(logSource, rules);
    }

    private static List<String> problems(Resolution resolution) {
        return resolution.problems().stream().map(SigmaProblem::toString).toList();
    }

    @Test
    void correlationsFindRulesByIdAndName() {
        String id = "0E95725D-7320-415D-80F7-004DA920FC11";
        Resolution resolution =
                resolve(rule("a", id.toLowerCase(java.util.Locale.ROOT)), rule("b"), correlation("c", id + ", b", ""));

        assertThat(resolution.problems()).isEmpty();
        ResolvedCorrelation correlation = resolution.correlations().getFirst();
        assertThat(correlation.members())
                .containsExactly(
                        new ResolvedCorrelation.OfRule(resolution.rules().get(0).rule()),
                        new ResolvedCorrelation.OfRule(resolution.rules().get(1).rule()));
    }

    @Test
    void rulesThatCorrelationsCountDoNotAlertUnlessTheySaySo() {
        Resolution resolution = resolve(rule("a") + "---\n" + rule("b") + "---\n" + rule("c") + "---\n"
                + correlation("x", "a, b", "") + "---\n" + correlation("y", "b, c", "generate: true"));

        assertThat(resolution.rules()).extracting(Resolution.Rule::alerts).containsExactly(false, true, true);
        assertThat(resolution.correlations())
                .extracting(ResolvedCorrelation::alerts)
                .containsExactly(true, true);
    }

    @Test
    void correlationsOfCorrelationsComeAfterTheirParts() {
        Resolution resolution =
                resolve(correlation("top", "middle, a", ""), correlation("middle", "a, b", ""), rule("a"), rule("b"));

        assertThat(resolution.problems()).isEmpty();
        assertThat(resolution.correlations())
                .extracting(one -> one.correlation().header().title())
                .containsExactly("middle", "top");
        assertThat(resolution.correlations().getLast().members().getFirst())
                .isEqualTo(new ResolvedCorrelation.OfCorrelation(
                        resolution.correlations().getFirst().correlation()));
        assertThat(resolution.correlations().getFirst().alerts()).isFalse();
    }

    @Test
    void aliasesAreResolvedToTheFieldOfEachMember() {
        Resolution resolution = resolve(
                rule("a"),
                rule("b"),
                correlation("c", "a, b", "group-by: [Host, ip]\naliases:\n  ip:\n    b: dst\n    a: src"));

        assertThat(resolution.correlations().getFirst().groupBy())
                .containsExactly(
                        new ResolvedCorrelation.GroupKey("Host", List.of("Host", "Host")),
                        new ResolvedCorrelation.GroupKey("ip", List.of("src", "dst")));
    }

    @Test
    void unknownReferencesNameTheNearest() {
        Resolution resolution = resolve(rule("login_failed"), correlation("c", "login_faild, login_failed", ""));

        assertThat(resolution.correlations()).isEmpty();
        assertThat(problems(resolution))
                .containsExactly("test.yml:1: error: correlation.rules: no rule or correlation with this id or name: "
                        + "\"login_faild\" (hint: did you mean \"login_failed\"?)");
        assertThat(resolution.rules().getFirst().alerts()).isTrue();
    }

    @Test
    void circlesAreRefused() {
        Resolution resolution = resolve(
                rule("r"), correlation("a", "b, r", ""), correlation("b", "c, r", ""), correlation("c", "a, r", ""));

        assertThat(resolution.correlations()).isEmpty();
        assertThat(problems(resolution))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("refers to itself, here or by way of others: \"a\""))
                .anyMatch(problem -> problem.contains("cannot be used: \"b\""));
    }

    @Test
    void aRuleUnderTwoNamesIsOne() {
        Resolution resolution = resolve(
                rule("a", "0e95725d-7320-415d-80f7-004da920fc11"),
                correlation("c", "a, 0e95725d-7320-415d-80f7-004da920fc11", ""));

        assertThat(problems(resolution)).singleElement().asString().contains("listed twice, by id and by name");
    }

    @Test
    void longChainsAreRefused() {
        String[] files = new String[20_000];
        files[0] = rule("c0");
        for (int i = 1; i < files.length; i++) {
            // From the top down, so that the first correlation would have to follow the whole chain.
            files[i] = correlation("c" + (files.length - i), "c" + (files.length - i - 1), "");
        }
        Resolution resolution = resolve(files);

        assertThat(problems(resolution)).anyMatch(problem -> problem.contains("a chain of more than 50"));
    }

    @Test
    void duplicateIdsAndNamesAreSaid() {
        String id = "0e95725d-7320-415d-80f7-004da920fc11";
        Resolution resolution = resolve(rule("a", id), rule("b", id), rule("a"), correlation("c", "a, " + id, ""));

        assertThat(resolution.rules()).hasSize(2);
        assertThat(problems(resolution))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("error: id: an id that a document of test.yml, line 1, has"))
                .anyMatch(problem -> problem.contains("warning: name: a name that a document"))
                .anyMatch(problem -> problem.contains("error: correlation.rules: a name that several documents have"));
    }

    @Test
    void aliasesMustSpeakOfEveryRuleAndNoOther() {
        Resolution other =
                resolve(rule("a"), rule("b"), rule("x"), correlation("c", "a, b", "aliases: {ip: {a: s, b: t, x: u}}"));
        Resolution missing = resolve(rule("a"), rule("b"), correlation("c", "a, b", "aliases: {ip: {a: s}}"));

        assertThat(problems(other))
                .singleElement()
                .asString()
                .contains("aliases.ip: not one of the correlation's rules");
        assertThat(problems(missing)).singleElement().asString().contains("says nothing for one of the rules");
    }

    // Sigma filters specification

    @Test
    void filtersJoinTheConditionOfTheirRules() {
        Resolution resolution = resolve(rule("a"), rule("b"), filter("[a]", "category: process_creation"));

        assertThat(resolution.problems()).isEmpty();
        Resolution.Rule changed = resolution.rules().getFirst();
        assertThat(changed.filters()).hasSize(1);
        assertThat(changed.rule().detection().searches().keySet()).containsExactly("sel", "filter.leave out.sel");
        assertThat(changed.rule().detection().condition())
                .isEqualTo(new Condition.And(List.of(
                        new Condition.Ref("sel"), new Condition.Not(new Condition.Ref("filter.leave out.sel")))));
        assertThat(resolution.rules().getLast().filters()).isEmpty();
    }

    @Test
    void filtersOfAnyRuleGoByLogSource() {
        assertThat(resolve(rule("a"), filter("any", "product: windows"), filter("any", "product: linux"))
                        .rules()
                        .getFirst()
                        .filters())
                .hasSize(1);
    }

    @Test
    void twoFiltersOfOneTitleDoNotMeet() {
        Resolution resolution = resolve(rule("a"), filter("any", "product: windows"), filter("a", "product: windows"));

        assertThat(resolution.rules().getFirst().rule().detection().searches()).hasSize(3);
    }

    @Test
    void correlationsCountTheFilteredRule() {
        Resolution resolution =
                resolve(rule("a"), rule("b"), correlation("c", "a, b", ""), filter("[a]", "product: windows"));

        assertThat(resolution.correlations().getFirst().members().getFirst())
                .isEqualTo(new ResolvedCorrelation.OfRule(
                        resolution.rules().getFirst().rule()));
    }

    @Test
    void filtersThatCannotBeAppliedSayWhy() {
        Resolution resolution = resolve(
                rule("a"),
                correlation("c", "a", ""),
                filter("[nothing, c]", "product: windows"),
                filter("[a]", "product: linux"),
                filter("[a, a]", "product: windows"));

        assertThat(problems(resolution))
                .hasSize(4)
                .anyMatch(problem -> problem.contains("filter.rules: no rule with this id or name: \"nothing\""))
                .anyMatch(problem -> problem.contains("filter.rules: not a rule: \"c\""))
                .anyMatch(problem -> problem.contains("a rule for another log source than the filter's: \"a\""))
                .anyMatch(problem -> problem.contains("listed twice"));
    }

    @Test
    void aFilterThatKeepsOnlyWhatItSelectsIsAWarning() {
        assertThat(Rules.read(filter("any", "product: windows").replace("not sel", "sel"))
                        .problems())
                .singleElement()
                .asString()
                .contains("warning: filter.condition: a filter without \"not\"", "write \"not selection\"");
    }
}
