package dev.tocsin.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.generators.SourceDSL;

final class RequiredLiteralsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Invoke-Mimikatz; invoke-mimikatz",
                "(?i)\\s+-enc(odedcommand)?\\s+[A-Za-z0-9+/]{50,}; -enc",
                "\\\\Temp\\\\[a-z]{4}\\.exe$; \\temp\\",
                "abc+def; abc",
                "abcd*efg; abc",
                "(?:one|two)three; three",
                "x(seven!!)y; seven!!",
                "ab{2}cdef; cdef",
                "[]x]abc; abc"
            })
    void areTextsThatMustOccur(String expression, String literal) {
        assertThat(RequiredLiterals.of(expression)).contains(literal);
    }

    @ParameterizedTest
    @CsvSource({"a|b", ".*", "(a|b)", "\\Qabc\\E", "\\x41bc", "[abc]", "(abc)?", "''", "\\pLabc"})
    void areNoneWhereNothingMustOccurOrTheExpressionIsNotUnderstood(String expression) {
        assertThat(RequiredLiterals.of(expression)).isEmpty();
    }

    @Test
    void whateverMatchesHasIt() {
        qt().withExamples(20_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            String expression = some(random, 10, "abA.|()[]*+?{}1,^\\d(?:)-");
            Optional<Pattern> pattern = compiled(expression);
            List<String> literals = RequiredLiterals.of(expression);
            if (pattern.isEmpty() || literals.isEmpty()) {
                return;
            }
            for (int i = 0; i < 20; i++) {
                String text = some(random, 8, "abA.1,-(){}");
                if (pattern.get().matcher(text).find()) {
                    assertThat(text.toLowerCase(Locale.ROOT)).as(expression).contains(literals);
                }
            }
        });
    }

    private static Optional<Pattern> compiled(String expression) {
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            return Optional.empty(); // most random texts are no expressions
        }
    }

    private static String some(Random random, int most, String of) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(1, most + 1);
        for (int i = 0; i < length; i++) {
            text.append(of.charAt(random.nextInt(of.length())));
        }
        return text.toString();
    }
}
