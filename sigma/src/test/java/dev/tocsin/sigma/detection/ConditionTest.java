package dev.tocsin.sigma.detection;

import static dev.tocsin.sigma.Rules.read;
import static dev.tocsin.sigma.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.sigma.problem.SigmaProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of a condition (Sigma rules specification, Condition). */
class ConditionTest {

    private static final String SEARCHES = "sel_a:\n  f: 1\nsel_b:\n  f: 2\nother:\n  f: 3\n_hidden:\n  f: 4\n";

    private static Condition condition(String condition) {
        SigmaFile file = read(rule(SEARCHES + "condition: " + condition));
        assertThat(file.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        return ((SigmaRule) file.documents().getFirst()).detection().condition();
    }

    private static List<SigmaProblem> errors(String condition) {
        SigmaFile file = read(rule(SEARCHES + "condition: " + condition));
        assertThat(file.documents()).isEmpty();
        return file.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private static Condition ref(String name) {
        return new Condition.Ref(name);
    }

    @Test
    void notBindsBeforeAndBeforeOr() {
        assertThat(condition("sel_a or not sel_b and other"))
                .isEqualTo(new Condition.Or(List.of(
                        ref("sel_a"), new Condition.And(List.of(new Condition.Not(ref("sel_b")), ref("other"))))));
    }

    @Test
    void parenthesesBindFirstAndKeywordsHaveAnyCase() {
        assertThat(condition("(sel_a OR sel_b) AND NOT (other)"))
                .isEqualTo(new Condition.And(List.of(
                        new Condition.Or(List.of(ref("sel_a"), ref("sel_b"))), new Condition.Not(ref("other")))));
    }

    @Test
    void quantifiersAreWrittenOut() {
        List<String> both = List.of("sel_a", "sel_b");
        assertThat(condition("1 of sel_*")).isEqualTo(new Condition.AtLeast(1, both));
        assertThat(condition("any of sel_*")).isEqualTo(new Condition.AtLeast(1, both));
        assertThat(condition("ALL OF s*_*")).isEqualTo(new Condition.AtLeast(2, both));
        assertThat(condition("2 of them")).isEqualTo(new Condition.AtLeast(2, List.of("sel_a", "sel_b", "other")));
        assertThat(condition("all of them")).isEqualTo(new Condition.AtLeast(3, List.of("sel_a", "sel_b", "other")));
        assertThat(condition("1 of _*")).isEqualTo(new Condition.AtLeast(1, List.of("_hidden")));
        assertThat(condition("not 1 of sel_*")).isEqualTo(new Condition.Not(new Condition.AtLeast(1, both)));
    }

    @Test
    void aListOfConditionsIsOr() {
        assertThat(condition("[sel_a, not sel_b]"))
                .isEqualTo(new Condition.Or(List.of(ref("sel_a"), new Condition.Not(ref("sel_b")))));
    }

    @Test
    void foldedConditionsAreOneLine() {
        assertThat(condition("\n  sel_a and\n  (\n    sel_b or other\n  )"))
                .isEqualTo(new Condition.And(
                        List.of(ref("sel_a"), new Condition.Or(List.of(ref("sel_b"), ref("other"))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sel_a and; expected a search identifier; 23",
                "sel_a sel_b; expected \"and\"; 20",
                "(sel_a; expected \"and\", \"or\" or \")\"; 20",
                "sel_a); expected \"and\"; 19",
                "sel_c; did you mean \"sel_a\"?; 14",
                "sel_*; write \"1 of sel_*\"; 14",
                "1 of nothing*; no search that this stands for; 19",
                "4 of them; can never hold; 19",
                "0 of them; always holds; 14",
                "sel_a | count() by f > 5; write a correlation; 20",
                "1 of; expected \"them\"; 18",
                "first of them; expected a number; 14",
                "not; expected a search identifier; 17",
                "\"\"; expected a search identifier; 15"
            })
    void brokenConditionsSayWhere(String condition, String reason, int column) {
        List<SigmaProblem> errors = errors(condition);

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.toString()).contains(reason);
            assertThat(error.place().path()).isEqualTo("detection.condition");
            assertThat(error.place().line()).isEqualTo(13);
            assertThat(error.place().column()).isEqualTo(column);
        });
    }

    @Test
    void searchesThatAreNotUsedAreSaid() {
        assertThat(read(rule(SEARCHES + "condition: 1 of sel_* or other")).problems())
                .singleElement()
                .asString()
                .isEqualTo("test.yml:11:3: warning: detection._hidden: a search that the condition does not use: "
                        + "\"_hidden\"");
    }

    @Test
    void nestingHasAnEnd() {
        assertThat(condition("(".repeat(100) + "sel_a" + ")".repeat(100))).isEqualTo(ref("sel_a"));
        assertThat(errors("(".repeat(101) + "sel_a" + ")".repeat(101)))
                .singleElement()
                .asString()
                .contains("deeper");
        assertThat(errors("not ".repeat(10_000) + "sel_a"))
                .singleElement()
                .asString()
                .contains("deeper");
    }
}
