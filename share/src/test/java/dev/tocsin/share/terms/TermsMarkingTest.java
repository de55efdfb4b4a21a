package dev.tocsin.share.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.validate.Problem;
import dev.tocsin.stix.validate.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TermsMarkingTest {

    private static final Terms SOME = Terms.of(Tlp.AMBER)
            .withUses(Set.of(Use.SHARE_ON, Use.WATCH))
            .withEmbargo(Instant.parse("2026-12-01T00:00:00Z"))
            .withLegalBasis(new LegalBasis("Cooperation agreement of 2025", LocalDate.of(2026, 11, 1)));

    @Test
    void termsComeBackFromTheWireAsTheyWent() {
        qt().forAll(SomeTerms.any()).check(terms -> {
            byte[] wire = StixJson.write(TermsMarking.definition(terms).json());
            return TermsMarking.read(StixObject.of(StixJson.read(wire))).equals(terms);
        });
    }

    @Test
    void differentTermsHaveDifferentIdsAndTheSameTermsTheSame() {
        qt().forAll(SomeTerms.any(), SomeTerms.any())
                .check((a, b) -> a.equals(b)
                        == TermsMarking.definition(a)
                                .id()
                                .equals(TermsMarking.definition(b).id()));
    }

    @Test
    void aDefinitionIsWhatTheSpecificationAsksFor() {
        List<Problem> problems = new ArrayList<>();

        Validator.validate(TermsMarking.definition(SOME), problems::add);

        assertThat(problems).isEmpty();
    }

    @Test
    void theIdNeverChangesFromOneReleaseToTheNext() {
        assertThat(TermsMarking.definition(Terms.MOST_CAREFUL).id())
                .hasToString("marking-definition--2c9d1b0d-f3ab-5e73-a152-438abe348b70");
    }

    @Test
    void theExampleInTheDocumentIsADefinitionOfTheTermsItShows() throws IOException {
        String page = Files.readString(Path.of("../docs/terms.md"));
        String example = page.substring(page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7));

        Terms terms = TermsMarking.read(StixObject.of(StixJson.read(example)));

        assertThat(terms)
                .isEqualTo(Terms.of(Tlp.AMBER)
                        .withAttribution(Attribution.NAMED)
                        .withUses(Set.of(Use.WATCH, Use.BLOCK))
                        .withEmbargo(Instant.parse("2026-12-01T00:00:00Z"))
                        .withExpiry(Instant.parse("2027-12-01T00:00:00Z"))
                        .withLegalBasis(new LegalBasis("Cooperation agreement of 2025", LocalDate.of(2026, 11, 1))));
    }

    @Test
    void aDefinitionThatWasChangedIsRefused() {
        assertRefused(json -> extension(json).put("tlp", "clear"), "its id does not follow from its terms");
        assertRefused(json -> json.put("name", "Free for all"), "it was changed");
        assertRefused(json -> json.put("created", "2026-11-02T00:00:00.000Z"), "it was changed");
        assertRefused(json -> extension(json).put("territory", "EU"), "terms that are not known here: \"territory\"");
        assertRefused(json -> extension(json).put("tlp", "purple"), "terms whose tlp is not understood: \"\\\"purple");
        assertRefused(json -> extension(json).withArray("use").add("sell"), "terms whose use is not understood");
        assertRefused(json -> extension(json).put("embargo_until", "tomorrow"), "terms whose embargo_until is not");
        assertRefused(json -> extension(json).remove("attribution"), "terms whose attribution is not understood");
        assertRefused(json -> json.withObject("/extensions").putObject("extension-definition--other"), "nothing else");
    }

    private static void assertRefused(Consumer<ObjectNode> change, String message) {
        ObjectNode json = TermsMarking.definition(SOME).json().deepCopy();
        change.accept(json);
        assertThatThrownBy(() -> TermsMarking.read(StixObject.of(json)))
                .isInstanceOf(MalformedTerms.class)
                .hasMessageContaining(message);
    }

    private static ObjectNode extension(ObjectNode json) {
        return json.withObject("/extensions/" + TermsMarking.EXTENSION);
    }
}
