package dev.tocsin.stix.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.Corpus;
import dev.tocsin.stix.validate.ContentValidator.Summary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentValidatorTest {

    private static final String BUNDLE =
            "\"type\": \"bundle\", \"id\": \"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d\"";

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void findsNothingWrongWithABundleOfOneObjectOfEachType() {
        Summary summary = validate("{" + BUNDLE + ", \"objects\": ["
                + Samples.minimal().stream()
                        .map(sample -> sample.json().toString())
                        .collect(Collectors.joining(","))
                + "]}");

        assertThat(problems).isEmpty();
        assertThat(summary).isEqualTo(new Summary(42, 0, 0));
    }

    @Test
    void tellsAVersionThatStandsTwiceWithAnotherContent() {
        validate(bundle(tool("{}"), tool("{\"name\": \"Another\"}")));

        assertThat(problems)
                .singleElement()
                .hasToString("error: objects[1] tool--00000012-0000-4000-8000-000000000000: id must not differ from"
                        + " objects[0], which is the same version of the same object:"
                        + " \"tool--00000012-0000-4000-8000-000000000000\" [STIX 2.1 §3.6]");
    }

    @Test
    void onlyWarnsOfAnObjectThatStandsTwiceAlike() {
        Summary summary = validate(bundle(
                tool("{\"confidence\": 10, \"description\": \"d\"}"),
                tool("{\"description\": \"d\", \"confidence\": 1e1}")));

        assertThat(problems)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).isEqualTo("stands here again, the same as objects[0]"));
        assertThat(summary).isEqualTo(new Summary(2, 0, 1));
    }

    @Test
    void takesTwoVersionsForWhatTheyAre() {
        validate(bundle(tool("{}"), tool("{\"modified\": \"2026-03-02T08:00:00.000Z\", \"name\": \"Another\"}")));

        assertThat(problems).isEmpty();
    }

    @Test
    void tellsVersionsThatWereCreatedAtDifferentTimes() {
        validate(bundle(
                tool("{}"),
                tool("{\"created\": \"2026-03-02T08:00:00.000Z\", \"modified\": \"2026-03-02T08:00:00.000Z\"}")));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.where()).endsWith(": created");
            assertThat(problem.message()).isEqualTo("must be the same in every version, and differs from objects[0]");
        });
    }

    @Test
    void tellsAVersionLaterThanTheRevocation() {
        validate(bundle(
                tool("{\"modified\": \"2026-03-03T08:00:00.000Z\"}"),
                tool("{\"modified\": \"2026-03-02T08:00:00.000Z\", \"revoked\": true}")));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message()).contains("later than the revoked one");
        });
    }

    @Test
    void warnsOnceOfAnObjectThatIsReferredToAndNotThere() {
        String report = Samples.patched(
                        "report",
                        "{\"object_refs\": [\"tool--00000012-0000-4000-8000-000000000000\","
                                + " \"malware--00000099-0000-4000-8000-000000000000\"]}")
                .toString();
        String note = Samples.patched("note", "{\"object_refs\": [\"malware--00000099-0000-4000-8000-000000000000\"]}")
                .toString();
        validate(bundle(report, tool("{}"), note));

        assertThat(problems)
                .singleElement()
                .hasToString(
                        "warning: objects[0] report--00000010-0000-4000-8000-000000000000: object_refs[1] refers to"
                                + " an object that is not in the bundle (2 references to it):"
                                + " \"malware--00000099-0000-4000-8000-000000000000\" [STIX 2.1 §3.3]");
    }

    @Test
    void expectsNoOneToBringTheMarkingsOfTheTrafficLightProtocol() {
        validate(bundle(tool("{\"object_marking_refs\": [\"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da\","
                + " \"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003\"]}")));

        assertThat(problems).isEmpty();
    }

    @Test
    void asksNothingOfReferencesOutsideABundle() {
        validate("[" + Samples.minimal("note") + "]");

        assertThat(problems).isEmpty();
    }

    @Test
    void warnsOfATranslationOfAVersionThatIsNotThere() {
        String translation = Samples.patched(
                        "language-content",
                        "{\"object_ref\": \"tool--00000012-0000-4000-8000-000000000000\","
                                + " \"object_modified\": \"2026-03-05T08:00:00.000Z\"}")
                .toString();
        validate(bundle(translation, tool("{}")));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("object_modified"));
    }

    @Test
    void liftsStix20AndSaysSo() {
        String malware = "{\"type\": \"malware\", \"id\": \"malware--0000000b-0000-4000-8000-000000000000\","
                + " \"created\": \"2016-03-01T08:00:00.000Z\", \"modified\": \"2016-03-01T08:00:00.000Z\","
                + " \"name\": \"Old\", \"labels\": [\"worm\"]}";
        Summary summary = validate("{\"objects\": [" + malware + "], " + BUNDLE + ", \"spec_version\": \"2.0\"}");

        assertThat(problems)
                .singleElement()
                .hasToString("warning: 1 of 1 objects are STIX 2.0; they were lifted to 2.1 and checked as that"
                        + " [STIX 2.1 §3.2]");
        assertThat(summary).isEqualTo(new Summary(1, 0, 1));
    }

    @Test
    void tellsOnceThatObjectsHaveNoVersion() {
        validate(bundle(
                tool("{\"spec_version\": null}"),
                Samples.patched("campaign", "{\"spec_version\": null}").toString()));

        assertThat(problems.stream().filter(Problem::isError))
                .singleElement()
                .hasToString(
                        "error: objects[0] tool--00000012-0000-4000-8000-000000000000: spec_version is required, as"
                                + " in 1 objects more [STIX 2.1 §3.2]");
    }

    @Test
    void tellsEverythingThatIsWrongWithAnUnusableObject() {
        validate(bundle("{\"type\": \"identity\", \"id\": 7, \"spec_version\": \"2.1\"}"));

        assertThat(problems).extracting(Problem::path).contains("id", "created", "modified", "name");
    }

    @Test
    void goesOnBehindWhatIsNoObject() {
        Summary summary = validate("{" + BUNDLE + ", \"objects\": [7, {\"a\": 1, \"a\": 2}, " + tool("{}") + "]}");

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "error: objects[0] line 1, column 86: not an object but 7 [STIX 2.1 §8.1]",
                        "error: objects[1] line 1, column 98: the key \"a\" stands twice in one object"
                                + " [STIX 2.1 §8.1]");
        assertThat(summary).isEqualTo(new Summary(3, 2, 0));
    }

    @Test
    void tellsWhereTheTextBreaksOff() {
        Summary summary = validate("{" + BUNDLE + ", \"objects\": [" + tool("{}") + ", {\"type\"");

        assertThat(summary).isEqualTo(new Summary(1, 1, 0));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.section()).isEqualTo(Section.JSON);
            assertThat(problem.message()).startsWith("line 1, column ").contains("not JSON");
        });
    }

    @Test
    void tellsWhatIsWrongWithTheBundleItself() {
        validate(
                "{\"type\": \"bundle\", \"id\": \"tool--5d0092c5-5f74-4287-9642-33f4c354e56d\", \"objects\": [], \"made_by\":"
                        + " \"x\", \"spec_version\": \"2.1\"}");

        assertThat(problems)
                .extracting(Problem::where)
                .containsExactly("bundle: id", "bundle: spec_version", "bundle: made_by", "");
    }

    @Test
    void refusesAnObjectOfNoType() {
        assertThat(validate("{\"name\": \"x\"}").errors()).isEqualTo(1);
        assertThat(validate("{}").errors()).isZero();
        assertThat(validate("{\"more\": false}").errors()).isZero();
    }

    @Test
    void findsTheKnownErrorsOfRealContentAndNoOthers() throws IOException {
        // Looked up by hand in these files: ATLAS reuses relationship identifiers and has two objects modified before
        // they were created; its cases end relationships when they begin and call TLP:WHITE clear.
        assertThat(errors(Corpus.file("apt1.json"))).isEmpty();
        assertThat(errors(Corpus.file("poisonivy.json"))).isEmpty();
        assertThat(errors(Corpus.file("attack-ics.stix20.json"))).isEmpty();
        assertThat(errors(Corpus.file("atlas.json")))
                .hasSize(82)
                .extracting(problem -> problem.section().number())
                .containsOnly("3.2", "3.6");
        assertThat(errors(Corpus.file("atlas-case-0018.json")))
                .hasSize(15)
                .extracting(problem -> problem.section().number())
                .containsOnly("7.2.1.4", "5.1");
    }

    private List<Problem> errors(Path file) throws IOException {
        problems.clear();
        try (InputStream in = Files.newInputStream(file)) {
            validate(in);
        }
        return problems.stream().filter(Problem::isError).toList();
    }

    private Summary validate(String text) {
        return validate(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Summary validate(InputStream in) {
        ContentValidator validator = new ContentValidator(problems::add);
        BundleReader reader = BundleReader.of(in);
        reader.forEachRemaining(validator::accept);
        return validator.finish(reader.header());
    }

    private static String bundle(String... objects) {
        return "{" + BUNDLE + ", \"objects\": [" + Stream.of(objects).collect(Collectors.joining(",")) + "]}";
    }

    private static String tool(String patch) {
        return Samples.patched("tool", patch).toString();
    }
}
