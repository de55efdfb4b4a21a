package dev.tocsin.cli.guard;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.cli.ExitCode;
import dev.tocsin.cli.remote.ServerAccess;
import dev.tocsin.cli.rules.SiteOptions;
import dev.tocsin.guard.HitJson;
import dev.tocsin.guard.HitWords;
import dev.tocsin.guard.HostNames;
import dev.tocsin.guard.InputOutcome;
import dev.tocsin.guard.RuleSources;
import dev.tocsin.guard.Rulebook;
import dev.tocsin.guard.Scan;
import dev.tocsin.guard.ScanInput;
import dev.tocsin.guard.ScanSummary;
import dev.tocsin.guard.SummaryJson;
import dev.tocsin.guard.SummaryText;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Oracle.Validity;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.match.sigma.Explainer;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.sigma.problem.SigmaProblem;
import dev.tocsin.stix.Quoted;
import dev.tocsin.telemetry.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin scan}: logs against rules, hits as JSON lines, a summary for people. */
@Command(
        name = "scan",
        description = "Match logs against indicators, STIX patterns and Sigma rules.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Hits are JSON, one a line, unless --explain is given; docs/scan.md describes them. The summary goes to standard error.",
            "Exit code: 0 it ran, 1 something could not be read, 2 wrong usage, 3 a hit with --fail-on-hit."
        })
public final class ScanCommand implements Callable<Integer> {

