package dev.tocsin.cli.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.cli.Tocsin;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScanCommandTest {

    private static final String INDICATOR = """
            {"type": "indicator", "spec_version": "2.1", "id": "indicator--%s",
             "created": "2018-01-01T00:00:00.000Z", "modified": "2018-01-01T00:00:00.000Z", "name": "%s",
             "pattern": "%s", "pattern_type": "stix", "valid_from": "2018-01-01T00:00:00Z"}""";
    private static final String DNS = """
            {"_path":"dns","ts":1793599490.28,"uid":"C1","id.orig_h":"10.0.4.16","id.orig_p":60865,\
            "id.resp_h":"10.0.1.10","id.resp_p":53,"proto":"udp","query":"%s","qtype_name":"A"}
            """;

    @TempDir
    private Path folder;

    private Path rules;
    private Path log;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        rules = bundle("rules.json", "x.example", "[domain-name:value = 'x.example']");
        log = Files.writeString(folder.resolve("dns.log"), DNS.formatted("y.example") + DNS.formatted("x.example"));
    }

    @Test
    void aHitIsOneLineOfJsonWithTheRuleThePlaceAndTheValue() {
        assertThat(scan(rules, log)).as(err.toString()).isEqualTo(0);
        JsonNode hit = onlyHit();
        assertThat(hit.at("/rule/name").asText()).isEqualTo("x.example");
        assertThat(hit.at("/position/record").asInt()).isEqualTo(2);
        assertThat(hit.at("/matched/0/path").asText()).isEqualTo("domain-name:value");
        assertThat(hit.at("/matched/0/value").asText()).isEqualTo("x.example");
        assertThat(hit.at("/hosts/0/address").asText()).isEqualTo("10.0.4.16");
        assertThat(hit.at("/time").asText()).startsWith("2026-11-02T06:04:50.28");
        assertThat(err.toString()).contains("hits      1 by 1 rule").contains("scanned   2 events");
    }

    @Test
    void aSigmaRuleHitsBesideIndicatorsAndSaysWhatItIs() throws IOException {
        Path sigma = Files.writeString(folder.resolve("rule.yml"), """
                title: Asked for y
                id: 929a690e-bef0-4204-a928-ef5e620d6fcc
                author: A. Nalyst
                level: high
                tags: [attack.command-and-control, attack.t1071.004]
                logsource:
                  category: dns
                detection:
                  sel:
                    query|endswith: '.EXAMPLE'
                    record_type: A
                  no:
                    query|startswith: x
                  condition: sel and not no
                ---
                title: On another system
                logsource:
                  product: linux
                detection:
                  sel:
                    a: b
                  condition: sel
                """);
        assertThat(run("scan", "--rules", rules.toString(), "--rules", sigma.toString(), log.toString()))
                .as(err.toString())
                .isEqualTo(0);
        List<JsonNode> hits = out.toString().lines().map(StixJson::read).toList();
        assertThat(hits).hasSize(2);
        JsonNode hit = hits.getFirst();
        assertThat(hit.at("/rule/id").asText()).isEqualTo("929a690e-bef0-4204-a928-ef5e620d6fcc");
        assertThat(hit.at("/rule/name").asText()).isEqualTo("Asked for y");
        assertThat(hit.at("/rule/level").asText()).isEqualTo("high");
        assertThat(hit.at("/rule/author").asText()).isEqualTo("A. Nalyst");
        assertThat(hit.at("/rule/techniques/0").asText()).isEqualTo("T1071.004");
        assertThat(hit.at("/matched/0/path").asText()).isEqualTo("query");
        assertThat(hit.at("/matched/0/value").asText()).isEqualTo("y.example");
        assertThat(hit.at("/hosts/0/address").asText()).isEqualTo("10.0.4.16");
        assertThat(err.toString())
                .contains("hits      2 by 2 rules")
                .contains("its log source has no log format here: product \"linux\": \"On another system\"");
    }

    @Test
    void compiledRulesAreKeptForTheNextScanAndDamagedOnesAreMadeAgain() throws IOException {
        String value = "y" + System.nanoTime();
        Path sigma = Files.writeString(folder.resolve("rule.yml"), """
                title: Asked for y
                logsource:
                  category: dns
                detection:
                  sel:
                    query|startswith: %s
                  condition: sel
                """.formatted(value));
        Files.writeString(log, DNS.formatted(value + ".example"));
        Path cache = Path.of(System.getenv("XDG_CACHE_HOME"), "tocsin");
        Set<Path> before = plans(cache);
        assertThat(run("scan", "--no-cache", "--rules", sigma.toString(), log.toString()))
                .isEqualTo(0);
        assertThat(plans(cache)).isEqualTo(before);
        assertThat(run("scan", "--rules", sigma.toString(), log.toString())).isEqualTo(0);
        Set<Path> made = plans(cache);
        made.removeAll(before);
        assertThat(made).hasSize(1);
        byte[] plans = Files.readAllBytes(made.iterator().next());
        assertThat(run("scan", "--rules", sigma.toString(), log.toString())).isEqualTo(0);
        plans[plans.length / 2]++;
        Files.write(made.iterator().next(), plans);
        assertThat(run("scan", "--rules", sigma.toString(), log.toString())).isEqualTo(0);
        assertThat(out.toString().lines()).hasSize(1).allMatch(hit -> hit.contains("Asked for y"));
        assertThat(err.toString()).containsOnlyOnce("compiled rules").contains("are not used: they are damaged");
        assertThat(run("scan", "--rules", sigma.toString(), log.toString())).isEqualTo(0);
        assertThat(err.toString()).doesNotContain("compiled rules");
    }

    private static Set<Path> plans(Path cache) throws IOException {
        if (!Files.exists(cache)) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".plans"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void explainTellsInWordsWhatMadeRulesHitAndOutputHasTheSameAsJson() throws IOException {
        Path sigma = Files.writeString(folder.resolve("rule.yml"), """
                title: "Asked for y \\e[31m"
                name: asked
                id: 929a690e-bef0-4204-a928-ef5e620d6fcc
                description: A name that nobody should ask for.
                falsepositives: [Unknown, Somebody is curious]
                level: high
                logsource:
                  category: dns
                detection:
                  sel:
                    query|endswith: '.EXAMPLE'
                  no:
                    query|startswith: x
                  condition: sel and not no
                ---
                title: Asked often
                correlation:
                  type: event_count
                  rules: [asked]
                  group-by: [src_ip]
                  timespan: 5m
                  generate: true
                  condition:
                    gte: 2
                """);
        Files.writeString(log, DNS.formatted("y.example").repeat(5) + DNS.formatted("x.example"));
        Path hits = folder.resolve("hits.jsonl");
        int code = run(
                "scan",
                "--explain",
                "--output",
                hits.toString(),
                "--rules",
                rules.toString(),
                "--rules",
                sigma.toString(),
                log.toString());
        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("! Asked for y \\u{1b}[31m  [high]")
                .contains("  when      2026-11-02T06:04:50.280Z, on 10.0.4.16, with 10.0.1.10")
                .contains("  harmless  perhaps: Somebody is curious")
                .contains("  because   sel and not no")
                .contains(
                        "sel holds:\n              query|endswith: '.EXAMPLE'\n                query is \"y.example\"")
                .contains(
                        "no does not hold:\n              query|startswith: 'x'\n                query is \"y.example\"")
                .contains("  because   at least 2 events within 5 minutes, for src_ip 10.0.4.16")
                .contains("  pattern   [domain-name:value = 'x.example']")
                .contains("domain-name:value is \"x.example\"")
                .contains("2 more of \"Asked for y");
        List<JsonNode> lines =
                Files.readAllLines(hits).stream().map(StixJson::read).toList();
        assertThat(lines).hasSize(5 + 2 + 1);
        assertThat(lines.getFirst().at("/rule/line").asInt()).isEqualTo(1);
        assertThat(lines.getFirst()
                        .at("/explanation/selections/0/reasons/0/test")
                        .asText())
                .isEqualTo("query|endswith: '.EXAMPLE'");
        JsonNode often = lines.stream()
                .filter(line -> line.at("/rule/name").asText().equals("Asked often"))
                .findFirst()
                .orElseThrow();
        assertThat(often.at("/explanation/correlation").asText()).isEqualTo("at least 2 events within 5 minutes");
        assertThat(often.at("/group/src_ip/0").asText()).isEqualTo("10.0.4.16");
        assertThat(often.at("/evidence/1/rule/id").asText()).isEqualTo("929a690e-bef0-4204-a928-ef5e620d6fcc");
        assertThat(often.at("/evidence/1/explanation/condition").asText()).isEqualTo("sel and not no");
    }

    @Test
    void explainRuleCountsWhyARuleDoesNotHold() throws IOException {
        Path sigma = Files.writeString(folder.resolve("rule.yml"), """
                title: Asked for
                id: 929a690e-bef0-4204-a928-ef5e620d6fcc
                logsource:
                  category: dns
                detection:
                  sel:
                    query|endswith: '.example'
                    rcode: 7
                  no:
                    query|startswith: x
                  condition: not no and sel
                """);
        Files.writeString(
                log, DNS.formatted("x.example") + DNS.formatted("y.example").repeat(2) + DNS.formatted("z.test"));
        int code = run("scan", "--explain-rule", "asked FOR", "--rules", sigma.toString(), log.toString());
        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "\"Asked for\" was asked about 4 of 4 events and held for 0",
                        "        2  sel: rcode: 7, which is not there",
                        "           first: record 2 of " + log,
                        "        1  excluded by no",
                        "           first: query is \"x.example\", record 1 of " + log,
                        "        1  sel: query|endswith: '.example'",
                        "           first: query is \"z.test\", record 4 of " + log);
        assertThat(run("scan", "--explain-rule", "Askt for", "--rules", sigma.toString(), log.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no Sigma rule \"Askt for\"").contains("did you mean \"Asked for\"?");
    }

    @Test
    void logSourcesAndPlaceholdersOfASiteAreUsed() throws IOException {
        Path sigma = Files.writeString(folder.resolve("rule.yml"), """
                title: Login at a decoy
                logsource:
                  product: opencanary
                  category: application
                detection:
                  sel:
                    logtype: 4002
                    host|expand: '%Decoys%'
                  condition: sel
                """);
        Path events = Files.writeString(
                folder.resolve("canary.log"),
                "{\"logtype\":4002,\"node_id\":\"decoy2\",\"utc_time\":\"x\"}\n".repeat(2));
        Path own = Files.writeString(folder.resolve("own.json"), """
                {"formats": ["GENERIC_JSON"], "product": "opencanary",
                 "sources": [{"category": "application", "fields": {"host": ["node_id"]}}]}
                """);
        Path site = Files.writeString(folder.resolve("site.txt"), "Decoys: [decoy1, decoy2]\nDecoy: x\n");
        int code = run(
                "scan",
                "--log-sources",
                own.toString(),
                "--placeholders",
                site.toString(),
                "--rules",
                sigma.toString(),
                events.toString());
        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(err.toString()).contains("warning: Decoy: a placeholder that no rule has");
        Files.writeString(site, "Decoys: [[decoy2]]\n");
        assertThat(run(
                        "scan",
                        "--log-sources",
                        own.toString(),
                        "--placeholders",
                        site.toString(),
                        "--rules",
                        sigma.toString(),
                        events.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("site.txt:1:10: error: Decoys: a list where a value is expected");
    }

    @Test
    void failOnHitExitsWithThreeOnlyIfThereWasAHit() throws IOException {
        assertThat(scan(rules, log, "--fail-on-hit")).isEqualTo(3);
        Path quiet = Files.writeString(folder.resolve("quiet.log"), DNS.formatted("y.example"));
        assertThat(scan(rules, quiet, "--fail-on-hit")).isEqualTo(0);
    }

    @Test
    void aMissingLogFailsAndTheOthersAreReadAllTheSame() {
        assertThat(run(
                        "scan",
                        "--rules",
                        rules.toString(),
                        folder.resolve("none.log").toString(),
                        log.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("none.log\": there is no such file");
        assertThat(onlyHit().at("/rule/name").asText()).isEqualTo("x.example");
    }

    @Test
    void aFileThatIsNoLogFails() throws IOException {
        Path picture =
                Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertThat(scan(rules, picture)).isEqualTo(1);
        assertThat(err.toString()).contains("picture.png\": not a log:");
    }

    @Test
    void aMissingRuleFileFailsBeforeAnythingIsScanned() {
        assertThat(scan(folder.resolve("none.json"), log)).isEqualTo(1);
        assertThat(err.toString())
                .contains("none.json\": there is no such file")
                .contains("hint: ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void withoutRulesOrLogsTheUsageIsWrong() {
        assertThat(run("scan", log.toString())).isEqualTo(2);
        assertThat(run("scan", "--rules", rules.toString())).isEqualTo(2);
    }

    @Test
    void aLineThatIsNoEventIsCountedAndNamedAndTheRestIsRead() throws IOException {
        Path mixed = Files.writeString(
                folder.resolve("mixed.log"), DNS.formatted("x.example") + "{\"cut\n" + DNS.formatted("x.example"));
        assertThat(scan(rules, mixed)).isEqualTo(0);
        assertThat(hits()).hasSize(2);
        assertThat(err.toString()).contains("line 2");
    }

    @Test
    void aCompressedLogIsReadAndOneThatIsCutOffFails() throws IOException {
        Path whole = folder.resolve("dns.log.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(whole))) {
            gzip.write(Files.readAllBytes(log));
        }
        assertThat(scan(rules, whole)).isEqualTo(0);
        assertThat(hits()).hasSize(1);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.log.gz"), java.util.Arrays.copyOf(bytes, bytes.length - 9));
        assertThat(scan(rules, cut)).as(err.toString()).isEqualTo(1);
    }

    @Test
    void hostileTextInALogReachesTheOutputEscaped() throws IOException {
        Path any = bundle("any.json", "evil\\u001b[2J\\u202e", "[network-traffic:dst_port = 53]");
        assertThat(scan(any, log)).isEqualTo(0);
        assertThat(out.toString() + err).doesNotContain("\u001b", "\u202e");
        assertThat(hits().getFirst().at("/rule/name").asText()).isEqualTo("evil\u001b[2J\u202e");
    }

    @Test
    void theSummaryNamesRulesThatCannotApplyAndThoseThatAreNotUsed() throws IOException {
        Path more = folder.resolve("more.json");
        Files.writeString(
                more,
                "{\"type\": \"bundle\", \"id\": \"bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\", \"objects\": ["
                        + INDICATOR.formatted(
                                "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd31", "a letter", "[email-message:subject = 'x']")
                        + "," + INDICATOR.formatted("8e2e2d2b-17d4-4cbf-938f-98ee46b3cd32", "broken", "[x") + "]}");
        Path summary = folder.resolve("summary.json");
        assertThat(run(
                        "scan",
                        "--rules",
                        rules.toString(),
                        "--rules",
                        more.toString(),
                        "--summary",
                        summary.toString(),
                        log.toString()))
                .isEqualTo(0);
        JsonNode told = StixJson.read(Files.readAllBytes(summary));
        assertThat(told.at("/rules/cannot_apply/0/name").asText()).isEqualTo("a letter");
        assertThat(told.at("/rules/not_used/0/name").asText()).isEqualTo("broken");
        assertThat(told.at("/rules/hitting/0/hits").asInt()).isEqualTo(1);
        assertThat(err.toString()).contains("cannot apply: \"a letter\"").contains("\"broken\"");
    }

    @Test
    void anIndicatorThatHasExpiredIsNamedAndCountsForWhatHappenedBefore() throws IOException {
        Path expired = bundleOf("expired.json", expired("gone.example", "2026-11-02T07:00:00Z"));
        assertThat(scan(expired, log)).isEqualTo(0);
        assertThat(onlyHit().at("/rule/name").asText()).isEqualTo("gone.example");
        assertThat(err.toString())
                .contains("expired, in use for what happened before: \"gone.example\" at 2026-11-02T07:00:00Z")
                .doesNotContain("from outside the time");

        Path earlier = bundleOf("earlier.json", expired("gone.example", "2026-11-02T06:00:00Z"));
        Path summary = folder.resolve("summary.json");
        assertThat(scan(earlier, log, "--summary", summary.toString())).isEqualTo(0);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("expired, in use").contains("1 time an event was of interest");
        JsonNode told = StixJson.read(Files.readAllBytes(summary));
        assertThat(told.at("/rules/expired/0/name").asText()).isEqualTo("gone.example");
        assertThat(told.at("/rules/expired/0/valid_until").asText()).isEqualTo("2026-11-02T06:00:00Z");

        Path later = bundleOf("later.json", expired("there.example", "9999-01-01T00:00:00Z"));
        assertThat(scan(later, log)).isEqualTo(0);
        assertThat(err.toString()).doesNotContain("expired");
    }

    @Test
    void aRevokedIndicatorIsNamedAndGivesNoHit() throws IOException {
        String revoked = INDICATOR
                .formatted("8e2e2d2b-17d4-4cbf-938f-98ee46b3cd31", "taken back", "[domain-name:value = 'x.example']")
                .replace("\"valid_from\"", "\"revoked\": true, \"valid_from\"");
        Path both = bundleOf(
                "both.json",
                revoked + ","
                        + INDICATOR.formatted(
                                "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd32", "other", "[domain-name:value = 'w.example']"));
        assertThat(scan(both, log)).isEqualTo(0);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("not used 1 × it is revoked: \"taken back\"");
    }

    @Test
    void twoIndicatorsOfOneVersionWithOtherContentAreNamedAndTheFirstCounts() throws IOException {
        String id = "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd31";
        Path both = bundleOf(
                "both.json",
                INDICATOR.formatted(id, "one", "[domain-name:value = 'x.example']") + ","
                        + INDICATOR.formatted(id, "two", "[domain-name:value = 'y.example']"));
        Path summary = folder.resolve("summary.json");
        assertThat(scan(both, log, "--summary", summary.toString())).isEqualTo(0);
        assertThat(onlyHit().at("/rule/name").asText()).isEqualTo("one");
        assertThat(err.toString())
                .contains("known in the same version with other content, of which the first counts: \"two\"");
        JsonNode told = StixJson.read(Files.readAllBytes(summary));
        assertThat(told.at("/rules/conflicting/0/name").asText()).isEqualTo("two");
    }

    @Test
    void aRuleWithoutMarkingsSaysSoInTheHit() {
        assertThat(scan(rules, log)).isEqualTo(0);
        assertThat(onlyHit().at("/rule/markings").isArray()).isTrue();
        assertThat(onlyHit().at("/rule/markings")).isEmpty();
    }

    @Test
    void anOutputFileIsWrittenOver() throws IOException {
        Path hits = Files.writeString(folder.resolve("hits.jsonl"), "something old\n".repeat(100));
        assertThat(scan(rules, log, "--output", hits.toString())).isEqualTo(0);
        assertThat(Files.readAllLines(hits)).hasSize(1);
    }

    @Test
    void anAddressThatIsNoneAndATokenFileThatIsNoneSaySo() throws IOException {
        assertThat(run("scan", "--rules", "http://", log.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("not an address: \"http://\"");
        Path token = Files.writeString(folder.resolve("token"), "two words");
        assertThat(run("scan", "--rules", "http://127.0.0.1:1/", "--token-file", token.toString(), log.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("what was given as a token is no token");
        assertThat(run("scan", "--rules", "https://127.0.0.1:1/", "--pin", "beef", log.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--tls-self-signed");
    }

    @Test
    void aFullDiskIsAFailure() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "skipped: this system has no /dev/full");
        assertThat(scan(rules, log, "--output", full.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot write \"/dev/full\"").contains("hint: ");
    }

    @Test
    void theSameTrafficInZeeksTwoFormatsGivesTheSameHits() throws IOException {
        Path zeek = repository().resolveSibling("shared/corpora/telemetry/zeek");
        assumeTrue(Files.isDirectory(zeek), "skipped: there are no recorded logs at " + zeek);
        Path own =
                bundle("own.json", "own", "[domain-name:value = 'ise.wrccdc.org' OR network-traffic:dst_port = 502]");
        Set<String> json = hitsOf(own, zeek.resolve("json"), ".json.gz");
        Set<String> tsv = hitsOf(own, zeek.resolve("tsv"), ".log.gz");
        assertThat(json).hasSizeGreaterThan(100).isEqualTo(tsv);
    }

    /** Each hit as its time, its stream and what matched. */
    private Set<String> hitsOf(Path ruleFile, Path logs, String ending) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("scan", "--rules", ruleFile.toString()));
        for (String name : List.of("modbus", "ntlm", "ssh", "kerberos", "dns")) {
            arguments.add(logs.resolve(name + ending).toString());
        }
        assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isEqualTo(0);
        Set<String> found = new TreeSet<>();
        for (JsonNode hit : hits()) {
            found.add(hit.path("time").asText() + hit.at("/log/stream") + hit.path("matched") + hit.path("hosts"));
        }
        return found;
    }

    private static String expired(String name, String until) {
        return INDICATOR
                .formatted("8e2e2d2b-17d4-4cbf-938f-98ee46b3cd31", name, "[domain-name:value = 'x.example']")
                .replace("\"valid_from\"", "\"valid_until\": \"" + until + "\", \"valid_from\"");
    }

    private Path bundle(String file, String name, String pattern) throws IOException {
        return bundleOf(file, INDICATOR.formatted("8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f", name, pattern));
    }

    private Path bundleOf(String file, String indicators) throws IOException {
        return Files.writeString(
                folder.resolve(file),
                "{\"type\": \"bundle\", \"id\": \"bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\", \"objects\": ["
                        + indicators + "]}");
    }

    private int scan(Path ruleFile, Path logFile, String... more) {
        List<String> arguments = new ArrayList<>(List.of("scan", "--rules", ruleFile.toString(), logFile.toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Tocsin.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private List<JsonNode> hits() {
        return out.toString()
                .lines()
                .map(line -> StixJson.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private JsonNode onlyHit() {
        assertThat(hits()).hasSize(1);
        return hits().getFirst();
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve(".mvn")) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }
}
