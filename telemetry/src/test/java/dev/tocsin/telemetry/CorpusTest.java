package dev.tocsin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole recorded logs: as many events as an independent count of their lines and elements gives. */
class CorpusTest {

    @ParameterizedTest
    @CsvSource({
        "zeek/json/apt29-day2-combined.json.gz, ZEEK_JSON, 5664",
        "zeek/json/dns.json.gz, ZEEK_JSON, 53615",
        "zeek/json/kerberos.json.gz, ZEEK_JSON, 11",
        "zeek/json/modbus.json.gz, ZEEK_JSON, 268",
        "zeek/json/notice.json.gz, ZEEK_JSON, 207",
        "zeek/json/ntlm.json.gz, ZEEK_JSON, 422",
        "zeek/json/rdp.json.gz, ZEEK_JSON, 4122",
        "zeek/json/smtp.json.gz, ZEEK_JSON, 1188",
        "zeek/json/ssh.json.gz, ZEEK_JSON, 22",
        "zeek/json/ssl.json.gz, ZEEK_JSON, 49474",
        "zeek/json/weird.json.gz, ZEEK_JSON, 24202",
        "zeek/tsv/dns.log.gz, ZEEK_TSV, 53615",
        "zeek/tsv/kerberos.log.gz, ZEEK_TSV, 11",
        "zeek/tsv/modbus.log.gz, ZEEK_TSV, 268",
        "zeek/tsv/notice.log.gz, ZEEK_TSV, 207",
        "zeek/tsv/ntlm.log.gz, ZEEK_TSV, 422",
        "zeek/tsv/rdp.log.gz, ZEEK_TSV, 4122",
        "zeek/tsv/smtp.log.gz, ZEEK_TSV, 1188",
        "zeek/tsv/ssh.log.gz, ZEEK_TSV, 22",
        "zeek/tsv/ssl.log.gz, ZEEK_TSV, 49474",
        "zeek/tsv/weird.log.gz, ZEEK_TSV, 24202",
        "windows/empire-find-localadmin.jsonl.xz, WINDOWS_FLAT, 4570",
        "windows/empire-mimikatz-logonpasswords.jsonl.xz, WINDOWS_FLAT, 6026",
        "windows/empire-psexec.jsonl.xz, WINDOWS_FLAT, 4348",
        "windows/empire-psinject.jsonl.xz, WINDOWS_FLAT, 5898",
        "windows/empire-uac-fodhelper.jsonl.xz, WINDOWS_FLAT, 4139",
        "windows/empire-wmi.jsonl.xz, WINDOWS_FLAT, 6383",
        "windows/lsass-campaign-03-comsvcs.jsonl.xz, WINDOWS_FLAT, 41954",
        "windows/lsass-campaign-05-sharpdump.jsonl.xz, WINDOWS_FLAT, 59707",
        "windows/ntds-dit-volume-shadow-copy.jsonl.xz, WINDOWS_FLAT, 16843",
    })
    void everyLineIsAnEvent(String name, LogFormat format, long events) throws IOException {
        ReadTally tally = read(Corpus.file(name));

        assertThat(tally.problems()).isEmpty();
        assertThat(tally.byFormat()).isEqualTo(Map.of(format, events));
        // Zeek's list of loaded scripts has no times; everything else in the corpus has.
        assertThat(tally.eventsWithoutTime()).isEqualTo(name.contains("apt29") ? 2880 : 0);
    }

    @Test
    void everyElementOfRecordsIsAnEvent() throws IOException {
        long events = 0;
        try (Stream<Path> files = Files.list(Corpus.file("cloudtrail"))) {
            for (Path file : files.toList()) {
                ReadTally tally = read(file);
                assertThat(tally.problems()).as(file.toString()).isEmpty();
                assertThat(tally.byFormat()).containsOnlyKeys(LogFormat.CLOUDTRAIL);
                events += tally.events();
            }
        }
        assertThat(events).isEqualTo(CLOUDTRAIL_RECORDS);
    }

    private static final long CLOUDTRAIL_RECORDS = 1325;

    private static ReadTally read(Path file) throws IOException {
        try (LogReader events = LogReader.open(file.getFileName().toString(), Files.newInputStream(file))) {
            events.forEachRemaining(
                    event -> assertThat(event.fields().isEmpty()).isFalse());
            return events.tally();
        }
    }
}
