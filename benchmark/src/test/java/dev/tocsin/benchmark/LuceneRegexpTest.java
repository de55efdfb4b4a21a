package dev.tocsin.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LuceneRegexpTest {

    @Test
    void isFoundAnywhereInATerm() {
        assertThat(text("a+?b[^c]\\d{2}\\.exe")).contains(".*(a+b[^c]\\d{2}\\.exe).*");
        assertThat(text("a\\+?")).contains(".*(a\\+?).*");
        assertThat(text("(?:a|b)\"")).contains(".*((a|b)\\\").*");
    }

    @Test
    void anAnchorAtAnEndIsTheEndOfTheTerm() {
        assertThat(text("^ab")).contains("(ab).*");
        assertThat(text("ab$")).contains(".*(ab)");
        assertThat(text("ab\\$")).contains(".*(ab\\$).*");
    }

    @Test
    void whatLuceneDoesNotKnowIsLeftOut() {
        for (String expression : List.of(
                "a|^b",
                "^a|b",
                "a|b$",
                "a$b",
                "\\bword",
                "(?P<n>a)",
                "a(?i)",
                "[[:alpha:]]",
                "a\\",
                "[\\w-]",
                "\\x41",
                "(a",
                "a)",
                "[a",
                "a{2")) {
            assertThat(text(expression)).as(expression).isEmpty();
        }
    }

    @Test
    void namesTheLongestTextThatMustBeThere() {
        assertThat(required("ab.cde\\.f+")).contains("cde.");
        assertThat(required("abc?d{0,3}")).contains("ab");
        assertThat(required("(abc)?x")).contains("x");
        assertThat(required("abc|d")).isEmpty();
    }

    private static Optional<String> text(String expression) {
        return LuceneRegexp.of(expression).map(LuceneRegexp::text);
    }

    private static Optional<String> required(String expression) {
        return LuceneRegexp.of(expression).flatMap(LuceneRegexp::required);
    }
}
