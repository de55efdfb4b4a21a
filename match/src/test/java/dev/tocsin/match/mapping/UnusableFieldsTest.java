package dev.tocsin.match.mapping;

import static dev.tocsin.match.mapping.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A field that is there and cannot be used is named, and it is named once. */
class UnusableFieldsTest {

    private final EventMapping mapping = EventMapping.standard();
    private final List<Misfit> misfits = new ArrayList<>();

    @Test
    void aHashWithoutItsAlgorithmCostsNoOther() {
        Map<String, ObjectNode> objects = observed(event(LogFormat.OCSF, "1001", """
                {'file': {'name': 'x', 'hashes': [{'value': 'd41d8cd98f00b204e9800998ecf8427e'},
                                                  {'algorithm_id': 2, 'value': 'da39a3ee5e6b4b0d3255bfef95601890afd80709'}]}}"""));
        assertThat(objects.get("file"))
                .hasToString("{\"type\":\"file\",\"name\":\"x\","
                        + "\"hashes\":{\"SHA-1\":\"da39a3ee5e6b4b0d3255bfef95601890afd80709\"}}");
        assertThat(named())
                .containsExactly(
                        "file.hashes {\"value\":\"d41d8cd98f00b204e9800998ecf8427e\"}: a hash whose algorithm is not said");
    }

    @Test
    void aListOfHashesThatIsNoneIsNamed() {
        observed(
                event(LogFormat.OCSF, "1001", "{'file': {'name': 'x', 'hashes': 'd41d8cd98f00b204e9800998ecf8427e'}}"));
        assertThat(named()).containsExactly("file.hashes d41d8cd98f00b204e9800998ecf8427e: not a list of hashes");
    }

    @Test
    void headersThatAreNoListAreNamed() {
        observed(event(LogFormat.SURICATA_EVE, "http", "{'http': {'request_headers': {'Accept': 'a'}}}"));
        assertThat(named()).containsExactly("http.request_headers {\"Accept\":\"a\"}: not a list of header fields");
    }

    @Test
    void aTextWhereThereShouldBeAnObjectWithFieldsIsNamedOnce() {
        observed(event(LogFormat.SURICATA_EVE, "http", "{'http': 'GET /', 'src_ip': '10.0.0.1'}"));
        observed(event(LogFormat.CLOUDTRAIL, "", "{'userIdentity': ['root']}"));
        observed(event(LogFormat.OCSF, "1007", "{'process': {'file': 7, 'parent_process': null}}"));
        assertThat(named())
                .containsExactly(
                        "http GET /: not an object with fields",
                        "userIdentity [\"root\"]: not an object with fields",
                        "process.file 7: not an object with fields");
    }

    @Test
    void aFieldThatLogsWriteAsValueAndAsObjectIsReadAsWhichItIs() {
        Map<String, ObjectNode> plain =
                observed(event(LogFormat.GENERIC_JSON, "", "{'host': 'a.test', 'user': 'frodo'}"));
        Map<String, ObjectNode> ecs =
                observed(event(LogFormat.GENERIC_JSON, "", "{'host': {'name': 'WS5'}, 'user': {'name': 'frodo'}}"));
        assertThat(plain).containsKeys("host", "user");
        assertThat(ecs).containsKeys("machine", "user").doesNotContainKey("host");
        assertThat(named()).isEmpty();
    }

    @Test
    void anElementThatShouldBeAnObjectIsNamedOnce() {
        observed(event(LogFormat.OCSF, "4003", "{'answers': ['192.0.2.1'], 'observables': [5]}"));
        assertThat(named())
                .containsExactlyInAnyOrder(
                        "answers 192.0.2.1: not an object with fields", "observables 5: not an object with fields");
    }

    @Test
    void aConditionThatCannotBeDecidedIsNamed() {
        observed(event(
                LogFormat.ZEEK_JSON,
                "intel",
                "{'seen.indicator': '192.0.2.1', 'seen.indicator_type': ['Intel::ADDR']}"));
        assertThat(named()).containsExactly("seen.indicator_type [\"Intel::ADDR\"]: a list, not a text");
    }

    @Test
    void whatOneFieldGivesSeveralObjectsIsNamedOnce() {
        observed(event(LogFormat.WINDOWS_FLAT, "Security", "{'EventID': 4688, 'NewProcessName': {'path': 'x'}}"));
        assertThat(named()).containsExactly("NewProcessName {\"path\":\"x\"}: an object, not a text");
    }

    @Test
    void observedDataOfTheWrongShapeIsNamed() {
        observed(event(LogFormat.STIX_OBSERVED_DATA, "", """
                {'objects': [{'type': 'ipv4-addr', 'value': '192.0.2.1'}], 'object_refs': 'ipv4-addr--1',
                 'number_observed': 1000000000}"""));
        assertThat(named())
                .containsExactly(
                        "objects [{\"type\":\"ipv4-addr\",\"value\":\"192.0.2.1\"}]: not an object with observables",
                        "object_refs ipv4-addr--1: not a list of references",
                        "number_observed 1000000000: not a whole number from 1 to 999,999,999");
    }

    @Test
    void anObservableOfNoTypeIsNamed() {
        observed(event(LogFormat.STIX_OBSERVED_DATA, "", "{'objects': {'0': {'type': ''}, '1': {'value': 'x'}}}"));
        assertThat(named())
                .containsExactly(
                        "objects {\"type\":\"\"}: not an observable with a type",
                        "objects {\"value\":\"x\"}: not an observable with a type");
    }

    private Map<String, ObjectNode> observed(Event event) {
        return mapping.observe(event, misfits::add).objects();
    }

    private List<String> named() {
        return misfits.stream()
                .map(misfit -> misfit.field() + " " + misfit.value() + ": " + misfit.reason())
                .toList();
    }
}
