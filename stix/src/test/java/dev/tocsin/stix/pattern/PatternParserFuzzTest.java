package dev.tocsin.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text parses or is refused with a place; what parses prints to what parses to the same. */
class PatternParserFuzzTest {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void anyBytes(byte[] input) {
        check(new String(input, StandardCharsets.UTF_8));
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "[a:b = 1]",
                        "([a:'b-c'[*].d NOT IN (h'00', b'AA==')] FOLLOWEDBY [NOT EXISTS e:f]) REPEATS 3 TIMES WITHIN 1.5 SECONDS",
                        "[a:b MATCHES '^(x|y){2,3}[[:alpha:]\\\\]]$' OR a:c ISSUBSET '10.0.0.0/8'] // end",
                        "[a:b = t'2020-01-01T00:00:00Z'] START t'2020-01-01T00:00:00Z' STOP '2021-01-01T00:00:00Z'",
                        "[a:b MATCHES '\\\\Q(((\\\\E{9}']",
                        "\u0000",
                        "[a:b = '",
                        "[a:b MATCHES '",
                        "/*")
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(String text) {
        switch (PatternParser.parse(text)) {
            case PatternResult.Parsed(var tree, var warnings) ->
                assertThat(PatternParser.parse(PatternText.of(tree)).orThrow()).isEqualTo(tree);
            case PatternResult.Malformed(var error) -> {
                assertThat(error.offset()).isBetween(0, text.length());
                assertThat(error.toString().chars()).noneMatch(Character::isISOControl);
            }
        }
    }
}
