package dev.tocsin.sigma.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.problem.SigmaProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML 1.2.2, by its sections, as far as Sigma needs it. */
class YamlReaderTest {

    private final Problems problems = new Problems("y.yml");

    private List<YamlNode> read(String text) {
        return YamlReader.read(text.getBytes(StandardCharsets.UTF_8), problems);
    }

    private List<String> problems() {
        return problems.all().stream().map(SigmaProblem::toString).toList();
    }

    // 10.3.2, Core Schema: Tag Resolution

    @ParameterizedTest
    @CsvSource({
        "1, a number",
        "-1, a number",
        "0x1F, a number",
        "0o17, a number",
        "010, a number",
        "1.5e3, a number",
        ".5, a number",
        "1_000, text",
        "0b1, text",
        "12:30, text",
        ".inf, text",
        "true, true or false",
        "FALSE, true or false",
        "yes, text",
        "On, text",
        "null, null",
        "~, null",
        "2026-11-23, text",
        "1e500, text",
        "'''1''', text",
        "!!str 1, text",
        "!!int 1, a number"
    })
    void scalarsFollowTheCoreSchema(String text, String kind) {
        assertThat(read(text)).singleElement().extracting(YamlNode::kind).isEqualTo(kind);
        assertThat(problems()).isEmpty();
    }

    @Test
    void octalAndHexadecimalNumbersHaveTheirValue() {
        assertThat(read("[0x1F, 0o17, 010]")).singleElement().asString().contains("value=31", "value=15", "value=10");
    }

    @Test
    void placesAreCountedFromOneAcrossDocuments() {
        List<YamlNode> documents = read("\ufeff# c\n---\na: 1\n---\n# c\nb:\n  - x\n  - 😀: y\n");
        YamlNode.Entry b =
                ((YamlNode.Mapping) documents.get(1)).entries().firstEntry().getValue();
        YamlNode.Sequence list = (YamlNode.Sequence) b.value();

        assertThat(b.line()).isEqualTo(6);
        assertThat(b.column()).isEqualTo(1);
        assertThat(list.items().get(1).line()).isEqualTo(8);
        assertThat(list.items().get(1).column()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%YAML 1.2\n---\na\n",
                "---\na\n...\n",
                "# c\n\n---\na\n...\n# c\n",
                "---\n\"a\"\n",
                "--- a",
                "---\r\na\r\n...\r\n"
            })
    void aDocumentIsOneHoweverItIsMarked(String text) {
        assertThat(read(text)).singleElement().asString().contains("text=a");
        assertThat(problems()).isEmpty();
    }

    @Test
    void markersWithinTextEndIt() {
        assertThat(read("a: |\n  x\n  ---\n  y\n---\nb\n")).hasSize(2);
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{a: 1, b: 2, a: 3}; y.yml:1:14: error: a key that is already in line 1: \"a\" (hint: only one can be meant)",
                "{<<: 1}; y.yml:1:2: error: a merge key",
                "{[a]: 1}; y.yml:1:2: error: a key that is a map or a list",
                "!!java.io.File a; y.yml:1:1: error: a tag that does not fit its value or is unknown",
                "!x [a]; y.yml:1:1: error: an unknown tag: \"!x\"",
                "!!int a; y.yml:1:1: error: a tag that does not fit",
                "*nothing; y.yml:1:1: error: an alias of nothing",
                "[a; y.yml:1:3: error: not YAML",
                "'a: b: c'; y.yml:1:5: error: not YAML: mapping values are not allowed here",
                "@; y.yml:1:1: error: not YAML"
            })
    void whatIsNotTakenSaysWhere(String text, String expected) {
        assertThat(read(text)).isEmpty();
        assertThat(problems()).singleElement().asString().startsWith(expected);
    }

    @Test
    void charactersThatYamlDoesNotAllowAreShown() {
        read("a: b\nc: \u0007\n");

        assertThat(problems()).singleElement().asString().startsWith("y.yml:2: error: a character that YAML");
    }
}
