package dev.tocsin.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files made to do harm: each is read or refused with a reason, within bounds of memory and well within a minute. */
@Timeout(60)
class HostileInputTest {

    private static String problem(String text) {
        SigmaFile file = Rules.read(text);
        assertThat(file.documents()).isEmpty();
        return file.problems().getFirst().toString();
    }

    @Test
    void aFileOfTenMegabytesIsRead() {
        String rule = Rules.rule("sel:\n  f: '" + "x".repeat(1_000) + "'\ncondition: sel");
        SigmaFile file = Rules.read((rule + "---\n").repeat(10_000_000 / rule.length()));

        assertThat(file.problems()).isEmpty();
        assertThat(file.documents()).hasSize(10_000_000 / rule.length());
    }

    @Test
    void largerFilesAreRefused() {
        assertThat(problem(" ".repeat(YamlReader.MAX_BYTES + 1))).contains("a file of 16777217 bytes; at most");
        assertThat(problem("---\na\n".repeat(YamlReader.MAX_DOCUMENTS + 1))).contains("a file of 20001 documents");
        assertThat(problem("- \n".repeat(YamlReader.MAX_VALUES + 1))).contains("more than 1000000 values");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(problem("[".repeat(1_000_000))).contains("nested deeper than 50");
        assertThat(problem("{a: ".repeat(1_000_000))).contains("nested deeper than 50");
        assertThat(problem("- ".repeat(1_000_000))).contains("nested deeper than 50");
        String blocks =
                IntStream.range(0, 1_000).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
        assertThat(problem(blocks)).contains("nested deeper than 50");
    }

    @Test
    void aliasesThatUnfoldWithoutEndAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            String aliases = String.join(", ", java.util.Collections.nCopies(9, "*a" + (i - 1)));
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, aliases));
        }
        assertThat(problem(bomb.toString())).contains("more than 1000000 values, aliases written out");
        assertThat(problem("a: &a [*a]")).contains("an alias of nothing that is complete before it");
    }

    @Test
    void aliasesThatDoNotUnfoldAreTaken() {
        assertThat(Rules.detection("a: &a\n  f: 1\nb: *a\ncondition: a and b")
                        .searches()
                        .get("b"))
                .isEqualTo(Rules.search("f: 1"));
    }

    @Test
    void millionsOfWildcardsAreRefused() {
        assertThat(problem(Rules.rule("s:\n  f: '" + "*a".repeat(1_000_000) + "'\ncondition: s")))
                .contains("more than 65536 characters");
        assertThat(problem(Rules.rule("s:\n  f: '" + "*a".repeat(2_000) + "'\ncondition: s")))
                .contains("more than 1000 wildcards");
    }

    @Test
    void aHundredThousandValuesAreRead() {
        String values = IntStream.range(0, 100_000)
                .mapToObj(i -> "    - 'value" + i + "'\n")
                .collect(Collectors.joining());

        assertThat(Rules.tests("f|endswith|cased:\n" + values)).hasSize(100_000);
    }

    @Test
    void aHundredThousandWrongValuesAreCounted() {
        SigmaFile file = Rules.read(Rules.rule("s:\n  f|cidr: [" + "x, ".repeat(100_000) + "x]\ncondition: s"));

        assertThat(file.problems()).hasSize(Problems.MOST_KEPT + 1);
        assertThat(file.problems().getLast().toString()).isEqualTo("test.yml: error: and 99001 more problems");
    }

    @Test
    void expansionsOfManyValuesAreBounded() {
        String values = "'-a -b -c -d', ".repeat(1_000);
        assertThat(problem(Rules.rule("s:\n  f|windash: [" + values + "x]\ncondition: s")))
                .contains("modifiers make too much of the values of this file");
    }

    @Test
    void valuesThatGrowByEncodingAreBounded() {
        String wide = "wide|".repeat(9);
        assertThat(problem(Rules.rule("s:\n  f|" + wide + "contains: " + "x".repeat(60_000) + "\ncondition: s")))
                .contains("modifiers make too many values");
        String windash = Rules.rule("s:\n  f|windash: '-a -b -c " + "x".repeat(10_000) + "'\ncondition: s") + "---\n";
        SigmaFile file = Rules.read(windash.repeat(100));

        assertThat(file.documents()).isNotEmpty().hasSizeLessThan(30);
        assertThat(file.problems()).allMatch(problem -> problem.message().contains("values of this file"));
    }

    @Test
    void longKeysAreRefused() {
        assertThat(problem("? " + "k".repeat(2_000) + "\n: 1\n")).contains("a key of more than 1024 characters");
    }

    @Test
    void manyFiltersOfManyRulesAreBounded() {
        String rule = Rules.rule("s: {f: 1}\ncondition: s") + "---\n";
        String filter =
                "title: f\nlogsource: {category: process_creation}\nfilter:\n  rules: any\n  s: {f: 1}\n  condition: not s\n---\n";
        SigmaFile file = Rules.read(rule.repeat(1_000) + filter.repeat(300));

        Resolution resolution = SigmaCollection.resolve(java.util.List.of(file));

        assertThat(resolution.rules()).allMatch(one -> one.filters().size() == 100);
        assertThat(resolution.problems()).hasSize(SigmaCollection.MOST_PROBLEMS + 1);
    }

    @Test
    void aListOfBrokenConditionsEndsAtTheFirst() {
        String conditions = "condition:\n" + "  - nothing\n".repeat(100_000);
        assertThat(Rules.read(Rules.rule("s: {f: 1}\n" + conditions)).problems())
                .hasSize(1);
    }

    @Test
    void conditionsThatRunWildAreRefused() {
        assertThat(problem(Rules.rule("s: {f: 1}\ncondition: " + "(".repeat(10_000) + "s")))
                .contains("nested deeper than 100");
        assertThat(problem(Rules.rule("s: {f: 1}\ncondition: s" + " and s".repeat(100_000))))
                .contains("more than 65536 characters");
        String searches =
                IntStream.range(0, 9_000).mapToObj(i -> "s" + i + ": {f: 1}\n").collect(Collectors.joining());
        assertThat(problem(Rules.rule(searches + "condition: 1 of them" + " or 1 of them".repeat(1_000))))
                .contains("more than 50000 searches referred to");
        assertThat(problem(Rules.rule(searches + searches.replace("s", "t") + "condition: s1")))
                .contains("more than 10000 searches");
    }

    @Test
    void expressionsThatGrowWhenCompiledAreRefused() {
        assertThat(problem(Rules.rule("s:\n  f|re: '" + "(".repeat(5_000) + "'\ncondition: s")))
                .contains("groups nested deeper than 100");
        assertThat(problem(Rules.rule("s:\n  f|re: '((a{999}){999}){999}'\ncondition: s")))
                .contains("more than 20000 steps");
    }

    @Test
    void textOfAStrangerCannotMoveTheCursor() {
        String text = "title: t\n\"\\e[2J\\u202e\": 1\ndetection:\n  \"\\e[31m\": {\"f|\\e[0m\": 1}\n  condition: a\n";

        assertThat(Rules.read(text).problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString().chars().noneMatch(Character::isISOControl))
                        .as(problem.toString())
                        .isTrue());
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin = "title: t\nauthor: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SigmaFile.read("l.yml", latin).problems())
                .singleElement()
                .asString()
                .isEqualTo("l.yml:2: error: bytes that are not UTF-8, at offset 17"
                        + " (hint: Sigma files are UTF-8 (Sigma rules specification, Yaml File))");
    }
}
