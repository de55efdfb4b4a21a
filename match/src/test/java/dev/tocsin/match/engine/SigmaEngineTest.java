package dev.tocsin.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Hit;
import dev.tocsin.match.SharedFiles;
import dev.tocsin.match.sigma.Binding;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.match.sigma.SigmaOracle;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogReader;
import dev.tocsin.telemetry.LogSource;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;
import org.tukaani.xz.XZInputStream;

/** The engine held against the plain evaluator. */
final class SigmaEngineTest {

    /**
     * Of each log and each kind of event: the plain evaluator walks over a thousand rules for a single one. All events are compared,
     * which takes a quarter of an hour, by {@code -Dmatch.events=1000000}.
     */
    private static final int EVENTS_OF_EACH_KIND = Integer.getInteger("match.events", 2);

    @Test
    void everyPublicRuleHoldsForTheSameRecordedEvents() throws IOException {
        List<SigmaRule> rules = publicRules();
        Both both = new Both(rules, LogSources.standard());
        int hits = 0;
        for (Path log : logs()) {
            hits += compareLog(both, log);
        }
        for (Path table :
                SharedFiles.below(SharedFiles.find("corpora/telemetry").resolve("zeek/tsv"), ".gz")) {
            hits += compareTable(both, table);
        }
        assertThat(hits).as("hits").isPositive();
    }

    @Test
    void everyPublicRuleHoldsForTheEventsMadeForIt() throws IOException {
        Path regression = SharedFiles.find("conformance/sigma-regression");
        List<SigmaRule> rules = publicRules();
        SigmaEngine engine = SigmaEngine.of(rules, LogSources.standard());
        engine.compile();
        Both both = new Both(rules, LogSources.standard(), packedAndUnpacked(engine, rules));
        int hits = 0;
        for (Path file : SharedFiles.below(regression, ".json")) {
            try (LogReader events = LogReader.open(file.toString(), Files.newInputStream(file))) {
                while (events.hasNext()) {
                    hits += both.compare(events.next(), Optional.empty());
                }
            }
        }
        assertThat(hits).isGreaterThan(100);
    }

