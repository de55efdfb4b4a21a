package dev.tocsin.match.sigma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.match.mapping.Corpus;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSourcesTest {

    private static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";

    private final LogSources sources = LogSources.standard();

    private List<Binding> bindings(String product, String category, String service) {
        return sources.bindings(given(product), given(category), given(service));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private boolean means(String product, String category, String service, Event event) {
        return bindings(product, category, service).stream().anyMatch(binding -> binding.covers(event));
    }

    @ParameterizedTest
    @CsvSource({
        "process_creation, 1",
        "file_change, 2",
        "network_connection, 3",
        "sysmon_status, 4",
        "sysmon_status, 16",
        "process_termination, 5",
        "driver_load, 6",
        "image_load, 7",
        "create_remote_thread, 8",
        "raw_access_thread, 9",
        "process_access, 10",
        "file_event, 11",
        "registry_event, 12",
        "registry_event, 14",
        "registry_set, 13",
        "registry_rename, 14",
        "create_stream_hash, 15",
        "pipe_created, 17",
        "pipe_created, 18",
        "wmi_event, 19",
        "wmi_event, 21",
        "dns_query, 22",
        "file_delete, 23",
        "file_delete, 26",
        "clipboard_capture, 24",
        "process_tampering, 25",
        "file_block_executable, 27",
        "file_block_shredding, 28",
        "file_executable_detected, 29",
        "sysmon_error, 255"
    })
    void a_windows_category_is_an_event_of_sysmon(String category, int id) {
        Event event = Events.event(LogFormat.WINDOWS_FLAT, SYSMON, "{'EventID':" + id + "}");
        Event other = Events.event(LogFormat.WINDOWS_FLAT, SYSMON, "{'EventID':99}");
        Event elsewhere = Events.event(LogFormat.WINDOWS_FLAT, "Application", "{'EventID':" + id + "}");
        assertThat(means("windows", category, "", event)).isTrue();
        assertThat(means("windows", category, "", other)).isFalse();
        assertThat(means("windows", category, "", elsewhere)).isFalse();
        assertThat(means("windows", category, "sysmon", event)).isTrue();
        assertThat(means("linux", category, "", event)).isFalse();
    }

    @Test
    void a_key_that_is_made_and_one_that_is_deleted_are_told_apart_by_the_type_of_the_event() {
        Event made = Events.event(LogFormat.WINDOWS_NESTED, SYSMON, "{'EventID':12,'EventType':'CreateKey'}");
        Event deleted = Events.event(LogFormat.WINDOWS_NESTED, SYSMON, "{'EventID':'12','EventType':'deletevalue'}");
        Event unsaid = Events.event(LogFormat.WINDOWS_FLAT, SYSMON, "{'EventID':12,'EventType':'INFO'}");
        assertThat(means("windows", "registry_add", "", made)).isTrue();
        assertThat(means("windows", "registry_add", "", deleted)).isFalse();
        assertThat(means("windows", "registry_delete", "", deleted)).isTrue();
        assertThat(means("windows", "registry_delete", "", made)).isFalse();
        assertThat(means("windows", "registry_add", "", unsaid)).isFalse();
        assertThat(means("windows", "registry_event", "", unsaid)).isTrue();
    }

    @Test
    void process_creation_is_also_an_event_of_the_security_channel_under_other_names() {
        Event audited = Events.event(LogFormat.WINDOWS_FLAT, "security", "{'EventID':4688}");
        Binding binding = bindings("windows", "process_creation", "").stream()
                .filter(each -> each.covers(audited))
                .findFirst()
                .orElseThrow();
        assertThat(binding.eventFields("Image")).containsExactly("NewProcessName");
        assertThat(binding.eventFields("CommandLine")).containsExactly("CommandLine");
        assertThat(binding.eventFields("ProcessId")).isEmpty();
        assertThat(means("windows", "process_creation", "sysmon", audited)).isFalse();
    }

    @Test
    void what_a_rule_leaves_out_is_free() {
        Event any = Events.event(LogFormat.WINDOWS_NESTED, "A channel that nobody lists", "{'EventID':1}");
        Event query = Events.event(LogFormat.ZEEK_TSV, "dns", "{'query':'a.example'}");
        assertThat(means("Windows", "", "", any)).isTrue();
        assertThat(means("windows", "", "system", any)).isFalse();
        assertThat(means("", "dns", "", query)).isTrue();
        assertThat(means("zeek", "", "dns", query)).isTrue();
        assertThat(means("", "", "dns", query)).isTrue();
        assertThat(means("suricata", "dns", "", query)).isFalse();
    }

    @Test
    void a_binding_that_another_one_includes_is_left_out() {
        assertThat(bindings("windows", "", "sysmon")).singleElement().satisfies(binding -> {
            assertThat(binding.stream()).contains(SYSMON);
            assertThat(binding.where()).isEmpty();
        });
        assertThat(bindings("windows", "", "")).hasSizeLessThan(12);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', ''",
        "linux, process_creation, ''",
        "okta, '', okta",
        "azure, '', signinlogs",
        "macos, '', ''",
        "'', database, ''"
    })
    void a_log_source_without_a_format_has_no_bindings(String product, String category, String service) {
        assertThat(bindings(product, category, service)).isEmpty();
    }

    @Test
    void an_operator_can_say_what_its_json_logs_are() {
        Binding json = Binding.of(LogFormat.GENERIC_JSON);
        LogSources more = sources.with(Optional.of("okta"), Optional.empty(), Optional.of("okta"), json);
        assertThat(more.bindings(Optional.of("okta"), Optional.empty(), Optional.empty()))
                .containsExactly(json);
        assertThatThrownBy(() -> sources.with(Optional.empty(), Optional.empty(), Optional.empty(), json))
                .hasMessageContaining("needs a product");
    }

    @Test
    void recorded_events_of_windows_are_found_by_the_categories() {
        Map<String, Integer> ids = Map.of("process_access", 10, "image_load", 7, "registry_set", 13, "ps_module", 4103);
        Set<String> found = new java.util.TreeSet<>();
        Corpus.read(
                Corpus.find("windows/empire-psexec.jsonl.xz"),
                5_000,
                event -> ids.forEach((category, id) -> {
                    if (means("windows", category, "", event)) {
                        assertThat(event.fields().path("EventID").asInt()).isEqualTo(id);
                        found.add(category);
                    }
                }));
        assertThat(found).isEqualTo(ids.keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | top: not an object",
                "{'product':'a','formats':['EVTX'],'sources':[{}]} | formats: no log format \"EVTX\"",
                "{'product':'a','formats':[],'sources':[{}]} | formats: there are none",
                "{'formats':['OCSF'],'sources':[{}]} | product: not a text",
                "{'product':'a','formats':['OCSF'],'sources':[]} | sources: there are none",
                "{'product':'a','formats':['OCSF'],'sources':[{'channel':'x'}]} | sources[0]: no such word: \"channel\"",
                "{'product':'a','formats':['OCSF'],'sources':[{'where':{'id':[]}}]} | sources[0].where.id: no value",
                "{'product':'a','formats':['OCSF'],'sources':[{'fields':{'id':'x'}}]} | sources[0].fields.id: not a list",
                "{'product':'a','formats':['OCSF'],'sources':[{'stream':{}}]} | sources[0].stream: not a text",
                "{'product':'a' | bad.json: not JSON"
            })
    void a_file_that_is_wrong_says_where(String json, String message) {
        assertThatThrownBy(
                        () -> LogSources.of("bad.json", json.replace('\'', '"').getBytes(UTF_8)))
                .isInstanceOf(LogSourceException.class)
                .hasMessageStartingWith("bad.json")
                .hasMessageContaining(message);
    }

    @Test
    void kubernetes_and_google_cloud_audit_events_say_what_they_are() {
        Event kubernetes = Events.event(
                LogFormat.GENERIC_JSON, "", "{'kind':'Event','apiVersion':'audit.k8s.io/v1','verb':'create'}");
        Event google = Events.event(
                LogFormat.GENERIC_JSON,
                "",
                "{'protoPayload':{'@type':'type.googleapis.com/google.cloud.audit.AuditLog','methodName':'m'}}");
        Event other = Events.event(LogFormat.GENERIC_JSON, "", "{'kind':'Event','apiVersion':'v1'}");
        assertThat(means("kubernetes", "application", "audit", kubernetes)).isTrue();
        assertThat(means("kubernetes", "", "audit", kubernetes)).isTrue();
        assertThat(means("kubernetes", "", "audit", other)).isFalse();
        assertThat(means("kubernetes", "", "audit", google)).isFalse();
        assertThat(means("gcp", "", "gcp.audit", google)).isTrue();
        assertThat(means("gcp", "", "gcp.audit", kubernetes)).isFalse();
        assertThat(bindings("gcp", "", "gcp.audit").getFirst().eventFields("gcp.audit.method_name"))
                .containsExactly("protoPayload.methodName");
    }

    @Test
    void a_sites_own_log_source_stands_beside_those_that_come_along() {
        LogSources own = sources.with("own.json", """
                {"formats": ["GENERIC_JSON"], "product": "ours",
                 "sources": [{"category": "webserver", "where": {"program": ["httpd"]},
                              "fields": {"cs-method": ["request.method"]}}]}
                """.getBytes(UTF_8));
        Event event = Events.event(LogFormat.GENERIC_JSON, "", "{'program':'HTTPD','request':{'method':'GET'}}");
        assertThat(own.bindings(Optional.empty(), Optional.of("webserver"), Optional.empty()))
                .anyMatch(binding -> binding.covers(event))
                .hasSize(1 + bindings("", "webserver", "").size());
        assertThat(own.bindings(Optional.of("windows"), Optional.empty(), Optional.empty()))
                .isEqualTo(bindings("windows", "", ""));
    }
}
