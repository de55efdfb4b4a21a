package dev.tocsin.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndlessFoldingTest {

    /** None of these may be compiled here: RE2/J would not come back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)\u1C80",
                "(?i)[a\u1C88]",
                "(?si)x[\u0400-\u2000]",
                "(?i)[!-\u3000]",
                "(?i)\\x{1C85}",
                "(?i:[\\x{80}-\\x{10FFFF}])",
                "(?i)[\\x{80}-\u3000]",
                "a(?mi-s:\u1C83)b"
            })
    void isKnown(String expression) {
        assertThat(EndlessFolding.in(expression, false)).isTrue();
        assertThat(EndlessFolding.in(expression.replace("i", ""), true)).isTrue();
        assertThat(EndlessFolding.in(expression.replace("i", ""), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)[a-z]\u3000",
                "(?i)\u0412\u2022\uD83D\uDE00",
                "(?i)[\u0400-\u04FF]-\u0500",
                "(?i)\\p{Cyrillic}[^a]\\W",
                "(?i)\\x{zz}\\x{1C7F}"
            })
    void isNotSeenInWhatIsDoneAtOnce(String expression) {
        assertThat(EndlessFolding.in(expression, true)).isFalse();
        if (!expression.contains("zz")) {
            assertThat(Pattern.compile(expression)).isNotNull();
        }
    }
}
