package dev.tocsin.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.Quantifier;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.detection.ValueTest;
import dev.tocsin.sigma.problem.SigmaProblem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Documents as a whole: the shapes of a search, what a document says about itself, and what becomes of broken ones. */
class SigmaFileTest {

    private static final String DETECTION = "logsource: {product: windows}\ndetection:\n  a: {f: 1}\n  condition: a\n";

    private static List<String> problems(String text) {
        return Rules.read(text).problems().stream().map(SigmaProblem::toString).toList();
    }

    private static ValueTest text(String glob) {
        return new ValueTest.Text(Glob.parse(glob), false);
    }

    private static Search field(String name, ValueTest... values) {
        return new Search.FieldTest(name, Quantifier.ANY, List.of(values));
    }

    // Sigma rules specification, Lists and Maps, Special Field Values, Keywords search

    @Test
    void aMapIsAnd() {
        assertThat(Rules.search("a: x\nb: [y, z]"))
                .isEqualTo(new Search.AllOf(List.of(field("a", text("x")), field("b", text("y"), text("z")))));
    }

    @Test
    void aListOfMapsIsOr() {
        assertThat(Rules.search("- a: x\n- b: y\n  c: z"))
                .isEqualTo(new Search.AnyOf(List.of(
                        field("a", text("x")),
                        new Search.AllOf(List.of(field("b", text("y")), field("c", text("z")))))));
    }

    @Test
    void aListOfTextsIsKeywordsThatStandAnywhere() {
        assertThat(Rules.search("- evil\n- 17"))
                .isEqualTo(new Search.Keywords(Quantifier.ANY, List.of(text("*evil*"), text("*17*"))));
        assertThat(Rules.search("'|all':\n  - a\n  - b"))
                .isEqualTo(new Search.Keywords(Quantifier.ALL, List.of(text("*a*"), text("*b*"))));
        assertThat(Rules.search("'|re': a.b").toString()).contains("Regex[expression=a.b");
        assertThat(Rules.search("evil")).isEqualTo(new Search.Keywords(Quantifier.ANY, List.of(text("*evil*"))));
        assertThat(Rules.search("- evil\n- a: x"))
                .isEqualTo(new Search.AnyOf(
                        List.of(field("a", text("x")), new Search.Keywords(Quantifier.ANY, List.of(text("*evil*"))))));
    }

    @Test
    void valuesKeepTheirTypes() {
        assertThat(Rules.tests("f: [1, '1', 1.50, true, null, '', 0x1F, 'true', ~]"))
                .containsExactly(
                        new ValueTest.Numeric(new BigDecimal("1")),
                        text("1"),
                        new ValueTest.Numeric(new BigDecimal("1.50")),
                        new ValueTest.Bool(true),
                        new ValueTest.Null(),
                        text(""),
                        new ValueTest.Numeric(new BigDecimal("31")),
                        text("true"),
                        new ValueTest.Null());
        assertThat(Rules.tests("f|contains: 80")).containsExactly(text("*80*"));
    }

    @Test
    void whatYaml11ReadsOtherwiseIsSaid() {
        for (String value : List.of("yes", "No", "on", "0777", "1_000", "12:30:45")) {
            assertThat(Rules.problems("f: " + value))
                    .singleElement()
                    .asString()
                    .contains("warning: detection.selection.f: a value that YAML 1.1 reads otherwise", value);
            assertThat(Rules.problems("f: '" + value + "'")).isEmpty();
        }
        assertThat(Rules.problems("f: 7777")).isEmpty();
    }

    @Test
    void shapesThatMeanNothingAreRefused() {
        assertThat(Rules.problems("f:\n  g: 1")).singleElement().asString().contains("a map where a value is expected");
        assertThat(Rules.problems("f: [[1]]")).singleElement().asString().contains("f: a list where a value");
        assertThat(Rules.problems("- [a]")).singleElement().asString().contains("selection[0]: a list in a list");
        assertThat(Rules.problems("f: []")).singleElement().asString().contains("an empty list of values");
        assertThat(Rules.problems("[]")).singleElement().asString().contains("an empty list");
        assertThat(Rules.problems("{}")).singleElement().asString().contains("a map without fields");
        assertThat(Rules.problems("f|contains: null"))
                .singleElement()
                .asString()
                .contains("null where text");
        assertThat(Rules.problems("'|cidr': 10.0.0.0/8"))
                .singleElement()
                .asString()
                .contains("without a field");
    }

    // Sigma rules specification, Components

    @Test
    void readsWhatADocumentSaysAboutItself() {
        SigmaFile file = Rules.read("""
                title: Whoami
                id: 929a690e-bef0-4204-a928-ef5e620d6fcc
                name: whoami
                related:
                    - id: 08fbc97d-0a2f-491c-ae21-8ffcfd3174e9
                      type: derived
                status: experimental
                description: d
                license: MIT
                references: [a, b]
                author: A, B
                date: 2023/02/28
                modified: 2024-02-29
                fields: [User]
                falsepositives: unknown
                level: high
                tags: [attack.t1033]
                scope: [server]
                logsource:
                    category: process_creation
                    product: windows
                    definition: audit it
                    vendor: x
                own: {key: value}
                detection:
                    sel: {Image: a}
                    condition: sel
                """);
        assertThat(file.problems()).isEmpty();
        SigmaRule rule = (SigmaRule) file.documents().getFirst();
        Header header = rule.header();

        assertThat(header.origin()).isEqualTo(new Origin("test.yml", 1));
        assertThat(header.id()).contains("929a690e-bef0-4204-a928-ef5e620d6fcc");
        assertThat(header.name()).contains("whoami");
        assertThat(header.related()).containsExactly(new Related("08fbc97d-0a2f-491c-ae21-8ffcfd3174e9", "derived"));
        assertThat(header.status()).contains(Status.EXPERIMENTAL);
        assertThat(header.level()).contains(Level.HIGH);
        assertThat(header.date()).contains(LocalDate.of(2023, 2, 28));
        assertThat(header.modified()).contains(LocalDate.of(2024, 2, 29));
        assertThat(header.falsePositives()).containsExactly("unknown");
        assertThat(header.taxonomy()).isEqualTo("sigma");
        assertThat(header.custom()).containsOnlyKeys("own");
        assertThat(rule.logSource().category()).contains("process_creation");
        assertThat(rule.logSource().service()).isEqualTo(Optional.empty());
        assertThat(rule.logSource().custom()).containsOnlyKeys("vendor");
    }

