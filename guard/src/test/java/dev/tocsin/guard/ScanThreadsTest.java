package dev.tocsin.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import dev.tocsin.match.Hit;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Oracle.Validity;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.match.mapping.Misfits;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.SigmaCollection;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

/** What several threads find is what one finds, in the same order, whatever becomes of the inputs. */
final class ScanThreadsTest {

    private static final String DNS = """
            {"_path":"dns","ts":%d.5,"id.orig_h":"10.0.0.%d","id.resp_h":"10.0.1.10","id.resp_p":53,"proto":"udp","query":"%s"}
            """;
    private static final String SIGMA = """
            title: Asked for c
            name: asked
            logsource:
              category: dns
            detection:
              sel:
                query|contains: c.ex
              condition: sel
            ---
            title: Asked often
            correlation:
              type: event_count
              rules: [asked]
              group-by: [src_ip]
              timespan: 10s
              generate: true
              condition:
                gte: 2
            """;

    private final Rulebook rulebook = rulebook();

    @Test
    void severalThreadsFindWhatOneFinds() {
        Set<Kind> met = EnumSet.noneOf(Kind.class);
        int[] hits = {0};
        qt().withExamples(250).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            List<Log> logs = new RandomLogs(new Random(seed)).logs();
            logs.forEach(log -> met.addAll(log.kinds()));
            Outcome one = scan(logs, 1);
            hits[0] += one.told().size();
            assertThat(scan(logs, 2)).isEqualTo(one);
            assertThat(scan(logs, 5)).isEqualTo(one);
        });
        assertThat(met).isEqualTo(EnumSet.allOf(Kind.class));
        assertThat(hits[0]).isPositive();
    }

    @Test
    void partsOfOneLargeFileAreTakenInTheirOrder() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(DNS.formatted(1_793_599_490 + i, i % 200, i % 50 == 7 ? "a.example" : "x" + i + ".example"));
        }
        Log large = new Log("large.log", text.toString().getBytes(StandardCharsets.UTF_8), Set.of(Kind.WHOLE));
        Outcome one = scan(List.of(large, large), 1);
        assertThat(one.told()).hasSizeGreaterThan(800);
        assertThat(scan(List.of(large, large), 2)).isEqualTo(one);
        assertThat(scan(List.of(large, large), 5)).isEqualTo(one);
    }

    @Test
    void anAccidentComesOutWhereOneThreadWouldHaveMetIt() {
        byte[] text = DNS.formatted(1, 1, "a.example").repeat(3_000).getBytes(StandardCharsets.UTF_8);
        Log whole = new Log("whole.log", text, Set.of(Kind.WHOLE));
        ScanInput broken = new Log("broken.log", text, Set.of(Kind.WHOLE)) {
            @Override
            public InputStream open() {
                return new FailingStream(bytes(), bytes().length - 10, () -> {
                    throw new IllegalStateException("an accident");
                });
            }
        };
        List<String> one = hitsBeforeAccident(List.of(whole, broken, whole), 1);
        assertThat(one).hasSizeBetween(5_000, 5_999);
        assertThat(hitsBeforeAccident(List.of(whole, broken, whole), 2)).isEqualTo(one);
        assertThat(hitsBeforeAccident(List.of(whole, broken, whole), 5)).isEqualTo(one);
        assertThat(threads()).isEmpty();
    }

    @Test
    void whatTheSinkThrowsComesOutAndNoThreadStays() {
        Log log =
                new Log("a.log", DNS.formatted(1, 1, "a.example").getBytes(StandardCharsets.UTF_8), Set.of(Kind.WHOLE));
        Scan scan = scan(hit -> {
            throw new IllegalStateException("the disk is full");
        });
        assertThatThrownBy(
                        () -> scan.readAll(List.of(log, log, log), 3, ScanThreadsTest::never, (input, outcome) -> {}))
                .hasMessage("the disk is full");
        assertThat(threads()).isEmpty();
    }

    @Test
    void aScanThatIsStoppedTellsWhatItFoundUntilThen() {
        byte[] text = DNS.formatted(1, 1, "a.example").repeat(10_000).getBytes(StandardCharsets.UTF_8);
        Log log = new Log("a.log", text, Set.of(Kind.WHOLE));
        List<Hit> hits = new ArrayList<>();
        Scan scan = scan(hits::add);
        scan.readAll(List.of(log, log), 2, input -> hits.size() >= 100, (input, outcome) -> {});
        scan.end();
        assertThat(hits).hasSize(100);
        ScanSummary summary = scan.summary(Instant.EPOCH);
        assertThat(summary.hits()).isEqualTo(100);
        assertThat(summary.read()).extracting(Scan.Read::input).containsExactly("a.log");
        assertThat(threads()).isEmpty();
    }

    @Test
    void anEventIsTakenBeforeMoreOfAPipeIsWaitedFor() {
        List<Hit> hits = new ArrayList<>();
        Scan scan = scan(hits::add);
        byte[] text = DNS.formatted(1, 1, "a.example").getBytes(StandardCharsets.UTF_8);
        CountDownLatch taken = new CountDownLatch(1);
        Log pipe = new Log("-", text, Set.of()) {
            @Override
            public InputStream open() {
                return new FailingStream(bytes(), bytes().length, () -> {
                    try {
                        taken.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
        };
        scan.readAll(
                List.of(pipe),
                2,
                input -> {
                    if (!hits.isEmpty()) {
                        taken.countDown();
                    }
                    return false;
                },
                (input, outcome) -> {});
        assertThat(hits).hasSize(1);
    }

    private List<String> hitsBeforeAccident(List<ScanInput> inputs, int threads) {
        List<String> hits = new ArrayList<>();
        Scan scan = scan(hit -> hits.add(hit.toString()));
        assertThatThrownBy(() -> scan.readAll(inputs, threads, ScanThreadsTest::never, (input, outcome) -> {}))
                .hasMessage("an accident");
        return hits;
    }

    private static boolean never(String input) {
        return false;
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("scan-"))
                .toList();
    }

    /** Everything that a scan tells. */
    private record Outcome(
            List<String> told,
            List<String> names,
            List<Scan.Read> read,
            List<RuleCounts> counts,
            List<String> inapplicable,
            List<Misfits.Tally> misfits,
            long events,
            long bytes) {}

    private Outcome scan(List<Log> logs, int threads) {
        List<String> told = new ArrayList<>();
        HostNames names = new HostNames();
        Scan scan = scan(names, hit -> told.add(hit + " on " + names.computer("10.0.0.1")));
        scan.readAll(
                logs,
                threads,
                ScanThreadsTest::never,
                (input, outcome) -> told.add(input.name()
                        + switch (outcome) {
                            case InputOutcome.Through(var tally) -> tally;
                            case InputOutcome.NotOpened(var cause) -> cause;
                            case InputOutcome.BrokenOff(var cause) -> cause;
                        }));
        scan.end();
        ScanSummary summary = scan.summary(Instant.EPOCH);
        return new Outcome(
                told,
                Stream.of("10.0.0.1", "10.0.0.2", "alpha", "beta")
                        .map(name -> names.computer(name).toString())
                        .toList(),
                summary.read(),
                summary.counts(),
                summary.inapplicable().stream().map(Object::toString).toList(),
                summary.misfits(),
                scan.events(),
                summary.bytes());
    }

    private Scan scan(Consumer<Hit> sink) {
        return scan(new HostNames(), sink);
    }

    private Scan scan(HostNames names, Consumer<Hit> sink) {
        return new Scan(
                rulebook,
                EventMapping.standard(),
                LogSources.standard(),
                Limits.DEFAULT,
                Validity.IGNORED,
                Optional.empty(),
                names,
                sink);
    }

    private static Rulebook rulebook() {
        StixId by = Shared.identity("A company").id();
        List<StixObject> indicators = Stream.of(
                        "[domain-name:value = 'a.example']",
                        "[domain-name:value = 'b.example'] REPEATS 3 TIMES",
                        "[domain-name:value = 'a.example'] FOLLOWEDBY [domain-name:value = 'c.example']",
                        "([domain-name:value = 'b.example'] AND [ipv4-addr:value = '10.0.0.2']) WITHIN 5 SECONDS",
                        "[network-traffic:dst_port > 60]",
                        "[process:name = 'x']")
                .map(pattern -> Shared.indicator(pattern, by))
                .toList();
        SigmaFile file = SigmaFile.read("rules.yml", SIGMA.getBytes(StandardCharsets.UTF_8));
        return Rulebook.EMPTY.with(indicators).withDetections(SigmaCollection.resolve(List.of(file)));
    }

    /** What can be the matter with a log. */
    private enum Kind {
        WHOLE,
        IN_PIECES,
        EMPTY,
        GZIP,
        CUT_OFF,
        DAMAGED,
        NOT_THERE,
        UNREADABLE,
        LIST,
        COLUMNS
    }

    /** A log in memory. */
    private static class Log implements ScanInput {

        private final String name;
        private final byte[] bytes;
        private final Set<Kind> kinds;

        Log(String name, byte[] bytes, Set<Kind> kinds) {
            this.name = name;
            this.bytes = bytes;
            this.kinds = kinds;
        }

        byte[] bytes() {
            return bytes;
        }

        Set<Kind> kinds() {
            return kinds;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isWhole() {
            return kinds.contains(Kind.WHOLE);
        }

        @Override
        public InputStream open() throws IOException {
            if (kinds.contains(Kind.NOT_THERE)) {
                throw new IOException("there is no such file");
            }
            if (kinds.contains(Kind.UNREADABLE)) {
                return new FailingStream(bytes, bytes.length / 2, () -> {
                    throw new UncheckedIOException(new IOException("the disk failed"));
                });
            }
            return kinds.contains(Kind.IN_PIECES) ? new Pieces(bytes) : new ByteArrayInputStream(bytes);
        }

        @Override
        public String toString() {
            return name + kinds;
        }
    }

    /** Gives little at a time, as a pipe may. */
    private static final class Pieces extends ByteArrayInputStream {

        Pieces(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 97));
        }
    }

    /** Does something when it comes to a place, which may be to fail; an unchecked failure of the disk is one of the disk. */
    private static final class FailingStream extends InputStream {

        private final byte[] bytes;
        private final int place;
        private final Runnable deed;
        private int at;

        FailingStream(byte[] bytes, int place, Runnable deed) {
            this.bytes = bytes;
            this.place = place;
            this.deed = deed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (at == place) {
                try {
                    deed.run();
                } catch (UncheckedIOException e) {
                    throw new IOException(e.getMessage(), e);
                }
            }
            int count = Math.min(length, (at < place ? place : bytes.length) - at);
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(bytes, at, buffer, offset, count);
            at += count;
            return count;
        }
    }

    /** A few logs in which the same few things happen, and in which much is wrong. */
    private static final class RandomLogs {

        private static final List<String> NAMES =
                List.of("a.example", "b.example", "c.example", "d.example", "e.example", "-", "not a name");

        private final Random random;
        private long time = 1_793_599_490;

        RandomLogs(Random random) {
            this.random = random;
        }

        List<Log> logs() {
            List<Log> logs = new ArrayList<>();
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                logs.add(log("dns." + i + ".log"));
            }
            return logs;
        }

        private Log log(String name) {
            Set<Kind> kinds = EnumSet.of(random.nextBoolean() ? Kind.WHOLE : Kind.IN_PIECES);
            Kind layout = List.copyOf(EnumSet.allOf(Kind.class)).get(random.nextInt(Kind.values().length));
            String text = switch (layout) {
                case EMPTY -> "";
                case LIST -> list();
                case COLUMNS -> columns();
                default -> lines();
            };
            kinds.add(layout);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(3) == 0 || layout == Kind.GZIP) {
                kinds.add(Kind.GZIP);
                bytes = gzip(bytes);
            }
            if (layout == Kind.CUT_OFF) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            if (layout == Kind.DAMAGED) {
                for (int i = 0; i < 3; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            return new Log(name, bytes, kinds);
        }

        private String lines() {
            StringBuilder lines = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                switch (random.nextInt(14)) {
                    case 0 -> lines.append('\n');
                    case 1 -> lines.append("no event\n");
                    case 2 -> lines.append("{\"_path\":\"dns\",\n");
                    case 3 -> lines.append(record().replace(",", ",\n  "));
                    case 4 -> lines.append(lease());
                    case 5 ->
                        lines.append("{\"_path\":\"").append(random.nextInt(5)).append("\",\"ts\":1.5}\n");
                    default -> lines.append(record());
                }
            }
            return lines.toString();
        }

        private String list() {
            List<String> records = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                records.add(record());
            }
            return random.nextBoolean()
                    ? "[\n" + String.join(",", records) + "]\n"
                    : "{\"Records\": [" + String.join(",", records) + "]}";
        }

        private String columns() {
            StringBuilder lines = new StringBuilder("""
                    #separator \\x09
                    #path\tdns
                    #fields\tts\tid.orig_h\tquery
                    #types\ttime\taddr\tstring
                    """);
            for (int i = random.nextInt(30); i >= 0; i--) {
                lines.append(tick()).append("\t10.0.0.").append(computer()).append('\t');
                lines.append(name()).append(random.nextInt(9) == 0 ? "\tx\n" : "\n");
            }
            return lines.toString();
        }

        private String record() {
            return DNS.formatted(tick(), computer(), name());
        }

        private String lease() {
            return """
                    {"_path":"dhcp","ts":%d.5,"assigned_addr":"10.0.0.%d","host_name":"%s"}
                    """.formatted(tick(), computer(), random.nextBoolean() ? "alpha" : "beta");
        }

        private String name() {
            return NAMES.get(random.nextInt(NAMES.size()));
        }

        private int computer() {
            return 1 + random.nextInt(3);
        }

        private long tick() {
            time += random.nextInt(4);
            return time;
        }

        private static byte[] gzip(byte[] bytes) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }
}
