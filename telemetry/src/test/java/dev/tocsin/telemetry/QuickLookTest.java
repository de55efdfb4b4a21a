package dev.tocsin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

/** Passing over events must tell what reading them tells. */
final class QuickLookTest {

    private static final FieldNames NAMES = FieldNames.of(QuickLook.NAMES);
    private static final String WINDOWS =
            "{\"EventID\":1,\"Channel\":\"Security\",\"UtcTime\":\"2026-11-02 10:20:30.5\",\"Image\":\"%s\"}\n";

    @Test
    void whatNobodyWantsIsCountedAndNotHandedOut() {
        List<LogSource> asked = new ArrayList<>();
        QuickLook look = look(asked, false);
        List<Event> events = new ArrayList<>();
        ReadTally tally = read(WINDOWS.formatted("a") + WINDOWS.formatted("b") + WINDOWS.formatted("c"), look, events);
        assertThat(events).as("only the first of its shape is read").hasSize(1);
        assertThat(asked).hasSize(2).containsOnly(new LogSource(LogFormat.WINDOWS_FLAT, "Security"));
        assertThat(tally.events()).isEqualTo(3);
        assertThat(tally.byFormat()).containsEntry(LogFormat.WINDOWS_FLAT, 3L);
    }

    @Test
    void whatIsWantedIsHandedOut() {
        List<Event> events = new ArrayList<>();
        read(WINDOWS.formatted("a").repeat(3), look(new ArrayList<>(), true), events);
        assertThat(events).hasSize(3);
    }