    @Test
    void randomRulesHoldForTheSameRandomEvents() {
        LogSources anyJson = LogSources.standard()
                .with(Optional.of("test"), Optional.empty(), Optional.empty(), Binding.of(LogFormat.GENERIC_JSON));
        qt().withExamples(1_500).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            RandomSigma random = new RandomSigma(new Random(seed));
            List<SigmaRule> rules = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                rules.addAll(usable(random.rule()));
            }
            SigmaEngine engine = SigmaEngine.of(rules, anyJson);
            if (seed % 2 == 0) {
                engine.compile();
                engine = packedAndUnpacked(engine, rules);
            }
            Both both = new Both(rules, anyJson, engine);
            for (int i = 0; i < 12; i++) {
                byte[] record = random.event().getBytes(StandardCharsets.UTF_8);
                both.compare(event("random.json", record), Optional.of(record));
            }
        });
    }

    @Test
    void noPlanIsLeftToBeMadeForAnEventThatALogSourceDescribes() {
        List<SigmaRule> rules = new ArrayList<>();
        for (String source : List.of(
                "{product: windows, service: sysmon}",
                "{product: windows, category: process_creation}",
                "{product: windows}")) {
            rules.addAll(usable("title: t\nlogsource: " + source + "\ndetection: {s: {a: b}, condition: s}"));
        }
        SigmaEngine engine = SigmaEngine.of(rules, LogSources.standard());
        assertThat(engine.planCount()).isZero();
        engine.compile();
        int plans = engine.planCount();
        assertThat(plans).isGreaterThan(1);
        SigmaEngine.Session session = engine.session();
        String sysmon = "Microsoft-Windows-Sysmon/Operational";
        for (String[] event : new String[][] {{sysmon, "1"}, {sysmon, "3"}, {"Security", "4688"}, {"System", "1"}}) {
            byte[] record = ("{\"EventID\":" + event[1] + ",\"a\":\"b\"}").getBytes(StandardCharsets.UTF_8);
            assertThat(session.read(record, 0, record.length)).isEqualTo(record.length);
            Set<Integer> held = new TreeSet<>();
            session.match(new LogSource(LogFormat.WINDOWS_FLAT, event[0]), record, held::add);
            assertThat(held).contains(2);
        }
        assertThat(engine.planCount()).isEqualTo(plans);
    }

    private static SigmaEngine packedAndUnpacked(SigmaEngine engine, List<SigmaRule> rules) {
        SigmaEngine again =
                SigmaEngine.unpacked(ByteBuffer.wrap(engine.packed()), rules).orElseThrow();
        assertThat(again.planCount()).isEqualTo(engine.planCount());
        return again;
    }

    /** Both evaluators of some rules. */
    private static final class Both {

        private final List<SigmaRule> rules;
        private final SigmaOracle oracle;
        private final SigmaEngine engine;
        private final SigmaEngine.Session session;

        Both(List<SigmaRule> rules, LogSources sources) {
            this(rules, sources, SigmaEngine.of(rules, sources));
        }

        Both(List<SigmaRule> rules, LogSources sources, SigmaEngine engine) {
            this.rules = rules;
            this.oracle = new SigmaOracle(rules, sources);
            this.engine = engine;
            this.session = engine.session();
            assertThat(engine.unwatched()).isEqualTo(oracle.unwatched());
        }

        /** Fails where they differ; the number of hits. */
        int compare(Event event, Optional<byte[]> asWritten) {
            Set<String> plainly = new TreeSet<>();
            for (Hit hit : oracle.accept(event)) {
                plainly.add(name(((DetectionRule) hit.rule()).document()));
            }
            byte[] rewritten = StixJson.write(event.fields());
            assertThat(held(event, rewritten)).as(() -> told(event)).isEqualTo(plainly);
            asWritten.ifPresent(bytes ->
                    assertThat(held(event, bytes)).as(() -> told(event)).isEqualTo(plainly));
            return plainly.size();
        }

        private Set<String> held(Event event, byte[] record) {
            Set<String> held = new TreeSet<>();
            assertThat(session.read(record, 0, record.length)).isEqualTo(record.length);
            session.match(
                    event.source(), record, rule -> held.add(name(engine.rules().get(rule))));
            return held;
        }

        private String name(dev.tocsin.sigma.SigmaDocument document) {
            return document.header().shown() + " (" + rules.indexOf(document) + ")";
        }

        private String detections() {
            return rules.stream().map(rule -> rule.detection().toString()).collect(Collectors.joining("\n"));
        }

        private String told(Event event) {
            return event.position() + " " + event.fields() + (rules.size() < 20 ? "\n" + detections() : "");
        }
    }

    private static int compareLog(Both both, Path log) throws IOException {
        int hits = 0;
        Map<String, Integer> ofKind = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(log), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] record = line.getBytes(StandardCharsets.UTF_8);
                try (LogReader events = LogReader.open(log.toString(), new ByteArrayInputStream(record))) {
                    while (events.hasNext()) {
                        Event event = events.next();
                        String kind = event.source() + " " + event.fields().path("EventID");
                        if (ofKind.merge(kind, 1, Integer::sum) <= EVENTS_OF_EACH_KIND) {
                            boolean flat = event.source().format() == LogFormat.WINDOWS_FLAT;
                            hits += both.compare(event, flat ? Optional.of(record) : Optional.empty());
                        }
                    }
                }
            }
        }
        return hits;
    }

    /** A log whose lines say nothing without those before them. */
    private static int compareTable(Both both, Path table) throws IOException {
        int hits = 0;
        int compared = 0;
        try (LogReader events = LogReader.open(table.toString(), open(table))) {
            while (events.hasNext() && compared < EVENTS_OF_EACH_KIND) {
                hits += both.compare(events.next(), Optional.empty());
                compared++;
            }
        }
        return hits;
    }

    private static InputStream open(Path log) throws IOException {
        InputStream in = Files.newInputStream(log);
        return log.toString().endsWith(".xz") ? new XZInputStream(in) : new GZIPInputStream(in);
    }

    private static Event event(String name, byte[] record) {
        try (LogReader events = LogReader.open(name, new ByteArrayInputStream(record))) {
            return events.next();
        }
    }

    private static List<SigmaRule> usable(String yaml) {
        SigmaFile file = SigmaFile.read("random.yml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(file.problems().stream().filter(problem -> problem.severity() == Severity.ERROR))
                .as(yaml)
                .isEmpty();
        return file.documents().stream().map(SigmaRule.class::cast).toList();
    }

    private static List<SigmaRule> publicRules() throws IOException {
        List<SigmaRule> rules = new ArrayList<>();
        for (Path file : SharedFiles.below(SharedFiles.find("corpora/sigma"), ".yml")) {
            SigmaFile.read(file.toString(), Files.readAllBytes(file)).documents().stream()
                    .filter(SigmaRule.class::isInstance)
                    .map(SigmaRule.class::cast)
                    .forEach(rules::add);
        }
        return rules;
    }

    private static List<Path> logs() throws IOException {
        Path telemetry = SharedFiles.find("corpora/telemetry");
        List<Path> logs = new ArrayList<>(SharedFiles.below(telemetry.resolve("windows"), ".xz"));
        logs.addAll(SharedFiles.below(telemetry.resolve("zeek/json"), ".gz"));
        logs.addAll(SharedFiles.below(telemetry.resolve("cloudtrail"), ".gz"));
        return logs;
    }

    /** Rules and events over a few fields and a few letters, so that they meet. */
    private static final class RandomSigma {

        private static final List<String> FIELDS = List.of("a", "b", "a.c", "d");
        private static final List<String> TEXTS = List.of(
                "x",
                "abcd",
                "C:\\Windows\\cmd.exe",
                "\\cmd.exe",
                "windows",
                "ABCD",
                "über",
                "ÜBER",
                "k",
                "\u212a",
                "-enc",
                "10.0.0.7",
                "4624",
                "1.5",
                "",
                "true",
                "\"quoted\"",
                "tab\there",
                "abcdabcd",
                "xabcdx",
                "2026-11-23T10:20:30Z");
        private static final List<String> MODIFIERS = List.of(
                "", "", "|contains", "|startswith", "|endswith", "|contains|all", "|cased", "|contains|cased", "|neq");

        private final Random random;

        RandomSigma(Random random) {
            this.random = random;
        }

        String rule() {
            StringBuilder yaml = new StringBuilder("title: random\nlogsource:\n  product: test\ndetection:\n");
            List<String> names = List.of("s1", "s2", "t");
            for (String name : names) {
                yaml.append("  ").append(name).append(":\n").append(search());
            }
            return yaml + "  condition: " + condition(2) + "\n";
        }

        private String condition(int depth) {
            return switch (random.nextInt(depth == 0 ? 4 : 7)) {
                case 0 -> "s1";
                case 1 -> "s2";
                case 2 -> "1 of s*";
                case 3 -> random.nextBoolean() ? "t" : "all of s*";
                case 4 -> "not (" + condition(depth - 1) + ")";
                case 5 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
                default -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
            };
        }

        private String search() {
            if (random.nextInt(5) == 0) {
                return "    - " + yaml(pick(TEXTS) + "x") + "\n    - " + yaml(pick(TEXTS)) + "\n";
            }
            StringBuilder map = new StringBuilder();
            for (String field : FIELDS) {
                if (random.nextInt(3) == 0 || (map.isEmpty() && field.equals("d"))) {
                    map.append("    ").append(test(field));
                }
            }
            return map.toString();
        }

        private String test(String field) {
            return switch (random.nextInt(14)) {
                case 0 -> field + ": null\n";
                case 1 -> field + "|exists: " + random.nextBoolean() + "\n";
                case 2 ->
                    field + "|re: '" + pick(List.of("abc", "(?i)ABC", "cmd\\.exe$", "^.{4}$", "a.c|x", "\\d+", "xa*b"))
                            + "'\n";
                case 3 -> field + "|cidr: " + pick(List.of("10.0.0.0/8", "10.0.0.7/32", "fe80::/10")) + "\n";
                case 4 ->
                    field + "|" + pick(List.of("lt", "lte", "gt", "gte")) + ": " + pick(List.of("2", "4624", "1.5"))
                            + "\n";
                case 5 ->
                    field + "|fieldref" + pick(List.of("", "|endswith", "|contains")) + ": " + pick(FIELDS) + "\n";
                case 6 -> field + ": " + pick(List.of("4624", "1.5", "true", "2")) + "\n";
                case 7 -> field + ": " + yaml("*" + pick(TEXTS) + "?" + pick(TEXTS) + "*") + "\n";
                case 8 ->
                    field + ":\n      - " + yaml(pick(TEXTS)) + "\n      - " + yaml(pick(TEXTS) + "*")
                            + "\n      - 4624\n";
                case 9 -> field + "|hour: " + pick(List.of("10", "11")) + "\n";
                default -> {
                    String modifier = pick(MODIFIERS);
                    String first = yaml(pick(TEXTS));
                    yield modifier.endsWith("all")
                            ? field + modifier + ":\n      - " + first + "\n      - " + yaml(pick(TEXTS)) + "\n"
                            : field + modifier + ": " + first + "\n";
                }
            };
        }

        private static String yaml(String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "''").replace("\t", " ") + "'";
        }

        String event() {
            StringBuilder json = new StringBuilder("{");
            for (String key : List.of("a", "b", "d", "e")) {
                if (random.nextInt(3) > 0) {
                    json.append(json.length() > 1 ? "," : "")
                            .append('"')
                            .append(key)
                            .append("\":")
                            .append(value(2));
                }
            }
            return json.append('}').toString();
        }

        private String value(int depth) {
            return switch (random.nextInt(depth == 0 ? 6 : 8)) {
                case 0 -> pick(List.of("4624", "4624.0", "1.5", "15e-1", "2", "-0", "true", "false", "null"));
                case 6 -> "{\"c\":" + value(depth - 1) + ",\"x\":" + value(depth - 1) + "}";
                case 7 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
                default -> text();
            };
        }

        private String text() {
            String text = pick(TEXTS) + (random.nextInt(3) == 0 ? pick(TEXTS) : "");
            JsonNode node = StixJson.mapper()
                    .getNodeFactory()
                    .textNode(random.nextInt(4) == 0 ? text.toUpperCase(java.util.Locale.ROOT) : text);
            String json = node.toString();
            return random.nextInt(6) == 0 ? json.replace("a", "\\u0061").replace("/", "\\/") : json;
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
