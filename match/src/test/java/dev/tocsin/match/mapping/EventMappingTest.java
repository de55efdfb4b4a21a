package dev.tocsin.match.mapping;

import static dev.tocsin.match.mapping.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.Observation;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventMappingTest {

    private final EventMapping mapping = EventMapping.standard();
    private final List<Misfit> misfits = new ArrayList<>();

    @Test
    void aNameThatResolvesIsSeenWithItsAnswersAndTheTrafficThatCarriedIt() {
        observes(event(LogFormat.ZEEK_JSON, "dns", """
                        {'id.orig_h': '10.47.1.100', 'id.orig_p': 41772, 'id.resp_h': '10.0.0.100', 'id.resp_p': 53, 'proto': 'udp',
                         'query': 'ISE.wrccdc.org.', 'answers': ['ise.wrccdc.cpp.edu', '134.71.3.16', 'TXT 4 abcd']}"""), """
                {'client': {'type': 'ipv4-addr', 'value': '10.47.1.100'},
                 'server': {'type': 'ipv4-addr', 'value': '10.0.0.100'},
                 'traffic': {'type': 'network-traffic', 'src_ref': 'client', 'dst_ref': 'server', 'src_port': 41772,
                             'dst_port': 53, 'protocols': ['ipv4', 'udp', 'dns']},
                 'answer-1': {'type': 'domain-name', 'value': 'ise.wrccdc.cpp.edu'},
                 'answer-2': {'type': 'ipv4-addr', 'value': '134.71.3.16'},
                 'query': {'type': 'domain-name', 'value': 'ise.wrccdc.org', 'resolves_to_refs': ['answer-1', 'answer-2']}}""");
        assertThat(misfits).isEmpty();
    }

    @Test
    void fieldsOfZeekAreFoundUnderEachSpelling() {
        Event dotted = event(LogFormat.ZEEK_JSON, "ssh", "{'id.orig_h': '10.0.0.1', 'id.resp_p': 22}");
        Event underlined = event(LogFormat.ZEEK_JSON, "ssh", "{'id_orig_h': '10.0.0.1', 'id_resp_p': 22}");
        Event nested = event(LogFormat.ZEEK_JSON, "ssh", "{'id': {'orig_h': '10.0.0.1', 'resp_p': 22}}");
        assertThat(objects(underlined)).isEqualTo(objects(dotted));
        assertThat(objects(nested)).isEqualTo(objects(dotted)).isNotEmpty();
    }

    @Test
    void aProcessIsSeenWithItsFileItsParentAndItsUser() {
        observes(event(LogFormat.WINDOWS_FLAT, "Microsoft-Windows-Sysmon/Operational", """
                        {'EventID': 1, 'Channel': 'Microsoft-Windows-Sysmon/Operational', 'Hostname': 'WS5.shire.local',
                         'Image': 'C:\\\\Windows\\\\whoami.exe', 'ProcessId': '6504', 'CommandLine': 'whoami /all', 'User': 'SHIRE\\\\frodo',
                         'Hashes': 'SHA1=51B8A1B2C3D4E5F60718293A4B5C6D7E8F901A2B,MD5=801E0F1E2D3C4B5A69788796A5B4C3D2,IMPHASH=00000000000000000000000000000000', 'ParentImage': 'cmd.exe', 'ParentProcessId': '0x38c',
                         'IntegrityLevel': 'High', 'CurrentDirectory': '-'}"""), """
                {'machine': {'type': 'x-oca-asset', 'hostname': 'ws5.shire.local'},
                 'image-directory': {'type': 'directory', 'path': 'C:\\\\Windows'},
                 'image': {'type': 'file', 'name': 'whoami.exe', 'parent_directory_ref': 'image-directory',
                           'hashes': {'SHA-1': '51b8a1b2c3d4e5f60718293a4b5c6d7e8f901a2b', 'MD5': '801e0f1e2d3c4b5a69788796a5b4c3d2'}},
                 'user': {'type': 'user-account', 'account_login': 'frodo', 'display_name': 'SHIRE\\\\frodo'},
                 'parent-image': {'type': 'file', 'name': 'cmd.exe'},
                 'parent': {'type': 'process', 'pid': 908, 'image_ref': 'parent-image'},
                 'process': {'type': 'process', 'pid': 6504, 'image_ref': 'image', 'creator_user_ref': 'user',
                             'command_line': 'whoami /all', 'parent_ref': 'parent',
                             'extensions': {'windows-process-ext': {'integrity_level': 'high'}}},
                 'event': {'type': 'x-oca-event', 'code': 1, 'provider': 'Microsoft-Windows-Sysmon/Operational',
                           'host_ref': 'machine', 'process_ref': 'process', 'user_ref': 'user',
                           'parent_process_ref': 'parent', 'file_ref': 'image'}}""");
    }

    @Test
    void aRegistryValueIsSeenUnderItsKeyWithTheHiveWrittenOut() {
        observes(event(LogFormat.WINDOWS_NESTED, "Microsoft-Windows-Sysmon/Operational", """
                        {'EventID': '13', 'TargetObject': 'HKLM\\\\SOFTWARE\\\\Run\\\\Updater', 'Details': 'DWORD (0x0000000a)'}"""), """
                {'key': {'type': 'windows-registry-key', 'key': 'HKEY_LOCAL_MACHINE\\\\SOFTWARE\\\\Run',
                         'values': [{'name': 'Updater', 'data': '10', 'data_type': 'REG_DWORD'}]},
                 'event': {'type': 'x-oca-event', 'code': 13, 'registry_ref': 'key'}}""");
    }

    @Test
    void aWebRequestIsSeenWithItsUrlAndItsHeaders() {
        observes(event(LogFormat.SURICATA_EVE, "http", """
                        {'src_ip': '2001:DB8::1', 'dest_ip': '192.0.2.1', 'proto': 'TCP', 'app_proto': 'http',
                         'http': {'hostname': 'Example.com', 'url': '/a', 'http_port': 8080, 'http_method': 'GET',
                                  'http_user_agent': 'curl/8'}}"""), """
                {'source': {'type': 'ipv6-addr', 'value': '2001:db8::1'},
                 'destination': {'type': 'ipv4-addr', 'value': '192.0.2.1'},
                 'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'dst_ref': 'destination',
                             'protocols': ['ipv6', 'tcp', 'http'],
                             'extensions': {'http-request-ext': {'request_method': 'get', 'request_value': '/a',
                                 'request_header': {'Host': ['Example.com'], 'User-Agent': ['curl/8']}}}},
                 'host': {'type': 'domain-name', 'value': 'example.com'},
                 'url': {'type': 'url', 'value': 'http://example.com:8080/a'}}""");
    }

    @Test
    void eachShapeOfSuricatasDnsGivesTheQueryAndTheAnswer() {
        String first = "{'dns': {'type': 'answer', 'rrname': 'a.test', 'rrtype': 'A', 'rdata': '192.0.2.7'}}";
        String second =
                "{'dns': {'version': 2, 'rrname': 'a.test', 'rrtype': 'A', 'answers': [{'rrtype': 'A', 'rdata': '192.0.2.7'}]}}";
        String third =
                "{'dns': {'version': 3, 'queries': [{'rrname': 'a.test', 'rrtype': 'A'}], 'answers': [{'rrtype': 'A', 'rdata': '192.0.2.7'}]}}";
        for (String shape : List.of(first, second, third)) {
            Map<String, ObjectNode> objects = objects(event(LogFormat.SURICATA_EVE, "dns", shape));
            assertThat(objects.values())
                    .as(shape)
                    .anySatisfy(
                            object -> assertThat(object.path("value").asText()).isEqualTo("a.test"))
                    .anySatisfy(
                            object -> assertThat(object.path("value").asText()).isEqualTo("192.0.2.7"));
        }
    }

    @Test
    void aCloudCallIsSeenWithWhoMadeItFromWhere() {
        Map<String, ObjectNode> objects = objects(event(LogFormat.CLOUDTRAIL, "s3.amazonaws.com", """
                {'eventName': 'GetObject', 'eventSource': 's3.amazonaws.com', 'sourceIPAddress': '198.51.100.4',
                 'userAgent': 'aws-cli/2', 'userIdentity': {'arn': 'arn:aws:iam::1:user/ben', 'userName': 'ben', 'accessKeyId': 'AKIA1'},
                 'requestParameters': {'bucketName': 'b', 'key': 'k/x.zip'}}"""));
        assertThat(textIn(objects, "source", "value")).isEqualTo("198.51.100.4");
        assertThat(textIn(objects, "access-key", "user_id")).isEqualTo("AKIA1");
        assertThat(textIn(objects, "bucket-object", "value")).isEqualTo("s3://b/k/x.zip");
        assertThat(textIn(objects, "event", "action")).isEqualTo("GetObject");
    }

    @Test
    void aValueThatIsNoAddressIsCountedAndQuoted() {
        Event broken = event(LogFormat.ZEEK_JSON, "conn", "{'id.orig_h': '999.1.1.1', 'id.resp_h': '10.0.0.1'}");
        Misfits tally = new Misfits();
        mapping.observe(broken, tally);
        mapping.observe(broken, tally);
        assertThat(tally.tallies())
                .singleElement()
                .isEqualTo(new Misfits.Tally(
                        new Misfit(broken.source(), broken.position(), "id.orig_h", "999.1.1.1", "not an IP address"),
                        2));
    }

    @Test
    void observedDataIsSeenAsItIs() {
        Event event = event(LogFormat.STIX_OBSERVED_DATA, "", """
                {'first_observed': '2026-01-01T00:00:00Z', 'last_observed': '2026-01-01T00:05:00Z', 'number_observed': 3,
                 'objects': {'0': {'type': 'ipv4-addr', 'value': '192.0.2.1'}, '1': 'not an object'}}""");
        Observation observation = mapping.observe(event, misfits::add);
        assertThat(observation.count()).isEqualTo(3);
        assertThat(observation.objects()).containsOnlyKeys("0");
        assertThat(observation.seen().orElseThrow().last()).isEqualTo("2026-01-01T00:05:00Z");
        assertThat(misfits).extracting(Misfit::reason).containsExactly("not an observable with a type");
    }

    @Test
    void aStreamWithoutAMappingOfItsOwnIsStillSeenAsTraffic() {
        Event event = event(LogFormat.ZEEK_TSV, "modbus", "{'id.orig_h': '10.0.0.1', 'id.orig_p': 1, 'func': 'READ'}");
        assertThat(objects(event)).containsOnlyKeys("client", "traffic");
    }

    private Map<String, ObjectNode> objects(Event event) {
        return mapping.observe(event, misfits::add).objects();
    }

    private void observes(Event event, String expected) {
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
        StixJson.read(expected.replace('\'', '"'))
                .properties()
                .forEach(entry -> wanted.put(entry.getKey(), entry.getValue()));
        Map<String, ObjectNode> objects = objects(event);
        assertThat(objects).containsOnlyKeys(wanted.keySet());
        wanted.forEach((key, object) -> {
            ObjectNode actual = objects.getOrDefault(key, JsonNodeFactory.instance.objectNode());
            assertThat(StixJson.equalInMeaning(object, actual))
                    .as("%s: wanted %s, got %s", key, object, actual)
                    .isTrue();
        });
    }

    private static String textIn(Map<String, ObjectNode> objects, String key, String property) {
        return objects.getOrDefault(key, JsonNodeFactory.instance.objectNode())
                .path(property)
                .asText();
    }
}
