package dev.tocsin.share.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.share.screen.PatternScreen.Result;
import dev.tocsin.stix.StixObject;
import org.junit.jupiter.api.Test;

class PatternScreenTest {

    private static Result screen(String language, String pattern) {
        return PatternScreen.of(StixObject.of(JsonNodeFactory.instance
                .objectNode()
                .put("type", "indicator")
                .put("id", "indicator--00000000-0000-4000-8000-000000000001")
                .put("pattern_type", language)
                .put("pattern", pattern)));
    }

    @Test
    void whatIsNoPatternIsSaidWithItsPlace() {
        assertThat(screen("stix", "[domain-name:value = 'a'"))
                .isInstanceOfSatisfying(
                        Result.Malformed.class,
                        malformed -> assertThat(malformed.reason()).contains("line 1, column 25"));
        assertThat(screen("stix", "[file:name MATCHES '(a']")).isInstanceOf(Result.Malformed.class);
    }

    @Test
    void patternsOfOtherLanguagesAreNotLookedInto() {
        assertThat(screen("yara", "rule x {")).isEqualTo(new Result.NotOne());
    }

    @Test
    void whatNeedsMoreObservationsThanAGuardKeepsCostsTooMuch() {
        assertThat(screen("stix", "[file:size > 1] REPEATS 10000 TIMES")).isInstanceOf(Result.Usable.class);
        assertThat(screen("stix", "[file:size > 1] REPEATS 10001 TIMES"))
                .isEqualTo(new Result.TooCostly(
                        "one match would need more than 10000 observations", "10001 observations"));
        assertThat(screen(
                        "stix",
                        "(([file:size > 1] REPEATS 2147483647 TIMES) REPEATS 2147483647 TIMES)"
                                + " REPEATS 2147483647 TIMES"))
                .isInstanceOf(Result.TooCostly.class);
    }

    @Test
    void aPatternOfHundredsOfWildcardsCostsTooMuch() {
        String many = "file:name LIKE 'a%'" + " OR file:name LIKE 'a%'".repeat(200);

        assertThat(screen("stix", "[" + many + "]"))
                .isEqualTo(new Result.TooCostly(
                        "it has more than 200 comparisons with LIKE or MATCHES", "201 comparisons"));
    }
}
