package dev.tocsin.benchmark.scrub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.benchmark.scrub.ScrubMeasurement.Counts;
import dev.tocsin.stix.StixJson;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tocsin bench scrub}. */
@Command(
        name = "bench scrub",
        mixinStandardHelpOptions = true,
        description =
                "How much of what should not be shared is taken out of labelled texts, and how much else with it.")
public final class ScrubBenchmark implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another seed makes other texts.")
    private long seed;

    @Option(
            names = "--each",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many texts of each template; ${DEFAULT-VALUE} by default.")
    private int each;

    @Option(names = "--show", description = "Show some of the texts in which something went wrong.")
    private boolean show;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
    ScrubBenchmark() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ScrubBenchmark()).execute(args));
    }

    @Override
    public Integer call() {
        ScrubMeasurement measured = ScrubMeasurement.of(LabelledTexts.of(seed, each));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(measured));
        } else {
            table(out, measured);
        }
        out.flush();
        return 0;
    }

    private void table(PrintWriter out, ScrubMeasurement measured) {
        out.printf(
                Locale.ROOT,
                "%d texts of %d templates, seed %d%n%n",
                measured.texts(),
                LabelledTexts.templates(),
                seed);
        out.printf(Locale.ROOT, "%-22s %8s %8s %8s %14s%n", "kind", "to go", "recall", "to stay", "over-removal");
        measured.byKind().forEach((kind, counts) -> row(out, kind.words(), counts));
        row(out, "all", measured.all());
        if (show) {
            out.println();
            measured.missed().forEach(text -> out.println("left:  " + text));
            measured.spoilt().forEach(text -> out.println("spoilt:  " + text));
        }
    }

    private static void row(PrintWriter out, String name, Counts counts) {
        out.printf(
                Locale.ROOT,
                "%-22s %8d %7.1f%% %8d %13.1f%%%n",
                name,
                counts.going(),
                100 * counts.recall(),
                counts.staying(),
                100 * counts.overRemoval());
    }

    private ObjectNode json(ScrubMeasurement measured) {
        ObjectNode json = StixJson.mapper()
                .createObjectNode()
                .put("texts", measured.texts())
                .put("templates", LabelledTexts.templates())
                .put("seed", seed);
        ObjectNode kinds = json.putObject("kinds");
        measured.byKind().forEach((kind, counts) -> kinds.set(kind.code(), json(counts)));
        json.set("all", json(measured.all()));
        return json;
    }

    private static ObjectNode json(Counts counts) {
        return StixJson.mapper()
                .createObjectNode()
                .put("to_go", counts.going())
                .put("gone", counts.gone())
                .put("recall", counts.recall())
                .put("to_stay", counts.staying())
                .put("lost", counts.lost())
                .put("over_removal", counts.overRemoval());
    }
}
