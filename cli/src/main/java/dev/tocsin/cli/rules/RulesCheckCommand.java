package dev.tocsin.cli.rules;

import dev.tocsin.cli.ExitCode;
import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Oracle.Unwatched;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.match.sigma.SigmaOracle;
import dev.tocsin.sigma.SigmaCollection;
import dev.tocsin.sigma.SigmaFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin rules check}: which Sigma rules cannot be used here, where and why. */
@Command(
        name = "check",
        description = "Say of Sigma rules which cannot be used here, where in the file and why.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every rule can be used",
            "1:one cannot be read, refers to nothing, has a placeholder without a value, or is for logs that"
                    + " have no log format here (this one not with --other-logs)",
            "2:wrong usage"
        },
        mixinStandardHelpOptions = true)
final class RulesCheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Sigma files, or folders of .yml and .yaml files; references may cross files.")
    private List<Path> paths;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(names = "--each", description = "Name each rule for logs that have no log format here, too.")
    private boolean each;

    @Option(
            names = "--other-logs",
            description =
                    "Rules for logs that have no log format here, and correlations that need them, are no failure.")
    private boolean otherLogs;

    @Option(names = "--json", description = "One JSON object a line for each problem, and one for the summary.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
    RulesCheckCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        RulesReport report = json
                ? new RulesReport.Lines(out)
                : new RulesReport.Words(out, spec.commandLine().getErr(), each);
        LogSources sources = site.logSources();
        List<SigmaFile> files = RuleFiles.read(paths);
        files.forEach(file -> file.problems().forEach(report::problem));
        SiteOptions.Filled filled = site.fill(SigmaCollection.resolve(files));
        filled.problems().forEach(report::problem);
        filled.resolution().problems().forEach(report::problem);
        SigmaOracle oracle = new SigmaOracle(filled.resolution(), sources, Limits.DEFAULT);
        UnroutedRules unrouted = UnroutedRules.of(filled.resolution(), sources);
        for (Unwatched unwatched : oracle.unwatched()) {
            if (unwatched.rule() instanceof DetectionRule rule) {
                report.unusable(rule, unwatched.reason(), unrouted.has(rule.document()));
            }
        }
        report.end(files.size(), oracle.counts().size(), unrouted);
        out.flush();
        return report.failed(!otherLogs) ? ExitCode.FAILED : ExitCode.DONE;
    }
}
