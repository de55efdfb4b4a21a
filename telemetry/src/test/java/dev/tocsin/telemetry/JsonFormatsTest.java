package dev.tocsin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each JSON format is recognised by, and its source, time and fields. */
class JsonFormatsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.5Z");

    @Test
    void readsZeekJsonByItsPath() {
        Event event = Read.of("{\"_path\":\"dns\",\"ts\":\"2026-03-01T12:00:00.500000Z\",\"id.orig_h\":\"10.0.0.1\"}")
                .only();

        assertThat(event.source()).isEqualTo(new LogSource(LogFormat.ZEEK_JSON, "dns"));
        assertThat(event.time()).contains(NOON);
        assertThat(event.fields().path("id.orig_h").asText()).isEqualTo("10.0.0.1");
    }

    @Test
    void readsTheSameTimeHoweverZeekWritesIt() {
        Read read = Read.of("""
                {"_path":"conn","ts":1772366400.5}
                {"_path":"conn","ts":1772366400500}
                {"_path":"conn","ts":"2026-03-01T12:00:00.5Z"}
                {"_path":"conn","ts":"2026-03-01T13:00:00.500+0100"}
                """);

        assertThat(read.events())
                .hasSize(4)
                .allSatisfy(event -> assertThat(event.time()).contains(NOON));
    }

    @Test
    void readsZeekJsonByItsStreamWithUnderscoresForDots() {
        Event event = Read.of(
                        "{\"@stream\":\"ssl\",\"@proc\":\"zeek\",\"ts\":1772366400.5,\"uid\":\"C1\",\"id_orig_h\":\"10.0.0.1\",\"id_resp_p\":443,\"id_x\":1}")
                .only();

        assertThat(event.source()).isEqualTo(new LogSource(LogFormat.ZEEK_JSON, "ssl"));
        assertThat(event.fields().path("id.orig_h").asText()).isEqualTo("10.0.0.1");
        assertThat(event.fields().path("id.resp_p").asInt()).isEqualTo(443);
        assertThat(event.fields().has("id_orig_h")).isFalse();
    }

    @Test
    void takesTheNameOfAZeekLogFromTheFileWhereTheLogDoesNotSay() {
        String line = "{\"ts\":1772366400.5,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.1\"}";
        for (String file :
                List.of("/var/log/conn.log", "conn.12:00:00-13:00:00.log.gz", "conn_20260301.json", "conn")) {
            assertThat(Read.of(file, stream(line), ReadLimits.DEFAULT).only().source())
                    .as(file)
                    .isEqualTo(new LogSource(LogFormat.ZEEK_JSON, "conn"));
        }
        assertThat(Read.of("-", stream(line), ReadLimits.DEFAULT).only().source().stream())
                .isEmpty();
    }

    @Test
    void readsSuricataEve() {
        Event event = Read.of(
                        "{\"timestamp\":\"2026-03-01T12:00:00.500000+0000\",\"flow_id\":1,\"event_type\":\"tls\",\"tls\":{\"sni\":\"a.example\"}}")
                .only();

        assertThat(event.source()).isEqualTo(new LogSource(LogFormat.SURICATA_EVE, "tls"));
        assertThat(event.time()).contains(NOON);
    }

    @Test
    void takesSysmonsOwnTimeBeforeTheCollectors() {
        Event event = Read.of(
                        "{\"EventID\":1,\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"UtcTime\":\"2026-03-01 12:00:00.500\",\"EventTime\":\"2026-03-01 08:00:00\",\"@timestamp\":\"2026-03-01T12:00:03Z\"}")
                .only();

        assertThat(event.source())
                .isEqualTo(new LogSource(LogFormat.WINDOWS_FLAT, "Microsoft-Windows-Sysmon/Operational"));
        assertThat(event.time()).contains(NOON);
    }

    @Test
    void takesNoLocalTimeWithoutItsZone() {
        Read read = Read.of("""
                {"EventID":4688,"Channel":"Security","EventTime":"2026-03-01 08:00:00","@timestamp":"2026-03-01T12:00:00.5Z"}
                {"EventID":4688,"Channel":"Security","EventTime":"2026-03-01 08:00:00"}
                """);

        assertThat(read.events())
                .extracting(Event::time)
                .containsExactly(java.util.Optional.of(NOON), java.util.Optional.empty());
        assertThat(read.problem(Problem.Kind.TIME_NOT_READABLE).first())
                .containsExactly(
                        new Problem.Occurrence("line 2", "EventTime is \"2026-03-01 08:00:00\", no time with a zone"));
        assertThat(read.tally().eventsWithoutTime()).isEqualTo(1);
    }

    @Test
    void givesNestedWindowsEventsTheFlatNamesHoweverTheirXmlWasWritten() {
        String system = "\"EventRecordID\":\"7\",\"Channel\":\"Security\",\"Computer\":\"HOST\",\"Level\":\"0\"";
        Read read = Read.of("""
                {"Event":{"System":{"Provider":{"@Name":"P","@Guid":"{g}"},"EventID":"4688","TimeCreated":{"@SystemTime":"2026-03-01T12:00:00.5Z"},"Execution":{"@ProcessID":"4","@ThreadID":"5"},%1$s},"EventData":{"Data":[{"@Name":"NewProcessName","#text":"C:\\\\a.exe"},{"@Name":"Empty"}]}}}
                {"Event":{"#attributes":{"xmlns":"x"},"System":{"Provider":{"#attributes":{"Name":"P","Guid":"{g}"}},"EventID":{"#attributes":{"Qualifiers":0},"#text":4688},"TimeCreated":{"#attributes":{"SystemTime":"2026-03-01T12:00:00.5Z"}},%1$s},"EventData":{"NewProcessName":"C:\\\\a.exe"}}}
                {"Event":{"System":{"Provider":{"Name":"P"},"EventID":4688,"TimeCreated":{"SystemTime":"2026-03-01T12:00:00.5Z"},%1$s},"EventData":[{"@Name":"NewProcessName","#text":"C:\\\\a.exe"}]}}
                {"Event":{"System":{"Provider":{"Name":"P"},"EventID":4688,"TimeCreated":{"SystemTime":"2026-03-01T12:00:00.5Z"},%1$s},"EventData":{"Data":{"@Name":"NewProcessName","#text":"C:\\\\a.exe"}}}}
                {"Event":{"System":{"Provider":{"Name":"P"},"EventID":4688,"TimeCreated":{"SystemTime":"2026-03-01T12:00:00.5Z"},%1$s},"UserData":{"Some":{"NewProcessName":"C:\\\\a.exe"}}}}
                {"@timestamp":"2026-03-01T12:00:00.5Z","winlog":{"event_id":"4688","channel":"Security","computer_name":"HOST","provider_name":"P","record_id":"7","event_data":{"NewProcessName":"C:\\\\a.exe"}}}
                """.formatted(system));

        assertThat(read.tally().problems()).isEmpty();
        assertThat(read.events()).hasSize(6).allSatisfy(event -> {
            assertThat(event.source()).isEqualTo(new LogSource(LogFormat.WINDOWS_NESTED, "Security"));
            assertThat(event.time()).contains(NOON);
            assertThat(event.fields().path("EventID").isInt()).isTrue();
            assertThat(event.fields().path("EventID").asInt()).isEqualTo(4688);
            assertThat(event.fields().path("SourceName").asText()).isEqualTo("P");
            assertThat(event.fields().path("Hostname").asText()).isEqualTo("HOST");
            assertThat(event.fields().path("RecordNumber").asText()).isEqualTo("7");
            assertThat(event.fields().path("NewProcessName").asText()).isEqualTo("C:\\a.exe");
        });
        assertThat(read.events().getFirst().fields().path("ExecutionProcessID").asText())
                .isEqualTo("4");
    }

    @Test
    void keepsBothFieldsWhereAnEventHasOneOfTheSystemsName() {
        Event event = Read.of(
                        "{\"Event\":{\"System\":{\"EventID\":1,\"Channel\":\"C\",\"Version\":2},\"EventData\":{\"Version\":\"own\",\"Channel\":\"other\"}},\"Version\":3}")
                .only();

        assertThat(event.fields().path("Version").asText()).isEqualTo("own");
        assertThat(event.fields().path("System.Version").asInt()).isEqualTo(2);
        assertThat(event.fields().path("Channel").asText()).isEqualTo("C");
        assertThat(event.fields().path("EventData.Channel").asText()).isEqualTo("other");
        assertThat(event.fields().path("Shipper.Version").asInt()).isEqualTo(3);
    }

    @Test
    void keepsDataWithoutNamesInItsOrder() {
        Event event = Read.of(
                        "{\"Event\":{\"System\":{\"EventID\":1,\"Channel\":\"C\"},\"EventData\":{\"Data\":[\"one\",{\"#text\":\"two\"}]}}}")
                .only();

        assertThat(event.fields().path("Data")).hasToString("[\"one\",\"two\"]");
    }

    @Test
    void readsCloudTrailRecordsAndSingleEvents() {
        String record =
                "{\"eventVersion\":\"1.08\",\"eventTime\":\"2026-03-01T12:00:00.5Z\",\"eventSource\":\"sts.amazonaws.com\",\"eventName\":\"AssumeRole\"}";
        Read read = Read.of("{\"Records\":[" + record + "," + record + "]}\n" + record);

        assertThat(read.events()).hasSize(3).allSatisfy(event -> {
            assertThat(event.source()).isEqualTo(new LogSource(LogFormat.CLOUDTRAIL, "sts.amazonaws.com"));
            assertThat(event.time()).contains(NOON);
        });
        assertThat(read.events()).extracting(event -> event.position().record()).containsExactly(1L, 2L, 2L);
        assertThat(read.events())
                .extracting(event -> event.position().offset())
                .containsExactly(12L, 12L + record.length() + 1, 16L + 2L * record.length());
    }

    @Test
    void readsOcsf() {
        Event event = Read.of("{\"class_uid\":4003,\"metadata\":{\"version\":\"1.4.0\"},\"time\":1772366400500}")
                .only();

        assertThat(event.source()).isEqualTo(new LogSource(LogFormat.OCSF, "4003"));
        assertThat(event.time()).contains(NOON);
    }

    @Test
    void readsAnyOtherObject() {
        Read read = Read.of("{\n \"time\": \"2026-03-01T12:00:00.5Z\"\n}\n{\"msg\":\"x\"}\n{}");

        assertThat(read.events()).extracting(Event::source).containsOnly(new LogSource(LogFormat.GENERIC_JSON, ""));
        assertThat(read.events().getFirst().time()).contains(NOON);
        assertThat(read.tally().eventsWithoutTime()).isEqualTo(2);
        assertThat(read.tally().problems()).isEmpty();
    }

    @Test
    void readsFormatsThatAreMixed() {
        Read read = Read.of("""
                {"_path":"dns","ts":1}
                #separator \\x09
                #path\tssl
                #fields\tts\tuid
                #types\ttime\tstring
                1.5\tC1
                {"class_uid":1,"metadata":{}}
                2.5\tC2
                [{"EventID":1,"Channel":"Security"}]
                """);

        assertThat(read.tally().byFormat())
                .isEqualTo(Map.of(
                        LogFormat.ZEEK_JSON, 1L,
                        LogFormat.ZEEK_TSV, 2L,
                        LogFormat.OCSF, 1L,
                        LogFormat.WINDOWS_FLAT, 1L));
        assertThat(read.tally().problems()).isEmpty();
        assertThat(read.tally().headerLines()).isEqualTo(4);
    }

    @Test
    void readsUtf16AsPowerShellExportsIt() {
        byte[] mark = {(byte) 0xff, (byte) 0xfe};
        byte[] text = "{\"a\":\"é\"}\r\n".getBytes(StandardCharsets.UTF_16LE);
        byte[] file = new byte[mark.length + text.length];
        System.arraycopy(mark, 0, file, 0, mark.length);
        System.arraycopy(text, 0, file, mark.length, text.length);

        assertThat(Read.of(file).values("a")).containsExactly("é");
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
