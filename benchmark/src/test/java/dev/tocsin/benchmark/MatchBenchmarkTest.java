package dev.tocsin.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A tiny run on a log made here: every third event starts a shell. */
final class MatchBenchmarkTest {

    private static final int EVENTS = 60;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void writeRulesAndLog() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/shell.yml"), """
                title: Shell
                id: 6f0d1d25-6c06-4f0c-9b0e-0d2a4c0f2a11
                logsource: {product: windows, category: process_creation}
                detection:
                  selection: {Image|endswith: '\\cmd.exe'}
                  filter: {CommandLine|contains: ' /q'}
                  condition: selection and not filter
                """);
        Files.writeString(folder.resolve("rules/many-arguments.yml"), """
                title: Expression
                id: 6f0d1d25-6c06-4f0c-9b0e-0d2a4c0f2a12
                logsource: {product: windows, service: sysmon}
                detection:
                  selection: {CommandLine|re: 'number \\d+4$'}
                  condition: selection
                """);
        Files.writeString(folder.resolve("rules/keyword.yml"), """
                title: Keyword
                id: 6f0d1d25-6c06-4f0c-9b0e-0d2a4c0f2a13
                logsource: {product: windows, service: sysmon}
                detection:
                  keywords: ['nothing like it']
                  condition: keywords
                """);
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < EVENTS; number++) {
            lines.add("""
                    {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Image":"C:\\\\Windows\\\\%s.exe",\
                    "CommandLine":"number %d%s"}""".formatted(number % 3 == 0 ? "CMD" : "calc", number, number % 2 == 0 ? "" : " /Q"));
        }
        Files.write(folder.resolve("log.jsonl"), lines);
    }

    @Test
    void endsWithATableOfEveryWorkload() {
        assertThat(run("log.jsonl")).isZero();

        assertThat(out.toString())
                .contains(
                        "Tocsin, scanner alone",
                        "Tocsin, scanner and all rules",
                        "Jackson, tokens only",
                        "Lucene Monitor")
                .contains("Lucene Monitor has 2 of the 3 rules")
                .contains("15 hits of both, 0 of the engine alone, 0 of Lucene alone")
                .contains("Tocsin, scanner, all rules and 20,000 indicators")
                .containsPattern("engine, two threads / one +[0-9.]+ +1.80 +1.95  (as aimed|as promised|short)")
                .containsPattern("engine and plain evaluator on 60 events: 15 hits of 2 rules, the same");
    }

    @Test
    void saysTheSameAsJson() throws IOException {
        assertThat(run("log.jsonl", "--json")).isZero();

        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("machine").path("cores").asInt()).isPositive();
        assertThat(report.path("figures").findValuesAsText("title")).contains("engine / Lucene Monitor, one thread");
        JsonNode engine = StreamSupport.stream(report.path("rows").spliterator(), false)
                .filter(row -> row.path("title").asText().equals("Tocsin, scanner and all rules"))
                .findFirst()
                .orElseThrow();
        assertThat(engine.path("events").asInt()).isEqualTo(EVENTS);
        assertThat(engine.path("outcome").asLong())
                .as("a shell in every third event, half of them quiet; and numbers from 14 to 54")
                .isEqualTo(EVENTS / 6 + 5);
        assertThat(report.path("agreement").path("differing").asLong()).isZero();
        assertThat(report.path("agreement").path("hits").asLong()).isEqualTo(EVENTS / 6 + 5);
    }

    @Test
    void measuresIndicatorsOnDnsEvents() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < EVENTS; number++) {
            lines.add("""
                    {"_path":"dns","ts":1700000000.5,"id.orig_h":"10.0.0.1","query":"a%d.example.com","answers":["192.0.2.%d"]}""".formatted(number, number));
        }
        Files.write(folder.resolve("dns.jsonl"), lines);

        assertThat(run("dns.jsonl")).as("%s", errors).isZero();

        assertThat(out.toString())
                .containsPattern("indicators +20000")
                .containsPattern("DNS events of Zeek +60")
                .contains("DNS events: Tocsin, scanner and all rules", "DNS events: the same, and indicators")
                .containsPattern("cost of the indicators on DNS events, one thread, % +-?[0-9.]+ +25 +10");
    }

    @Test
    void leavesOutThePeerIfAsked() {
        assertThat(run("log.jsonl", "--no-peer")).isZero();

        assertThat(out.toString()).contains("Jackson, tokens only").doesNotContain("Lucene");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(run("nothing.jsonl")).isEqualTo(1);

        assertThat(errors.toString()).contains("tocsin: nothing at ", "nothing.jsonl", "hint: ");
    }

    private int run(String log, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--rules",
                folder.resolve("rules").toString(),
                "--logs",
                folder.resolve(log).toString(),
                "--seconds",
                "0",
                "--indicators",
                "20000"));
        arguments.addAll(List.of(more));
        return new CommandLine(new MatchBenchmark())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(arguments.toArray(String[]::new));
    }
}