    @Test
    void passingOverTellsWhatReadingTells() {
        Set<LogFormat> formats = EnumSet.noneOf(LogFormat.class);
        qt().withExamples(6_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            String log = new RandomLog(new Random(seed)).lines();
            List<Event> plainly = new ArrayList<>();
            ReadTally expected;
            try (LogReader reader = LogReader.open("x.log", in(log))) {
                reader.forEachRemaining(plainly::add);
                expected = reader.tally();
            }
            List<LogSource> passed = new ArrayList<>();
            List<Event> read = new ArrayList<>();
            ReadTally tally = read(log, look(passed, false), read);
            assertThat(tally).as(log).isEqualTo(expected);
            passed.forEach(source -> formats.add(source.format()));
            List<LogSource> sources = new ArrayList<>(passed);
            read.forEach(event -> sources.add(event.source()));
            assertThat(sources)
                    .as(log)
                    .containsExactlyInAnyOrderElementsOf(
                            plainly.stream().map(Event::source).toList());
        });
        assertThat(formats)
                .as("passed over")
                .containsExactlyInAnyOrder(
                        LogFormat.ZEEK_JSON,
                        LogFormat.SURICATA_EVE,
                        LogFormat.WINDOWS_FLAT,
                        LogFormat.CLOUDTRAIL,
                        LogFormat.OCSF);
    }

    private static QuickLook look(List<LogSource> asked, boolean wants) {
        return new QuickLook(new FieldScan(NAMES, 100), NAMES, (source, values, bytes) -> {
            asked.add(source);
            return wants;
        });
    }

    private static ReadTally read(String log, QuickLook look, List<Event> events) {
        try (LogReader reader = LogReader.open("x.log", in(log), look)) {
            reader.forEachRemaining(events::add);
            return reader.tally();
        }
    }

    private static ByteArrayInputStream in(String log) {
        return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
    }

    /** Records of a few shapes, so that shapes come again, with what makes them doubtful. */
    private static final class RandomLog {

        private static final List<String> MEMBERS = List.of(
                "\"EventID\":1",
                "\"EventID\":\"4624\"",
                "\"EventID\":null",
                "\"EventID\":[1]",
                "\"Channel\":\"Security\"",
                "\"Channel\":\"\"",
                "\"Channel\":\" \"",
                "\"Channel\":7",
                "\"Channel\":\"Sécurité\"",
                "\"SourceName\":\"S\"",
                "\"UtcTime\":\"2026-11-02 10:20:30.123\"",
                "\"UtcTime\":\"2026-02-29 10:20:30\"",
                "\"UtcTime\":\"2026-11-02 25:20:30\"",
                "\"UtcTime\":\"-\"",
                "\"@timestamp\":\"2026-11-02T10:20:30.123Z\"",
                "\"@timestamp\":\"2026-11-02T10:20:30\"",
                "\"@timestamp\":\"2026-11-02T10:20:30.Z\"",
                "\"EventTime\":\"2026-11-02 10:20:30\"",
                "\"TimeCreated\":null",
                "\"_path\":\"dns\"",
                "\"_path\":\"\"",
                "\"_path\":null",
                "\"ts\":1793599490.28",
                "\"ts\":1",
                "\"ts\":1e400",
                "\"ts\":\"x\"",
                "\"ts\":\"2026-11-02T10:20:30.123Z\"",
                "\"ts\":\"2026-11-02T10:20:30.123\"",
                "\"@stream\":\"conn\"",
                "\"@stream\":\"\"",
                "\"@stream\":[\"conn\"]",
                "\"@proc\":\"zeek\"",
                "\"uid\":\"C\"",
                "\"id.orig_h\":\"10.0.0.1\"",
                "\"id_orig_h\":\"10.0.0.1\"",
                "\"type\":\"bundle\"",
                "\"id\":\"bundle--x\"",
                "\"event_type\":\"dns\"",
                "\"event_type\":7",
                "\"event_type\":\"flow\"",
                "\"timestamp\":\"2026-11-02T10:20:30Z\"",
                "\"timestamp\":\"2026-11-02T10:20:30.123456+0000\"",
                "\"timestamp\":\"2026-11-02T10:20:30.123456-01:30\"",
                "\"timestamp\":\"2026-11-02T10:20:30.123456+1900\"",
                "\"timestamp\":\"2026-11-02T10:20:30+00:0\"",
                "\"src_ip\":\"1.2.3.4\"",
                "\"src_ip\":null",
                "\"flow_id\":1",
                "\"eventSource\":\"s3.amazonaws.com\"",
                "\"eventSource\":1",
                "\"eventName\":\"GetObject\"",
                "\"eventName\":\"\"",
                "\"eventName\":[]",
                "\"eventVersion\":\"1.08\"",
                "\"userIdentity\":{\"type\":\"Root\"}",
                "\"eventTime\":\"2026-11-02T10:20:30Z\"",
                "\"eventTime\":\"today\"",
                "\"class_uid\":4001",
                "\"class_uid\":\"4001\"",
                "\"class_uid\":1.5",
                "\"metadata\":{\"version\":\"1.1.0\"}",
                "\"metadata\":[{}]",
                "\"time\":1793599490280",
                "\"time\":1",
                "\"time_dt\":\"2026-11-02T10:20:30Z\"",
                "\"winlog\":{\"event_id\":1}",
                "\"Event\":{}",
                "\"text\":\"\\ud83d\"",
                "\"text\":\"ok\\\\ay\"",
                "\"wide\":\"ü\"",
                "\"number\":1.5",
                "\"deep\":{\"a\":[1,2]}");

        private static final List<List<String>> BEGINNINGS = List.of(
                List.of("\"EventID\":1", "\"Channel\":\"Security\"", "\"UtcTime\":\"2026-11-02 10:20:30.123\""),
                List.of("\"_path\":\"dns\"", "\"ts\":1793599490.28"),
                List.of("\"@stream\":\"conn\"", "\"ts\":\"2026-11-02T10:20:30.123Z\""),
                List.of("\"event_type\":\"flow\"", "\"timestamp\":\"2026-11-02T10:20:30Z\"", "\"flow_id\":1"),
                List.of(
                        "\"eventSource\":\"s3.amazonaws.com\"",
                        "\"eventName\":\"GetObject\"",
                        "\"eventVersion\":\"1.08\"",
                        "\"eventTime\":\"2026-11-02T10:20:30Z\""),
                List.of("\"class_uid\":4001", "\"metadata\":{\"version\":\"1.1.0\"}", "\"time\":1793599490280"));

        private final Random random;

        RandomLog(Random random) {
            this.random = random;
        }

        /** The keys of a shape stay, their values change. */
        String lines() {
            List<String> shape = shape();
            StringBuilder log = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                List<String> members = new ArrayList<>();
                for (String member : shape) {
                    members.add(random.nextInt(3) == 0 ? another(member) : member);
                }
                log.append('{').append(String.join(",", members)).append("}\n");
            }
            return log.toString();
        }

        private String another(String member) {
            String key = member.substring(0, member.indexOf(':'));
            List<String> same =
                    MEMBERS.stream().filter(each -> each.startsWith(key + ":")).toList();
            return same.get(random.nextInt(same.size()));
        }

        private List<String> shape() {
            List<String> members = new ArrayList<>(BEGINNINGS.get(random.nextInt(BEGINNINGS.size())));
            int more = random.nextInt(4);
            for (int i = 0; i < more; i++) {
                members.add(MEMBERS.get(random.nextInt(MEMBERS.size())));
            }
            return members;
        }
    }
}
