package dev.tocsin.match.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever expression RE2/J takes: where it is read as a plain one, both find it in the same texts. */
class PlainRegexFuzzTest {

    private static final int LONGEST = 200;

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void findsWhatRe2Finds(byte[] input) {
        if (input.length > LONGEST) {
            return;
        }
        String both = new String(input, StandardCharsets.UTF_8);
        int cut = both.indexOf('\0');
        String expression = cut < 0 ? both : both.substring(0, cut);
        String text = cut < 0 ? both : both.substring(cut + 1);
        // Others are never read as plain ones, and some of them RE2/J would not come back from.
        if (expression.contains("\\x") || expression.chars().anyMatch(c -> c >= 128)) {
            return;
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            return; // nobody asks about what is no expression
        }
        PlainRegex.of(expression, false, false)
                .ifPresent(plain -> assertThat(plain.test(text))
                        .as("%s in %s", expression, text)
                        .isEqualTo(pattern.matcher(text).find()));
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "a(?:b|c){2,3}[^x-z\\s]+?$\0abcbd",
                        "a{01,3}\0aa",
                        "^\\\\[a-zA-Z0-9]{1,4}\\.\0\\abc.",
                        "(?i)K\\w*|\\.$\0\u212Aelvin")
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8));
    }
}
