package dev.tocsin.cli.guard;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.exercise.Exercise;
import dev.tocsin.exercise.ExerciseFailure;
import dev.tocsin.exercise.scenario.ModelWorksReport;
import dev.tocsin.exercise.scenario.Scenario;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin exercise}: the main job played as a story on this machine. */
@Command(
        name = "exercise",
        description =
                "Play the main job as a story: a report is shared, a guard finds the intrusion, sightings return.",
        mixinStandardHelpOptions = true)
public final class ExerciseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides the generated traffic (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + Scenario.DEFAULT_SEED)
    private long seed;

    @Option(names = "--keep", paramLabel = "DIR", description = "Keep the hub's data and the logs in this new folder.")
    private @Nullable Path keep;

    @Option(
            names = "--write",
            paramLabel = "DIR",
            description = "Only write the generated logs and the report there, to try scan on; no hub is started.")
    private @Nullable Path write;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
    ExerciseCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (write != null) {
            writeFiles(write, out);
            return 0;
        }
        Path folder = folder();
        try {
            boolean colour = System.getenv("NO_COLOR") == null && Terminal.isStandardOutput();
            new Exercise(out, colour, folder, seed, InstantSource.system()).play();
        } catch (ExerciseFailure e) {
            out.flush();
            throw new CommandFailure(
                    String.valueOf(e.getMessage()), "run it again with --keep DIR and look at what it left there", e);
        } finally {
            if (keep == null) {
                delete(folder);
            }
        }
        next(out);
        out.flush();
        return 0;
    }

    private Path folder() {
        try {
            if (keep == null) {
                return Files.createTempDirectory("tocsin-exercise-");
            }
            requireNew(keep);
            return Files.createDirectories(keep);
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot make a folder for the exercise: " + FileFailures.reason(e),
                    "use --keep DIR to choose one",
                    e);
        }
    }

    private static void requireNew(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new CommandFailure(
                            Quoted.of(folder.toString()) + " is not empty", "name a folder that does not exist yet");
                }
            }
        }
    }

    private void writeFiles(Path folder, PrintWriter out) {
        try {
            requireNew(folder);
            Scenario.write(Scenario.of(seed).all(), folder.resolve("logs"));
            Files.write(folder.resolve("report.json"), ModelWorksReport.bundle(seed));
            takeExamplesForReal(folder.resolve("benign"));
        } catch (IOException e) {
            throw FileFailures.cannotWrite(folder, e);
        }
        String shown = folder.toString();
        out.println("Generated logs and the report that finds the intrusion in them (seed " + seed + "). Try:");
        out.println("  tocsin scan --rules " + shown + "/report.json " + shown + "/logs");
        out.flush();
    }

    /** The story plays in networks and names set aside for examples, which a hub would hold for a person to look at. */
    private static void takeExamplesForReal(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String kind : new String[] {"addresses", "names"}) {
            Files.writeString(
                    folder.resolve("documentation-" + kind + ".json"),
                    "{\"name\":\"switched off for the exercise\",\"type\":\"string\",\"list\":[]}\n",
                    StandardCharsets.UTF_8);
        }
    }

    private static void next(PrintWriter out) {
        out.println();
        out.println("With your own logs:");
        out.println(
                "  tocsin exercise --write demo                            these logs and this report, to look into");
        out.println("  tocsin scan --rules demo/report.json demo/logs          the same scan, by hand");
        out.println("  tocsin scan --rules INDICATORS.json YOUR-LOGS...        your indicators, your logs");
        out.println("  tocsin up                                               a hub for real use");
        out.println("  TOCSIN_TOKEN=... tocsin scan --rules http://127.0.0.1:PORT/api/ YOUR-LOGS...");
    }

    private static void delete(Path folder) {
        try {
            Exercise.delete(folder);
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot delete " + Quoted.of(folder.toString()) + ": " + FileFailures.reason(e),
                    "delete it by hand",
                    e);
        }
    }
}
