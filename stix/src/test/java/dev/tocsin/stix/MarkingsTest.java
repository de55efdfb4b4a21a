package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkingsTest {

    private static final String RED_1 = "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed";
    private static final String AMBER_STRICT = "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003";
    private static final String OWN = "marking-definition--11111111-1111-4111-8111-111111111111";
    private static final Marking.Resolver NONE = id -> Optional.empty();

    @ParameterizedTest
    @CsvSource({
        "613f2e26-407d-48c7-9eca-b8e91df99dc9, CLEAR",
        "34098fce-860f-48ae-8e50-ebd3cc5e41da, GREEN",
        "f88d31f6-486f-44da-b317-01333bde0b82, AMBER",
        "5e57c739-391a-4eb3-b6be-7d15ca92d5ed, RED",
        "94868c89-83c2-464b-929b-a1a8aa3c8487, CLEAR",
        "bab4a63c-aed9-4cf5-a766-dfca5abac2bb, GREEN",
        "55d920b0-5e8b-4f79-9ee9-91f868d9b421, AMBER",
        "939a9414-2ddd-4d32-a0cd-375ea402b003, AMBER_STRICT",
        "e828b379-4e03-4974-9ac4-e53a884c97c1, RED"
    })
    void knowsThePublishedIdentifiers(String uuid, Tlp level) {
        assertThat(Marking.of("marking-definition--" + uuid, NONE)).isEqualTo(new Marking.Level(level));
    }

    @Test
    void goesByThePublishedIdentifierWhateverTheDefinitionClaims() {
        StixObject liar = definition(RED_1, "\"definition_type\":\"tlp\",\"definition\":{\"tlp\":\"clear\"}");
        assertThat(Marking.of(RED_1, id -> Optional.of(liar))).isEqualTo(new Marking.Level(Tlp.RED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"definition_type\":\"tlp\",\"definition\":{\"tlp\":\"amber\"} | AMBER",
                "\"definition_type\":\"tlp\",\"definition\":{\"tlp\":\"TLP:AMBER+STRICT\"} | AMBER_STRICT",
                "\"definition_type\":\"tlp\",\"definition\":{\"tlp\":\"white\"} | CLEAR",
                "\"extensions\":{\"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d\":{\"tlp_2_0\":\"red\"}} | RED"
            })
    void readsTheLevelOfADefinition(String content, Tlp level) {
        assertThat(Marking.of(OWN, id -> Optional.of(definition(OWN, content)))).isEqualTo(new Marking.Level(level));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"definition_type\":\"tlp\",\"definition\":{\"tlp\":\"purple\"}",
                "\"definition_type\":\"tlp\",\"definition\":{\"tlp\":3}",
                "\"definition_type\":\"iep\",\"definition\":{}",
                "\"definition_type\":\"statement\",\"definition\":{}",
                "\"name\":\"no definition\"",
                "\"definition_type\":\"statement\",\"definition\":{\"statement\":\"free\"},\"extensions\":{\"extension-definition--3a65884d-005a-4290-8335-cb2d778a83ce\":{}}",
                "\"extensions\":{\"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d\":{\"tlp_2_0\":\"clear\"},\"x\":{}}"
            })
    void doesNotPretendToUnderstandAnyOther(String content) {
        assertThat(Marking.of(OWN, id -> Optional.of(definition(OWN, content)))).isInstanceOf(Marking.Unknown.class);
    }

    @Test
    void takesAStatementForNoRestriction() {
        StixObject copyright =
                definition(OWN, "\"definition_type\":\"statement\",\"definition\":{\"statement\":\"(c)\"}");
        Markings markings =
                Markings.of(object("\"object_marking_refs\":[\"" + OWN + "\"]"), id -> Optional.of(copyright));
        assertThat(markings.all()).containsExactly(new Marking.Statement("(c)"));
        assertThat(markings.strictest()).isEmpty();
        assertThat(markings.unknown()).isEmpty();
    }

    @Test
    void takesTheStrictestOfTheWholeAndItsParts() {
        StixObject object = object("\"description\":\"d\",\"external_references\":[{\"url\":\"u\"},{\"url\":\"v\"}],"
                + "\"object_marking_refs\":[\"" + Tlp.GREEN.markingId() + "\"],\"granular_markings\":["
                + "{\"marking_ref\":\"" + RED_1 + "\",\"selectors\":[\"external_references.[1].url\"]},"
                + "{\"lang\":\"de\",\"selectors\":[\"description\"]},"
                + "{\"marking_ref\":\"" + AMBER_STRICT + "\",\"selectors\":[\"description\"]}]");
        Markings markings = Markings.of(object, NONE);
        assertThat(markings.strictest()).contains(Tlp.RED);
        assertThat(markings.strictestOf(Selector.parse("description"))).contains(Tlp.AMBER_STRICT);
        assertThat(markings.strictestOf(Selector.parse("external_references"))).contains(Tlp.RED);
        assertThat(markings.strictestOf(Selector.parse("external_references.[1]")))
                .contains(Tlp.RED);
        assertThat(markings.strictestOf(Selector.parse("external_references.[0].url")))
                .contains(Tlp.GREEN);
        assertThat(markings.strictestOf(Selector.parse("name"))).contains(Tlp.GREEN);
        assertThat(markings.unknown()).isEmpty();
    }

    @Test
    void letsAMarkingWhosePartIsNotThereCountForTheWhole() {
        StixObject object =
                object("\"granular_markings\":[{\"marking_ref\":\"" + RED_1 + "\",\"selectors\":[\"pattern\"]}]");
        assertThat(Markings.of(object, NONE).strictestOf(Selector.parse("name")))
                .contains(Tlp.RED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"object_marking_refs\":[\"marking-definition--11111111-1111-4111-8111-111111111111\"]",
                "\"object_marking_refs\":[\"TLP:RED\"]",
                "\"object_marking_refs\":[7]",
                "\"object_marking_refs\":\"" + RED_1 + "\"",
                "\"granular_markings\":{}",
                "\"granular_markings\":[\"x\"]",
                "\"granular_markings\":[{\"selectors\":[\"name\"]}]",
                "\"granular_markings\":[{\"marking_ref\":\"" + RED_1 + "\",\"selectors\":[\"..\"]}]",
                "\"objects\":{\"0\":{\"type\":\"file\",\"object_marking_refs\":[\"x\"]}}"
            })
    void namesEveryMarkingItDoesNotUnderstand(String content) {
        assertThat(Markings.of(object(content), NONE).unknown()).isNotEmpty();
    }

    @Test
    void readsTheMarkingsOfAtlas() throws IOException {
        Path file = Corpus.file("atlas-case-0010.json");
        List<StixObject> objects = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            BundleReader.of(in).forEachRemaining(element -> {
                if (element instanceof BundleElement.Read read) {
                    objects.add(read.object());
                }
            });
        }
        Marking.Resolver resolver =
                id -> objects.stream().filter(object -> object.id().equals(id)).findFirst();
        assertThat(objects).hasSize(13).allSatisfy(object -> {
            Markings markings = Markings.of(object, resolver);
            assertThat(markings.unknown()).isEmpty();
            assertThat(markings.strictest().orElse(Tlp.CLEAR)).isEqualTo(Tlp.CLEAR);
        });
    }

    @Test
    void publishesTheDefinitionOfEachLevel() {
        for (Tlp level : Tlp.values()) {
            StixObject definition = level.markingDefinition();
            assertThat(definition.id()).isEqualTo(level.markingId());
            assertThat(definition.text("name").flatMap(Tlp::ofWord)).contains(level);
        }
        assertThat(Tlp.AMBER.strictest(Tlp.AMBER_STRICT)).isEqualTo(Tlp.AMBER_STRICT);
        assertThat(Tlp.ofWord("TLP:WHITE")).contains(Tlp.CLEAR);
        assertThat(Tlp.ofWord("purple")).isEmpty();
    }

    @Test
    void readsASelectorAsItWritesIt() {
        assertThat(Selector.parse("objects.0.hashes.SHA-256")).hasToString("objects.0.hashes.SHA-256");
        qt().forAll(strings().betweenCodePoints('-', '_').ofLengthBetween(0, 12))
                .checkAssert(text -> {
                    try {
                        assertThat(Selector.parse(text)).hasToString(text);
                    } catch (StixException e) {
                        assertThat(e).hasMessageContaining("not a selector");
                    }
                });
        assertThatThrownBy(() -> Selector.parse("[0]")).hasMessageContaining("\"[0]\"");
        assertThatThrownBy(() -> Selector.parse("a.[01]")).hasMessageContaining("\"a.[01]\"");
    }

    private static StixObject object(String content) {
        return StixObject.of(StixJson.read(
                "{\"type\":\"identity\",\"id\":\"identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"name\":\"n\","
                        + content + "}"));
    }

    private static StixObject definition(String id, String content) {
        return StixObject.of(StixJson.read("{\"type\":\"marking-definition\",\"id\":\"" + id + "\"," + content + "}"));
    }
}
