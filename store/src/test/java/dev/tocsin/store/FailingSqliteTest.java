package dev.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.stix.Tlp;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fails once at a write, a sync, a truncation or a deletion of the database's files: the operating system is made to say
 * so by strace, on whose way every such call of the process goes. {@code -Dfailing.each=true} lets each of them fail, not some.
 */
class FailingSqliteTest {

    private static final boolean EACH = Boolean.getBoolean("failing.each");

    /** Of each kind of call, unless all are asked for. */
    private static final int SOME = 4;

    private static final int CONTRIBUTIONS = 6;
    private static final List<String> CALLS = List.of("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink");

    @TempDir
    private Path temporary = Path.of("");

    private Path before;

    @BeforeEach
    void aStoreWithAChannel() {
        before = temporary.resolve("before");
        try (TocsinStore store = TocsinStore.open(before)) {
            new Community(store, InstantSource.system()).channel("ai-attacks", Tlp.AMBER);
        }
    }

    @Test
    void whateverFailsOnceNothingAcknowledgedIsLostAndTheStoreGoesOn() throws IOException, InterruptedException {
        requireStrace();
        Map<String, Integer> calls = calls();
        int told = 0;
        int runs = 0;
        for (var call : calls.entrySet()) {
            for (int number : chosen(call.getValue())) {
                runs++;
                told += failing(call.getKey(), number, runs) ? 1 : 0;
            }
        }
        System.out.printf(
                "%d runs with one failure each among %s, of which %d were told to the contributor%n",
                runs, calls, told);
        assertThat(calls).containsKeys("pwrite64", "fsync");
        assertThat(told).isPositive();
    }

    private static void requireStrace() throws IOException, InterruptedException {
        String reason = "";
        try {
            Process strace = new ProcessBuilder("strace", "-f", "-e", "inject=fdatasync:error=EIO:when=1", "true")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(strace.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (strace.waitFor() != 0) {
                reason = "strace may not be used here: " + said.strip();
            }
        } catch (IOException e) {
            reason = "there is no strace here (Debian: apt-get install strace)";
        }
        if (!reason.isEmpty()) {
            System.out.println("SKIPPED: failures of the disk under SQLite are not tried: " + reason);
        }
        Assumptions.assumeTrue(reason.isEmpty(), reason);
    }

    /** How often each call is made when nothing fails. */
    private Map<String, Integer> calls() throws IOException, InterruptedException {
        Path data = copy("counted");
        Path trace = temporary.resolve("trace");
        List<String> said = contribute(data, List.of("-o", trace.toString(), "-e", "trace=" + String.join(",", CALLS)));
        assertThat(said).hasSize(CONTRIBUTIONS);
        Map<String, Integer> calls = new TreeMap<>();
        for (String line : Files.readAllLines(trace)) {
            CALLS.stream()
                    .filter(call -> line.contains(" " + call + "("))
                    .forEach(call -> calls.merge(call, 1, Integer::sum));
        }
        return calls;
    }

    private static List<Integer> chosen(int times) {
        List<Integer> numbers = new ArrayList<>();
        int step = EACH ? 1 : Math.max(1, times / SOME);
        for (int number = 1; number <= times; number += step) {
            numbers.add(number);
        }
        return numbers;
    }

    /** Whether the contributor was told of it: what fails as the store is closed, or is folded in, is made up for later. */
    private boolean failing(String call, int number, int run) throws IOException, InterruptedException {
        String error = run % 2 == 0 ? "EIO" : "ENOSPC";
        String what = String.format(Locale.ROOT, "%s number %d with %s", call, number, error);
        Path data = copy("failing-" + run);
        Path trace = temporary.resolve("trace-" + run);
        List<String> said = contribute(
                data,
                List.of(
                        "-o",
                        trace.toString(),
                        "-e",
                        "trace=" + call,
                        "-e",
                        "inject=" + call + ":error=" + error + ":when=" + number));
        List<String> acknowledged = said.stream()
                .filter(line -> line.contains(" indicator--"))
                .map(line -> line.split(" ", 2)[1])
                .toList();
        List<String> refused =
                said.stream().filter(line -> !line.contains(" indicator--")).toList();

        assertThat(refused)
                .as(what)
                .allSatisfy(line -> assertThat(line).matches("(DISK_FULL|UNAVAILABLE) .+ hint: .+"));
        assertThat(refused.size()).as("%s: %s", what, refused).isLessThanOrEqualTo(1);
        assertThat(acknowledged.size()).as(what).isGreaterThanOrEqualTo(CONTRIBUTIONS - 1);
        try (TocsinStore store = TocsinStore.open(data)) {
            Community community = new Community(store, InstantSource.system());
            Channel channel = store.directory()
                    .channelNamed(new ChannelName("ai-attacks"))
                    .orElseThrow();
            List<String> there =
                    community.read(Community.ADMINISTRATOR, channel, StoreBehaviour.ALL, 1_000).items().stream()
                            .map(record -> record.id().toString())
                            .toList();
            assertThat(there).as(what).doesNotHaveDuplicates().containsAll(acknowledged);
        }
        // Looks through the whole file for damage, too.
        TocsinStore.snapshot(data, Optional.empty(), temporary.resolve("copy-" + run));
        return !refused.isEmpty();
    }

    /** What a process says that contributes to it, of whose calls on the database's files strace is told something. */
    private static List<String> contribute(Path data, List<String> strace) throws IOException, InterruptedException {
        String database = data.resolve(TocsinStore.DATABASE_FILE).toString();
        List<String> by = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-P", database));
        by.addAll(List.of("-P", database + "-wal"));
        by.addAll(strace);
        Process process = ChildProcess.start("", by, data, 0, CONTRIBUTIONS, 3_000, true);
        List<String> lines;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            lines = out.lines().toList();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private Path copy(String name) throws IOException {
        Path to = Files.createDirectory(temporary.resolve(name));
        try (Stream<Path> files = Files.list(before)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }
}
