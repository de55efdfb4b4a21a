package dev.tocsin.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearRegexTest {

    @Test
    void searchesAnywhereAndLetsTheDotMatchALineFeed() {
        assertThat(compiled("b.d").occursIn("ab\ndc")).isTrue();
        assertThat(compiled("^b").occursIn("ab")).isFalse();
    }

    @Test
    void aDollarMayStandBeforeAFinalLineFeedAsInPcre() {
        assertThat(compiled("exe$").occursIn("a.exe\n")).isTrue();
        assertThat(compiled("exe$").occursIn("a.exe\n\n")).isFalse();
        assertThat(compiled("exe\\z").occursIn("a.exe\n")).isFalse();
    }

    @Test
    void takesTheExpressionInNormalizationFormC() {
        assertThat(compiled("o\u0300").occursIn("\u00f2")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a(?=b), linear time, 1",
        "a(?<!b)c, linear time, 1",
        "(?>a), linear time, 0",
        "ab++, possessive, 2",
        "(a)\\1, back-reference, 3",
        "a(b, missing closing ), 0",
        "(a{1000}){1000}, repetitions, 9",
        "((((((a{9}){9}){9}){9}){9}){9}), repetitions, 27",
        "(\\Q(\\E{1000}){1000}, repetitions, 13",
        "([](]{1000}){1000}, repetitions, 12",
    })
    void refusesWhatCannotBeMatchedInBoundedTime(String regex, String reason, int index) {
        assertThat(LinearRegex.compile(regex))
                .isInstanceOfSatisfying(LinearRegex.Compilation.Refused.class, refused -> {
                    assertThat(refused.reason()).contains(reason);
                    assertThat(refused.index()).isEqualTo(index);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 5_000, 40_000})
    void refusesDeepNestingBeforeItIsCompiled(int depth) {
        assertThat(LinearRegex.compile("(".repeat(depth) + "a" + ")".repeat(depth)))
                .isInstanceOf(LinearRegex.Compilation.Refused.class);
    }

    @Test
    void answersAtOnceWhereBacktrackingWouldNot() {
        assertThat(compiled("^(a+)+$").occursIn("a".repeat(50_000) + "b")).isFalse();
    }

    private static LinearRegex compiled(String regex) {
        return ((LinearRegex.Compilation.Compiled) LinearRegex.compile(regex)).regex();
    }
}