    /** Each has memory of its own for the rules and may unpack an input. */
    private static final int MOST_THREADS = 256;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rules",
            required = true,
            arity = "1",
            paramLabel = "FILE|DIR|URL",
            description =
                    "STIX bundles, Sigma rules (.yml, .yaml), a folder of them, or a TAXII 2.1 server, API root or collection;"
                            + " repeatable.")
    private List<String> rules;

    @Parameters(
            arity = "1..*",
            paramLabel = "LOG",
            description = "Files, folders, or - for standard input; plain, .gz or .xz; the format is recognised.")
    private List<String> logs;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the hits there, over what is in it, not to standard output.")
    private @Nullable Path output;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write the whole summary there, as JSON, over what is in it.")
    private @Nullable Path summaryFile;

    @Option(
            names = "--explain",
            description = "Tell hits in words, and why; of each rule the first few. With --output, JSON says why, too.")
    private boolean explain;

    @Option(
            names = "--explain-rule",
            paramLabel = "ID",
            description = "Ask only this Sigma rule, by id, name or title, and say why it does not hold for events.")
    private @Nullable String explainRule;

    @Option(names = "--fail-on-hit", description = "Exit with 3 if there was a hit.")
    private boolean failOnHit;

    @Option(names = "--any-time", description = "Match events from outside the time in which a rule counts, too.")
    private boolean anyTime;

    @Option(names = "--no-cache", description = "Compile Sigma rules afresh, and keep nothing of them.")
    private boolean noCache;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads read logs; by default as many as the machine has processors.")
    private Optional<Integer> threads = Optional.empty();

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Mixin
    private ServerAccess access = new ServerAccess();

    private boolean failed;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
    ScanCommand() {}

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        checkThreads();
        LogSources sources = site.logSources();
        Rulebook rulebook = rulebook();
        List<LogInput> inputs = LogInput.of(logs, this::fail);
        if (explainRule != null) {
            return explainRule(rulebook, explainRule, sources, inputs);
        }
        long start = System.nanoTime();
        ScanSummary summary;
        try (Interruption interruption = new Interruption();
                HitLines hits = hitLines()) {
            summary = scan(rulebook, sources, inputs, hits, interruption);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (interruption.wanted()) {
                err.println("tocsin: stopped early; this is what was found so far");
            }
            SummaryText.of(summary, took).forEach(err::println);
            writeSummary(summary, took);
            err.flush();
        }
        return failed ? ExitCode.FAILED : failOnHit && summary.hits() > 0 ? ExitCode.HIT : ExitCode.DONE;
    }

    private void checkThreads() {
        threads.filter(number -> number < 1 || number > MOST_THREADS).ifPresent(number -> {
            throw new ParameterException(
                    spec.commandLine(), "--threads is from 1 to " + MOST_THREADS + ", not " + number);
        });
    }

    private int explainRule(Rulebook rulebook, String name, LogSources sources, List<LogInput> inputs) {
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = new Interruption()) {
            RuleTrialRun run = new RuleTrialRun(rulebook.detections(), name, sources, interruption);
            run.lines(inputs, this::fail).forEach(out::println);
            out.flush();
        }
        return failed ? ExitCode.FAILED : ExitCode.DONE;
    }

    private Rulebook rulebook() {
        RuleSources sources = new RuleArguments(access).read(rules);
        Rulebook rulebook = sources.rulebook();
        sources.failures().forEach(this::fail);
        sources.unusable().forEach(unusable -> spec.commandLine().getErr().println("tocsin: passed over " + unusable));
        if (sources.unusableCount() > sources.unusable().size()) {
            long further = sources.unusableCount() - sources.unusable().size();
            spec.commandLine().getErr().println("tocsin: passed over " + further + " further elements");
        }
        if (rulebook.isEmpty()) {
            String why = rulebook.refused().isEmpty()
                    ? ""
                    : ": of " + rulebook.refused().size() + " indicators none can be used, the first because "
                            + rulebook.refused().getFirst().reason();
            throw new CommandFailure(
                    "no rules in what --rules names" + why,
                    "tocsin validate FILE says what a STIX file holds, tocsin rules check FILE what a Sigma file does");
        }
        return filled(rulebook);
    }

    private Rulebook filled(Rulebook rulebook) {
        int known = rulebook.detections().problems().size();
        SiteOptions.Filled filled = site.fill(rulebook.detections());
        filled.problems().forEach(this::tell);
        filled.resolution().problems().stream().skip(known).forEach(this::tell);
        return rulebook.withDetections(filled.resolution());
    }

    private void tell(SigmaProblem problem) {
        failed |= problem.severity() == Severity.ERROR;
        spec.commandLine().getErr().println("tocsin: " + problem);
    }

    private HitLines hitLines() {
        PrintWriter out = spec.commandLine().getOut();
        return output == null ? HitLines.toStandardOutput(out) : HitLines.toFile(output, out);
    }

    private ScanSummary scan(
            Rulebook rulebook, LogSources sources, List<LogInput> inputs, HitLines lines, Interruption interruption) {
        Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isStandardError());
        HostNames names = new HostNames();
        HitTelling telling = telling(rulebook, sources, names, lines);
        Validity validity = anyTime ? Validity.IGNORED : Validity.OBSERVED;
        Scan scan = new Scan(
                rulebook,
                EventMapping.standard(),
                sources,
                Limits.DEFAULT,
                validity,
                noCache ? Optional.empty() : PlanCache.ofUser(this::note),
                names,
                telling);
        scan.readAll(
                inputs,
                threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                input -> {
                    progress.at(input, scan);
                    return interruption.wanted();
                },
                this::told);
        scan.end();
        progress.end();
        telling.end();
        return scan.summary(Instant.now());
    }

    private HitTelling telling(Rulebook rulebook, LogSources sources, HostNames names, HitLines lines) {
        if (!explain) {
            return new HitTelling(
                    Optional.of(new HitTelling.Json(new HitJson(rulebook, names), lines)), Optional.empty());
        }
        Explainer explainer = new Explainer(sources);
        HitLines toPeople = HitLines.toStandardOutput(spec.commandLine().getOut());
        return new HitTelling(
                Optional.of(new HitTelling.Json(new HitJson(rulebook, names, Optional.of(explainer)), lines))
                        .filter(json -> output != null),
                Optional.of(new HitTelling.Words(new HitWords(rulebook, names, explainer), toPeople)));
    }

    private void told(ScanInput input, InputOutcome outcome) {
        switch (outcome) {
            case InputOutcome.Through(var tally) -> {
                boolean damaged =
                        tally.problems().stream().anyMatch(problem -> problem.kind() == Problem.Kind.DAMAGED_INPUT);
                failed |= damaged || tally.notALog().isPresent();
            }
            case InputOutcome.NotOpened(var cause) ->
                fail("cannot read " + Quoted.of(input.name()) + ": " + FileFailures.reason(cause));
            case InputOutcome.BrokenOff(var cause) -> fail(String.valueOf(cause.getMessage()));
        }
    }

    private void writeSummary(ScanSummary summary, Duration took) {
        if (summaryFile != null) {
            try (HitLines lines =
                    HitLines.toFile(summaryFile, spec.commandLine().getOut())) {
                lines.write(SummaryJson.of(summary, took));
            }
        }
    }

    private void note(String what) {
        spec.commandLine().getErr().println("tocsin: " + what);
    }

    private void fail(String what) {
        failed = true;
        spec.commandLine().getErr().println("tocsin: " + what);
    }
}
