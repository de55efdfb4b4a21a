package dev.tocsin.sigma.detection;

import static dev.tocsin.sigma.Rules.problems;
import static dev.tocsin.sigma.Rules.search;
import static dev.tocsin.sigma.Rules.tests;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each modifier of the Sigma modifiers appendix 2.1, by its section, and what goes together. */
class ModifierTest {

    private static ValueTest text(String glob) {
        return new ValueTest.Text(Glob.parse(glob), false);
    }

    // Generic Modifiers

    @Test
    void aPlainValueIsTheWholeValueInAnyCase() {
        assertThat(tests("Image: cmd.exe")).containsExactly(text("cmd.exe"));
    }

    @Test
    void positionsAreWildcards() {
        assertThat(tests("Image|contains: 'a'")).containsExactly(text("*a*"));
        assertThat(tests("Image|startswith: 'a'")).containsExactly(text("a*"));
        assertThat(tests("Image|endswith: '\\a'")).containsExactly(text("*\\a"));
        assertThat(tests("Image|contains: '*a*'")).containsExactly(text("*a*"));
    }

    @Test
    void allWantsEveryValue() {
        assertThat(search("Image|contains|all: [a, b]"))
                .isEqualTo(new Search.FieldTest("Image", Quantifier.ALL, List.of(text("*a*"), text("*b*"))));
        assertThat(problems("Image|all: a")).singleElement().asString().contains("warning", "single value");
    }

    @Test
    void neqWantsNoneOfTheValues() {
        assertThat(search("Image|endswith|neq: [a, b]"))
                .isEqualTo(new Search.FieldTest("Image", Quantifier.NONE, List.of(text("*a"), text("*b"))));
        assertThat(problems("Image|all|neq: [a, b]")).singleElement().asString().contains("does not go with all");
    }

    @Test
    void existsTakesTrueOrFalse() {
        assertThat(tests("Image|exists: true")).containsExactly(new ValueTest.Exists(true));
        assertThat(tests("Image|exists: false")).containsExactly(new ValueTest.Exists(false));
        assertThat(problems("Image|exists: 'true'")).singleElement().asString().contains("text where exists needs");
        assertThat(problems("Image|exists|contains: true"))
                .singleElement()
                .asString()
                .contains("test for existence");
    }

    @Test
    void casedKeepsTheCase() {
        assertThat(tests("Image|contains|cased: 'A'")).containsExactly(new ValueTest.Text(Glob.parse("*A*"), true));
    }

    // String Modifiers

    @Test
    void windashWritesEachFlagInFiveWays() {
        assertThat(tests("CommandLine|contains|windash: ' -f '"))
                .containsExactly(text("* -f *"), text("* /f *"), text("* –f *"), text("* —f *"), text("* ―f *"));
        assertThat(tests("CommandLine|windash: '-a-b /c'")).hasSize(25).contains(text("/a-b —c"));
        assertThat(tests("CommandLine|windash: 'a-b'")).containsExactly(text("a-b"));
    }

    @Test
    void alternativesOfOneOfSeveralValuesThatMustAllMatchAreAGroup() {
        Search.FieldTest test = (Search.FieldTest) search("CommandLine|windash|contains|all: ['-a', b]");

        assertThat(test.quantifier()).isEqualTo(Quantifier.ALL);
        assertThat(test.values()).hasSize(2);
        assertThat(test.values().getFirst())
                .isInstanceOfSatisfying(
                        ValueTest.AnyOf.class, any -> assertThat(any.tests()).hasSize(5));
        assertThat(test.values().getLast()).isEqualTo(text("*b*"));
    }

    @Test
    void tooManyDashesAreRefused() {
        assertThat(problems("CommandLine|windash: '-a -b -c -d -e -f -g'"))
                .singleElement()
                .asString()
                .contains("error: detection.selection.CommandLine|windash: modifiers make too many values");
    }

    // Regular Expression

