package dev.tocsin.cli;

import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.pattern.PatternParser;
import dev.tocsin.stix.pattern.PatternResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin pattern check}: says of each pattern that it is well-formed, or where and why it is not. */
@Command(
        name = "check",
        description = "Say of each STIX pattern that it is well-formed, or where and why it is not.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every pattern is well-formed", "1:one is not", "2:wrong usage"},
        mixinStandardHelpOptions = true)
final class PatternCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATTERN", description = "a pattern, for example \"[file:name = 'foo.dll']\"")
    private List<String> patterns = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "a UTF-8 file with one pattern a line; - for standard input")
    private @Nullable Path file;

    @Option(names = "--json", description = "one JSON object a line for each pattern")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (patterns.isEmpty() && file == null) {
            throw new ParameterException(spec.commandLine(), "there is no pattern to check: give a PATTERN or --file");
        }
        PrintWriter out = spec.commandLine().getOut();
        PatternReport report = new PatternReport(out, json);
        for (int i = 0; i < patterns.size(); i++) {
            report.add("pattern " + (i + 1), patterns.get(i), PatternParser.parse(patterns.get(i)));
        }
        if (file != null) {
            checkLines(file, report);
        }
        out.flush();
        spec.commandLine().getErr().println(report.summary());
        return report.malformed() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void checkLines(Path file, PatternReport report) {
        try (BoundedLines lines = BoundedLines.open(file, PatternParser.MAX_LENGTH + 1)) {
            String name = Quoted.of(file.toString());
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    PatternResult result = PatternParser.parse(line);
                    report.add(name + " line " + lines.number(), line, result);
                }
            }
        } catch (CharacterCodingException e) {
            throw new CommandFailure(
                    "not UTF-8 text: " + Quoted.of(file.toString()), "one pattern a line, encoded in UTF-8", e);
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot read " + Quoted.of(file.toString()) + ": " + reason(e),
                    "check the name and the permissions",
                    e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException missing -> "there is no such file";
            case java.nio.file.AccessDeniedException denied -> "permission denied";
            default -> Quoted.of(String.valueOf(e.getMessage()));
        };
    }
}
