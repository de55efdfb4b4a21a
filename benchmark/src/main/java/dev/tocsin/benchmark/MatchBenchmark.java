package dev.tocsin.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tocsin bench match}: how fast Sigma rules are matched, beside Jackson and Lucene Monitor on the same events. */
@Command(
        name = "match",
        description =
                "Measures how fast Sigma rules are matched, beside Jackson and Lucene Monitor on the same events.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:it was measured, whatever the figures are",
            "1:rules or logs cannot be read, or the engine found other hits than the plain evaluator",
            "2:wrong usage"
        },
        mixinStandardHelpOptions = true)
public final class MatchBenchmark implements Callable<Integer> {

    private static final Path DEFAULT_RULES = Path.of("corpora", "sigma");
    private static final List<Path> DEFAULT_LOGS =
            List.of(Path.of("corpora", "telemetry", "windows"), Path.of("corpora", "telemetry", "zeek", "json"));

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    @Option(names = "--rules", paramLabel = "DIR", description = "The folder of Sigma rules.")
    private Path rules;

    @Option(
            names = "--logs",
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Logs with one JSON object a line, plain, gzip or xz; they are held in memory.")
    private List<Path> logs;

    @Option(names = "--no-peer", description = "Leave out Lucene Monitor, which takes about half a minute.")
    private boolean noPeer;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each workload is measured each time; ${DEFAULT-VALUE} by default.")
    private int seconds;

    @Option(
            names = "--indicators",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "How many indicators are generated; ${DEFAULT-VALUE} by default.")
    private int indicators;

    @Option(
            names = "--shared",
            hidden = true,
            description = "The folder in which rules and logs are looked for by default.")
    private Path shared = Path.of("..", "shared");

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
    MatchBenchmark() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MatchBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Path ruleFolder = rules == null ? shared.resolve(DEFAULT_RULES) : rules;
        List<Path> logFiles =
                logs == null ? DEFAULT_LOGS.stream().map(shared::resolve).toList() : logs;
        for (Path path : Stream.concat(Stream.of(ruleFolder), logFiles.stream()).toList()) {
            if (!Files.exists(path)) {
                return fail("nothing at " + path, "name your own with --rules DIR and --logs FILE|DIR");
            }
        }
        PrintWriter errors = spec.commandLine().getErr();
        try {
            Report report = new MatchMeasurement(
                            ruleFolder,
                            logFiles,
                            Math.max(0, indicators),
                            !noPeer,
                            Duration.ofSeconds(Math.max(0, seconds)),
                            words -> {
                                errors.println(words);
                                errors.flush();
                            })
                    .run();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(ReportJson.of(report));
                out.flush();
            } else {
                new ReportText(out).write(report);
            }
            return report.agreement().differing() == 0 ? 0 : 1;
        } catch (IOException e) {
            return fail("cannot read the rules or the logs: " + e.getMessage(), "check the names and the permissions");
        }
    }

    private int fail(String message, String hint) {
        PrintWriter errors = spec.commandLine().getErr();
        errors.println("tocsin: " + message);
        errors.println("hint: " + hint);
        errors.flush();
        return 1;
    }
}
