package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.Lift20.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Lift20Test {

    private static final String COMMON =
            "\"created\":\"2017-01-20T00:00:00.000Z\",\"modified\":\"2017-01-20T00:00:00.000Z\"";

    @Test
    void liftsAttackForIndustrialControlSystemsWhole() throws IOException {
        int lifted = 0;
        try (InputStream in = Files.newInputStream(Corpus.file("attack-ics.stix20.json"))) {
            BundleReader reader = BundleReader.of(in);
            while (reader.hasNext()) {
                BundleElement element = reader.next();
                assertThat(element).isInstanceOf(BundleElement.Read.class);
                StixObject before = ((BundleElement.Read) element).object();
                StixObject after = only(before);
                assertThat(after.id()).isEqualTo(before.id());
                assertThat(after.text("spec_version")).contains("2.1");
                before.json()
                        .properties()
                        .forEach(property -> assertThat(after.json().get(property.getKey()))
                                .as(property.getKey())
                                .isEqualTo(property.getValue()));
                assertThat(Lift20.lift(after)).isEqualTo(new Outcome.Unchanged(after));
                assertThat(only(before)).isEqualTo(after);
                lifted++;
            }
            assertThat(reader.header().path("spec_version").asText()).isEqualTo("2.0");
        }
        assertThat(lifted).isEqualTo(1825);
    }

    @ParameterizedTest
    @CsvSource({
        "indicator, indicator_types, malicious-activity",
        "malware, malware_types, ransomware",
        "report, report_types, threat-report",
        "threat-actor, threat_actor_types, nation-state",
        "tool, tool_types, remote-access",
        "identity, roles, hospital"
    })
    void copiesLabelsThatAreWordsOfTheVocabulary(String type, String property, String word) {
        StixObject lifted = only(object(type, "\"labels\":[\"" + word + "\",\"x\"],\"x_own\":[1.0]"));
        assertThat(lifted.texts(property)).startsWith(word);
        assertThat(lifted.texts("labels")).containsExactly(word, "x");
        assertThat(lifted.json().path("x_own").toString()).isEqualTo("[1.0]");
        assertThat(lifted.texts(property)).hasSize(type.equals("identity") ? 2 : 1);
    }

    @Test
    void marksACopyOfMarkedLabelsAlike() {
        String red = Tlp.RED.markingId().toString();
        StixObject lifted = only(object(
                "malware",
                "\"labels\":[\"worm\"],\"granular_markings\":[{\"marking_ref\":\"" + red
                        + "\",\"selectors\":[\"labels.[0]\"]}]"));
        assertThat(Markings.of(lifted, id -> java.util.Optional.empty()).strictestOf(Selector.parse("malware_types")))
                .contains(Tlp.RED);
    }

    @Test
    void fillsInWhatAnIndicatorAndMalwareNeed() {
        StixObject indicator = only(object("indicator", "\"pattern\":\"[a:b = 1]\""));
        assertThat(indicator.text("pattern_type")).contains("stix");
        assertThat(indicator.text("pattern_version")).contains("2.0");
        assertThat(only(object("malware", "\"name\":\"m\""))
                        .json()
                        .path("is_family")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void makesThePublishedMarkingDefinitionsOfTlpWhatTheyAreIn21() {
        StixObject lifted = only(StixObject.of(StixJson.read("""
                {"type": "marking-definition", "id": "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
                 "created": "2017-01-20T00:00:00.000Z", "definition_type": "tlp", "definition": {"tlp": "white"}}
                """)));
        assertThat(lifted).isEqualTo(StixObject.of(StixJson.read("""
                        {"type": "marking-definition", "spec_version": "2.1",
                         "id": "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
                         "created": "2017-01-20T00:00:00.000Z", "definition_type": "tlp", "name": "TLP:WHITE",
                         "definition": {"tlp": "white"}}
                        """)));
    }

    @Test
    void takesTheObjectsOutOfObservedData() {
        List<StixObject> lifted = lifted(observed("""
                "0": {"type": "ipv4-addr", "value": "198.51.100.3"},
                "1": {"type": "network-traffic", "src_ref": "0", "dst_ref": "9", "protocols": ["tcp"],
                      "extensions": {"socket-ext": {"protocol_family": "PF_INET", "address_family": "AF_INET"},
                                     "http-request-ext": {"request_header": {"Host": "example.com", "X": ["a"]}}}},
                "9": {"type": "domain-name", "value": "example.com", "resolves_to_refs": ["0"]},
                "p": {"type": "process", "pid": 4, "name": "x", "arguments": ["-v"], "created": "2017-01-20T00:00:00Z",
                      "binary_ref": "f", "environment_variables": {"x_ref": "0"}},
                "f": {"type": "file", "name": "x.exe", "accessed": "2017-01-20T00:00:00Z", "is_encrypted": false,
                      "parent_directory_ref": "d", "hashes": {"ssdeep": "3:a:b", "SHA-256": "aa"}},
                "d": {"type": "directory", "path": "/tmp"}
                """, ""));
        StixObject observed = lifted.getFirst();
        assertThat(observed.json().has("objects")).isFalse();
        assertThat(observed.refs("object_refs"))
                .hasSize(6)
                .containsExactlyElementsOf(
                        lifted.subList(1, 7).stream().map(StixObject::id).toList());
        StixObject address = lifted.get(1);
        StixObject traffic = lifted.get(2);
        StixObject process = lifted.get(4);
        StixObject file = lifted.get(5);
        assertThat(address.id()).hasToString("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4");
        assertThat(traffic.text("src_ref")).contains(address.id().toString());
        assertThat(lifted.get(3).refs("resolves_to_refs")).containsExactly(address.id());
        assertThat(traffic.json()
                        .at("/extensions/socket-ext/x_stix20_protocol_family")
                        .asText())
                .isEqualTo("PF_INET");
        assertThat(traffic.json()
                        .at("/extensions/http-request-ext/request_header")
                        .toString())
                .isEqualTo("{\"Host\":[\"example.com\"],\"X\":[\"a\"]}");
        assertThat(process.text("created_time")).contains("2017-01-20T00:00:00Z");
        assertThat(process.text("image_ref")).contains(file.id().toString());
        assertThat(process.text("x_stix20_name")).contains("x");
        assertThat(process.texts("x_stix20_arguments")).containsExactly("-v");
        assertThat(process.json().at("/environment_variables/x_ref").asText()).isEqualTo("0");
        assertThat(process.id().uuid().version()).isEqualTo(4);
        assertThat(process.json().has("created")).isFalse();
        assertThat(file.json().at("/hashes/SSDEEP").asText()).isEqualTo("3:a:b");
        assertThat(file.text("atime")).contains("2017-01-20T00:00:00Z");
        assertThat(file.json().path("x_stix20_is_encrypted").isBoolean()).isTrue();
        assertThat(lifted).allSatisfy(object -> {
            assertThat(object.text("spec_version")).contains("2.1");
            assertThat(Lift20.lift(object)).isEqualTo(new Outcome.Unchanged(object));
        });
        // Every identifier follows from the content as it stands now, references included.
        for (StixObject object : lifted.subList(1, 7)) {
            ObservableId.of(object.json())
                    .ifPresent(id -> assertThat(object.id()).isEqualTo(id));
        }
    }

    @Test
    void liftsTheSameToTheSame() {
        StixObject observed = observed("\"0\":{\"type\":\"process\",\"pid\":4},\"1\":{\"type\":\"x-own\",\"a\":1}", "");
        assertThat(lifted(observed)).isEqualTo(lifted(observed));
    }

    @Test
    void keepsApartWhatDiffersOutsideTheIdentifier() {
        List<StixObject> lifted = lifted(observed(
                "\"0\":{\"type\":\"file\",\"name\":\"a\",\"size\":1},\"1\":{\"type\":\"file\",\"name\":\"a\",\"size\":2},"
                        + "\"2\":{\"type\":\"file\",\"name\":\"a\",\"size\":1}",
                ""));
        assertThat(lifted).hasSize(3);
        assertThat(lifted.get(1).id()).isNotEqualTo(lifted.get(2).id());
    }

    @Test
    void marksTheObjectsWithWhatMarkedThemInside() {
        String red = Tlp.RED.markingId().toString();
        String green = Tlp.GREEN.markingId().toString();
        List<StixObject> lifted = lifted(observed(
                "\"0\":{\"type\":\"url\",\"value\":\"http://a\"},\"1\":{\"type\":\"url\",\"value\":\"http://b\"}",
                ",\"object_marking_refs\":[\"" + green + "\"],\"granular_markings\":[{\"marking_ref\":\"" + red
                        + "\",\"selectors\":[\"objects.1.value\"]}]"));
        assertThat(lifted.get(1).texts("object_marking_refs")).containsExactly(green);
        assertThat(lifted.get(2).texts("object_marking_refs")).containsExactly(green, red);
        assertThat(Markings.of(lifted.getFirst(), id -> java.util.Optional.empty())
                        .strictestOf(Selector.parse("object_refs")))
                .contains(Tlp.RED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"0\":7",
                "\"0\":{\"type\":\"NOT A TYPE\"}",
                "\"0\":{\"type\":\"network-traffic\",\"src_ref\":\"5\"}",
                "\"0\":{\"type\":\"file\",\"extensions\":{\"archive-ext\":{\"contains_refs\":[\"0\"]}}}",
                ""
            })
    void namesObservedDataThatCannotBeLifted(String objects) {
        assertThat(Lift20.lift(observed(objects, ""))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void doesNotFollowAChainWithoutEnd() {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            chain.append("\"%d\":{\"type\":\"file\",\"extensions\":{\"archive-ext\":{\"contains_refs\":[\"%d\"]}}},"
                    .formatted(i, i + 1));
        }
        chain.append("\"30000\":{\"type\":\"file\",\"name\":\"x\"}");
        assertThat(Lift20.lift(observed(chain.toString(), ""))).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4\",\"value\":\"198.51.100.3\"}",
                "{\"type\":\"x-observable\",\"id\":\"x-observable--28bb3599-77cd-5a82-a950-b5bc3caf07c4\"}",
                "{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"}"
            })
    void leaves21AsItIs(String json) {
        StixObject object = StixObject.of(StixJson.read(json));
        assertThat(Lift20.lift(object)).isEqualTo(new Outcome.Unchanged(object));
    }

    private static StixObject object(String type, String content) {
        return StixObject.of(StixJson.read("{\"type\":\"" + type + "\",\"id\":\"" + type
                + "--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"," + COMMON + "," + content + "}"));
    }

    private static StixObject observed(String objects, String more) {
        return object("observed-data", "\"number_observed\":1,\"objects\":{" + objects + "}" + more);
    }

    private static List<StixObject> lifted(StixObject object) {
        Outcome outcome = Lift20.lift(object);
        assertThat(outcome).isInstanceOf(Outcome.Lifted.class);
        return ((Outcome.Lifted) outcome).objects();
    }

    private static StixObject only(StixObject object) {
        assertThat(lifted(object)).hasSize(1);
        return lifted(object).getFirst();
    }
}
