package dev.tocsin.benchmark.hub;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tocsin bench hub}: how much a hub takes in and gives out, beside plain parts on the same bytes. */
@Command(
        name = "hub",
        description = "Measures how much a hub takes in and gives out, beside plain parts on the same bytes.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:it was measured, whatever the figures are",
            "1:the hub did not do what it should",
            "2:wrong usage"
        },
        mixinStandardHelpOptions = true)
public final class HubBenchmark implements Callable<Integer> {

    private static final long FEWEST_RECORDS = 20_000;

    @Parameters(index = "0", hidden = true, description = "The built program.")
    private Path program;

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many records there are when it is read; ${DEFAULT-VALUE} by default, 20000 at least.")
    private long records;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "8",
            description = "How long each measurement takes, after as long unmeasured; ${DEFAULT-VALUE} by default.")
    private int seconds;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
    HubBenchmark() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new HubBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter errors = spec.commandLine().getErr();
        Path folder = Files.createTempDirectory("tocsin-bench-hub");
        try {
            HubReport report = new HubMeasurement(
                            program,
                            folder,
                            Math.max(FEWEST_RECORDS, records),
                            Duration.ofSeconds(Math.max(1, seconds)),
                            words -> {
                                errors.println(words);
                                errors.flush();
                            })
                    .run();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(report.toJson());
                out.flush();
            } else {
                report.write(out);
            }
            return 0;
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