    @Test
    void expressionsKeepTheirTextAndFlags() {
        assertThat(tests("Image|re: '^a\\\\b.*\\.exe$'"))
                .containsExactly(new ValueTest.Regex("^a\\\\b.*\\.exe$", Set.of()));
        assertThat(tests("Image|re|i|m|s: a"))
                .containsExactly(new ValueTest.Regex(
                        "a", Set.of(RegexFlag.IGNORE_CASE, RegexFlag.MULTI_LINE, RegexFlag.DOT_ALL)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Image|re: '(?<=a)b'; cannot be used",
                "Image|re: '('; cannot be used",
                "Image|re: '((a{1000}){1000}){1000}'; more than 20000 steps",
                "Image|re|contains: a; an expression is found anywhere",
                "Image|re|cased: a; case-sensitive unless",
                "Image|i: a; it belongs after re",
                "Image|re|i|ignorecase: a; given twice",
                "Image|re|cidr: a; at once",
                "Image|re: null; null where a regular expression"
            })
    void expressionsThatCannotBeUsedSayWhy(String field, String reason) {
        assertThat(problems(field)).singleElement().asString().contains(": error: detection.selection.Image|", reason);
    }

    // Encoding

    @Test
    void base64IsOfUtf8() {
        assertThat(tests("C|base64|contains: 'é'")).containsExactly(text("*w6k=*"));
    }

    @Test
    void base64OffsetIsWhatEveryPositionHasInCommon() {
        List<String> found = tests("C|base64offset|contains: 'http://'").stream()
                .map(test -> ((ValueTest.Text) test).glob().toString())
                .toList();

        assertThat(found).containsExactly("*aHR0cDovL*", "*h0dHA6Ly*", "*odHRwOi8v*");
        for (int before = 0; before < 6; before++) {
            for (int after = 0; after < 4; after++) {
                String whole = "x".repeat(before) + "http://" + "y".repeat(after);
                String encoded = Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8));
                assertThat(found).as(whole).anyMatch(glob -> encoded.contains(glob.substring(1, glob.length() - 1)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"wide,63006d006400", "utf16le,63006d006400", "utf16be,0063006d0064", "utf16,fffe63006d006400"})
    void wideCharactersAreEncodedBeforeBase64(String modifier, String bytes) {
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(bytes));

        assertThat(tests("C|" + modifier + "|base64: cmd"))
                .containsExactly(new ValueTest.Text(Glob.literal(base64), false));
    }

    @Test
    void encodingsCanFollowEachOther() {
        assertThat(tests("C|base64|base64: a")).containsExactly(text("WVE9PQ=="));
    }

    @Test
    void wildcardsCannotBeEncoded() {
        assertThat(problems("C|contains|base64: a")).singleElement().asString().contains("wildcards cannot be encoded");
        assertThat(problems("C|base64offset: abcd")).singleElement().asString().contains("warning", "add contains");
    }

    // Numeric Modifiers

    @Test
    void comparisonsTakeNumbers() {
        assertThat(tests("Size|lt: 5")).containsExactly(new ValueTest.Compare(Comparison.LT, new BigDecimal("5")));
        assertThat(tests("Size|gte: -1.5"))
                .containsExactly(new ValueTest.Compare(Comparison.GTE, new BigDecimal("-1.5")));
        assertThat(problems("Size|gt: '5'")).singleElement().asString().contains("warning", "text where a number");
        assertThat(problems("Size|gt: five")).singleElement().asString().contains("error", "needs a number");
        assertThat(problems("Size|gt|lte: 5")).singleElement().asString().contains("does not go with gt");
    }

    // Time Modifiers

    @Test
    void partsOfADateCompare() {
        assertThat(tests("At|hour|gte: 22")).containsExactly(new ValueTest.TimePart(TimeUnit.HOUR, Comparison.GTE, 22));
        assertThat(tests("At|month: 12")).containsExactly(new ValueTest.TimePart(TimeUnit.MONTH, Comparison.EQ, 12));
        assertThat(problems("At|hour: 24")).singleElement().asString().contains("from 0 to 23");
        assertThat(problems("At|hour: 1.5")).singleElement().asString().contains("from 0 to 23");
    }

    // IP Modifiers

    @Test
    void networksOfBothFamiliesAreRead() {
        assertThat(tests("Ip|cidr: ['10.0.0.0/8', 'fe80::/10', '192.0.2.1']"))
                .containsExactly(
                        new ValueTest.Cidr(new Network("0a000000", 8)),
                        new ValueTest.Cidr(new Network("fe80" + "0".repeat(28), 10)),
                        new ValueTest.Cidr(new Network("c0000201", 32)));
        assertThat(problems("Ip|cidr: 10.1.2.3/8")).singleElement().asString().contains("warning", "ignored");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/33", "10.0.0/8", "256.1.1.1/8", "10.*", "fe80::/129", "::ffff:1.2.3.4/x", "example.com"})
    void whatIsNoNetworkIsRefused(String value) {
        assertThat(problems("Ip|cidr: '" + value + "'"))
                .singleElement()
                .asString()
                .contains("error", "not a network");
    }

    // Specific Modifiers

    @Test
    void aFieldReferenceNamesAField() {
        assertThat(tests("Image|fieldref: ParentImage"))
                .containsExactly(new ValueTest.FieldReference("ParentImage", Position.WHOLE, false));
        assertThat(tests("Image|fieldref|endswith|cased: Name"))
                .containsExactly(new ValueTest.FieldReference("Name", Position.END, true));
        assertThat(problems("Image|fieldref: 'a*'")).singleElement().asString().contains("wildcards in the name");
    }

    @Test
    void placeholdersStayUntilTheyAreFilled() {
        assertThat(tests("User|startswith|expand: 'a\\%b%c%'"))
                .containsExactly(new ValueTest.Text(
                        new Glob(List.of(new Glob.Literal("a%b"), new Glob.Placeholder("c"), Glob.ANY_RUN)), false));
        assertThat(tests("User: '%c%'")).containsExactly(text("%c%"));
        assertThat(problems("User|expand|base64: '%c%'"))
                .singleElement()
                .asString()
                .contains("placeholders cannot");
    }

    @Test
    void unknownModifiersNameTheNearest() {
        assertThat(problems("Image|endwith: a"))
                .containsExactly("test.yml:6:5: error: detection.selection.Image|endwith: an unknown modifier: "
                        + "\"endwith\" (hint: did you mean \"endswith\"?)");
        assertThat(problems("Image|Contains: a")).singleElement().asString().contains("small letters");
    }
}