    @Test
    void doubtfulMetadataIsLeftOutWithAWarning() {
        assertThat(problems(
                        "title: t\nstatus: stabel\nlevel: urgent\ndate: yesterday\nmodified: 2023-02-30\n" + DETECTION))
                .hasSize(4)
                .allMatch(problem -> problem.contains("warning"))
                .anyMatch(problem -> problem.contains("status") && problem.contains("did you mean \"stable\"?"))
                .anyMatch(problem -> problem.contains("one of informational, low, medium, high, critical"))
                .anyMatch(problem -> problem.contains("not a date"))
                .anyMatch(problem -> problem.contains("no day of the calendar"));
    }

    @Test
    void whatIsMandatoryIsDemanded() {
        assertThat(problems(DETECTION)).singleElement().asString().contains("error: no title");
        assertThat(problems("title: t\ndetection:\n  a: {f: 1}\n  condition: a"))
                .singleElement()
                .asString()
                .contains("error: no logsource");
        assertThat(problems("title: t\nlogsource: {definition: x}\ndetection:\n  a: {f: 1}\n  condition: a"))
                .singleElement()
                .asString()
                .contains("no category, product or service");
        assertThat(problems("title: t\nlogsource: {product: x}\ndetection:\n  a: {f: 1}"))
                .singleElement()
                .asString()
                .contains("no condition");
        assertThat(problems("title: t\nlogsource: {product: x}"))
                .singleElement()
                .asString()
                .contains("neither a rule");
        assertThat(problems("title: t\ncorrelation: {}\n" + DETECTION))
                .singleElement()
                .asString()
                .contains("at once");
        assertThat(problems("- a")).singleElement().asString().contains("a list where a Sigma document is expected");
    }

    @Test
    void timeFramesAndCollectionsOfSigma1AreRefused() {
        assertThat(problems(
                        "title: t\nlogsource: {product: x}\ndetection:\n  a: {f: 1}\n  timeframe: 5m\n  condition: a"))
                .singleElement()
                .asString()
                .contains("detection.timeframe", "write a correlation");
        assertThat(problems("action: global\ntitle: t\n---\n" + DETECTION + "---\n" + DETECTION))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("test.yml:1:1: error: action: a rule collection of Sigma 1"))
                .anyMatch(problem -> problem.contains("test.yml:4:1: error: a part of the rule collection in line 1"));
    }

    @Test
    void aBrokenDocumentDoesNotCostTheOthers() {
        String good = "title: good\n" + DETECTION;
        SigmaFile file = Rules.read(good + "---\ntitle: 'bad\n" + DETECTION + "---\n" + good + "...\n# end\n");

        assertThat(file.documents()).hasSize(2);
        assertThat(file.documents().getLast().header().origin().line()).isEqualTo(13);
        assertThat(file.problems()).singleElement().asString().contains("error: not YAML");
    }

    // Sigma rules specification, Placeholders

    @Test
    void placeholdersAreFilledWithEveryWay() {
        Placeholders placeholders = Placeholders.read(
                        "site.yml", "Servers: ['srv*', db]\nN: 1".getBytes(StandardCharsets.UTF_8))
                .placeholders();
        SigmaRule rule = (SigmaRule) Rules.read(
                        Rules.rule(
                                "sel:\n  Host|endswith|expand: '%Servers%-%N%'\n  Other|expand|all: ['%Servers%', x]\ncondition: sel"))
                .documents()
                .getFirst();

        Placeholders.Filled filled = (Placeholders.Filled) placeholders.fill(rule);

        assertThat(filled.rule().detection().searches().get("sel"))
                .isEqualTo(new Search.AllOf(List.of(
                        field("Host", text("*srv*-1"), text("*db-1")),
                        new Search.FieldTest(
                                "Other",
                                Quantifier.ALL,
                                List.of(new ValueTest.AnyOf(List.of(text("srv*"), text("db"))), text("x"))))));
        assertThat(Placeholders.NONE.fill(rule)).isEqualTo(new Placeholders.Missing(java.util.Set.of("N", "Servers")));
    }

    @Test
    void placeholdersThatBecomeTooManyAreRefused() {
        String many = "N: [" + "1, ".repeat(50) + "1]";
        Placeholders placeholders = Placeholders.read("site.yml", many.getBytes(StandardCharsets.UTF_8))
                .placeholders();
        SigmaRule rule = (SigmaRule) Rules.read(Rules.rule("sel:\n  f|expand: '%N%%N%%N%'\ncondition: sel"))
                .documents()
                .getFirst();

        assertThat(placeholders.fill(rule)).isEqualTo(new Placeholders.TooMany("%N%%N%%N%"));
    }
}
