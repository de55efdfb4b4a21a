package dev.tocsin.stix.pattern;

import static dev.tocsin.stix.pattern.ComparisonExpression.Operator.EQUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.ComparisonExpression.Comparison;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternParserTest {

    @Test
    void everyExampleOfTheSpecificationParses() throws IOException {
        Path examples = sharedFolder().resolve("conformance/stix-pattern/spec-examples.txt");
        Assumptions.assumeTrue(Files.exists(examples), () -> "skipped: there is no " + examples);
        List<String> patterns = Files.readAllLines(examples);
        assertThat(patterns)
                .hasSizeGreaterThan(20)
                .allSatisfy(pattern -> assertThat(parsed(pattern)).isEqualTo(parsed(PatternText.of(parsed(pattern)))));
    }

    @Test
    void whatIsPrintedReadsBackAsTheSameTree() {
        qt().withExamples(3_000).forAll(longs().all()).checkAssert(seed -> {
            ObservationExpression tree = GeneratedPattern.of(seed);
            assertThat(parsed(PatternText.of(tree))).isEqualTo(tree);
        });
    }

    @Test
    void andBindsTighterThanOrAndOrTighterThanFollowedBy() {
        ObservationExpression a = parsed("[a:b = 1]");
        ObservationExpression b = parsed("[a:b = 2]");
        ObservationExpression c = parsed("[a:b = 3]");
        ObservationExpression d = parsed("[a:b = 4]");
        assertThat(parsed("[a:b = 1] OR [a:b = 2] AND [a:b = 3] FOLLOWEDBY [a:b = 4]"))
                .isEqualTo(new ObservationExpression.FollowedBy(List.of(
                        new ObservationExpression.Or(List.of(a, new ObservationExpression.And(List.of(b, c)))), d)));
        assertThat(comparison("[a:b = 1 OR a:b = 2 AND a:b = 3]"))
                .isEqualTo(new ComparisonExpression.Or(List.of(
                        comparison("[a:b = 1]"),
                        new ComparisonExpression.And(List.of(comparison("[a:b = 2]"), comparison("[a:b = 3]"))))));
    }

    @Test
    void aQualifierBindsToTheExpressionDirectlyBeforeIt() {
        assertThat(parsed("[a:b = 1] FOLLOWEDBY [a:b = 2] REPEATS 5 TIMES WITHIN 0.5 SECONDS"))
                .isEqualTo(new ObservationExpression.FollowedBy(List.of(
                        parsed("[a:b = 1]"),
                        new ObservationExpression.Within(
                                new ObservationExpression.Repeats(parsed("[a:b = 2]"), 5), new BigDecimal("0.5")))));
    }

    @Test
    void readsEveryKindOfConstant() {
        assertThat(literal("'it\\'s \\\\ here'")).isEqualTo(new Literal.Text("it's \\ here"));
        assertThat(literal("-42")).isEqualTo(new Literal.Whole(BigInteger.valueOf(-42)));
        assertThat(literal("-.5")).isEqualTo(new Literal.Decimal(new BigDecimal("-0.5")));
        assertThat(literal("true")).isEqualTo(new Literal.Truth(true));
        assertThat(literal("h'FFd8'")).isEqualTo(new Literal.Bytes("ffd8"));
        assertThat(literal("b'AB\nI='")).isEqualTo(new Literal.Bytes("0012"));
        assertThat(literal("t'2014-01-13T07:03:17.5Z'"))
                .isEqualTo(new Literal.Timestamp(StixTimestamp.parse("2014-01-13T07:03:17.5Z")));
    }

    @Test
    void keywordsMayBeNamesInAPath() {
        Comparison comparison = (Comparison) comparison("[exists:in.not.'and'[*].or[2] = 1]");
        assertThat(comparison.path())
                .isEqualTo(new ObjectPath(
                        "exists",
                        List.of(
                                new Step.Property("in"),
                                new Step.Property("not"),
                                new Step.Property("and"),
                                new Step.AnyElement(),
                                new Step.Property("or"),
                                new Step.Index(2))));
    }

    @Test
    void commentsAndEveryUnicodeSpaceSeparate() {
        assertThat(parsed("/* a ] */[\u3000a:b\u00a0=\u20281 // [\n]\u0085"))
                .isEqualTo(new ObservationExpression.Observation(new Comparison(
                        new ObjectPath("a", List.of(new Step.Property("b"))),
                        false,
                        EQUAL,
                        new Literal.Whole(BigInteger.ONE))));
    }

    @Test
    void differentTypesMayBeJoinedByOrAlsoBelowAnAnd() {
        assertThat(PatternParser.parse("[(a:b = 1 OR c:d = 2) AND c:e = 3]")).isInstanceOf(PatternResult.Parsed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "''                                   | 1 | 9.5   | expected \"[\" or \"(\", found",
                "[file:name = 'x'                     | 17| 9.5   | found the end",
                "[file:name]                          | 11| 9.6.1 | expected a comparison operator",
                "[file:hashes.SHA-256 = 'x']          | 14| 9.7   | a property name with a hyphen",
                "[file:name = 'C:\\Windows']          | 17| 9.2   | a backslash that is followed by neither",
                "[file:name = 'x]                     | 14| 9.2   | a constant that does not end",
                "[file:name = x]                      | 14| 9.2   | expected a constant, found \"x\"",
                "[file:name = ”x”]                    | 14| 9.4   | has no meaning here",
                "[file:size = 007]                    | 14| 9.2   | an integer that begins with 0",
                "[file:size = 9007199254740992]       | 14| 2.7   | out of the range of an integer",
                "[file:size > true]                   | 14| 9.6.1 | have no order",
                "[file:name LIKE 1]                   | 17| 9.6.1 | expected a string after LIKE",
                "[file:name MATCHES 'a(?=b)']         | 22| 9.6.1 | cannot be matched in linear time",
                "[file:name MATCHES '\\\\d(a{1000}){1000}']| 33| 9.6.1 | repetitions come to more than",
                "[file:name IN ('a', 1)]              | 21| 9.6.1 | a set of two types",
                "[file:name = 'x' AND url:value = 'y']| 22| 9.5   | no one object is both file and url",
                "[file:created = t'2014-01-13']       | 17| 2.16  | not a timestamp",
                "[file:x_bin = b'A']                  | 15| 9.2   | not base64",
                "[file:x_hex = h'abc']                | 15| 9.2   | not an even number",
                "[ipv4-addr:value ISSUBSET '1.2.3.4/33'] | 27| 9.6.1 | takes an IP address or a CIDR block",
                "[NOT file:name = 'x']                | 6 | 9.6.1 | NOT before \"file\"",
                "[a:b[-1] = 2]                        | 6 | 9.7.2 | expected a list index",
                "[a:b = 1] WITHIN 0 SECONDS           | 18| 9.5.1 | expected a positive number of seconds",
                "[a:b = 1] WITHIN 5 MINUTES           | 20| 9.5.1 | expected SECONDS, found \"MINUTES\"",
                "[a:b = 1] REPEATS 0 TIMES            | 19| 9.5.1 | expected a number of times",
                "[a:b = 1] REPEATS 2147483648 TIMES   | 19| 9.5.1 | expected a number of times",
                "[a:b = 1] WITHIN 1 SECONDS WITHIN 2 SECONDS | 28| 9.5.1 | a second WITHIN",
                "[a:b = 1] START t'2020-01-01T00:00:00Z' STOP t'2020-01-01T00:00:00Z' | 46| 9.5.1 | is not after START",
                "[a:b = 1] [a:b = 2]                  | 11| 9.5.2 | expected AND, OR, FOLLOWEDBY",
                "[a:b = 1] /* never closed            | 11| 9.4   | a comment that does not end",
            })
    void saysWhereAndWhyAPatternIsMalformed(String pattern, int column, String section, String message) {
        PatternResult.Remark error = error(pattern.equals("''") ? "" : pattern);
        assertThat(error.message()).contains(message);
        assertThat(error.section()).isEqualTo(section);
        assertThat(error.line()).isEqualTo(1);
        assertThat(error.column()).isEqualTo(column);
    }

    @Test
    void countsLinesAndCodePoints() {
        PatternResult.Remark error = error("[a:b = '\uD83D\uDE00'\n OR a:c = '\uD83D\uDE00' OR !]");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isEqualTo(18);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a:b = 1 and a:c = 2]",
                "[a:b == 1]",
                "[a:b <> 1]",
                "[a:b = +1]",
                "[a:b IN ()]",
                "[a:b = TRUE]",
                "[exists a:b]",
                "[file:hashes.MD5 = 'CEAD3F77F6CDA6EC00F57D76C9A6879F']",
                "[network-traffic:dst_port ISSUBSET '10.0.0.0/8']",
                "[a:b = 1] START '2020-01-01T00:00:00Z' STOP t'2021-01-01T00:00:00Z'",
            })
    void takesOlderWaysOfWritingAndLikelyMistakesWithAWarning(String pattern) {
        assertThat(PatternParser.parse(pattern))
                .isInstanceOfSatisfying(
                        PatternResult.Parsed.class,
                        result -> assertThat(result.warnings()).hasSize(1));
    }

    @Test
    void refusesWhatIsTooLongTooDeepOrTooMuch() {
        assertThat(error("[" + "(".repeat(1_000_000)).message()).contains("nested deeper than 100");
        assertThat(error("(".repeat(1_000_000)).message()).contains("nested deeper than 100");
        assertThat(error(" ".repeat(PatternParser.MAX_LENGTH + 1)).message()).contains("characters; at most");
        assertThat(error("[a:b IN (1" + ",1".repeat(PatternParser.MAX_PARTS) + ")]")
                        .message())
                .contains("more than 100000 comparisons and constants");
        assertThat(error("[a:b LIKE '" + "%".repeat(10_001) + "']").message()).contains("a LIKE of 10001 characters");
        assertThat(error("[a:b" + ".c".repeat(500_000) + " = 1]").message()).contains("more than 100 steps");
        assertThat(error("[a:b = " + "1".repeat(1_000_000) + "]").message()).contains("a number of 1000000 characters");
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(error("[a:b = '\uD83D']").message()).isEqualTo("half a character: \"\\u{d83d}\"");
    }

    @Test
    void anErrorNeverCarriesControlCharactersOfThePattern() {
        assertThat(error("[a:b = 1] \u001b]0;x\u0007").toString()).doesNotContain("\u001b");
        assertThat(error("[a:b = t'\u001b[2J']").toString()).doesNotContain("\u001b");
    }

    @Test
    void canBeAskedForAnException() {
        assertThatThrownBy(() -> PatternParser.parse("[file:name]").orThrow())
                .isInstanceOf(StixException.class)
                .hasMessage("not a pattern: line 1, column 11: expected a comparison operator, found \"]\""
                        + " (STIX 2.1 §9.6.1)");
    }

    private static ObservationExpression parsed(String pattern) {
        return PatternParser.parse(pattern).orThrow();
    }

    private static ComparisonExpression comparison(String pattern) {
        return ((ObservationExpression.Observation) parsed(pattern)).comparison();
    }

    private static Literal literal(String written) {
        return ((Comparison) comparison("[a:b = " + written + "]")).literal();
    }

    private static PatternResult.Remark error(String pattern) {
        return PatternParser.parse(pattern) instanceof PatternResult.Malformed(var error)
                ? error
                : org.assertj.core.api.Assertions.fail("it parsed: " + pattern);
    }

    private static Path sharedFolder() {
        for (Path at = Path.of(System.getProperty("user.dir")); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn"))) {
                return at.resolveSibling("shared");
            }
        }
        return Path.of("shared");
    }
}
