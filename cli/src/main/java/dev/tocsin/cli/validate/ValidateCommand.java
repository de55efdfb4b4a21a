package dev.tocsin.cli.validate;

import dev.tocsin.cli.ExitCode;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.validate.ContentValidator;
import dev.tocsin.stix.validate.ContentValidator.Summary;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin validate}: says what is wrong with STIX 2.1 content. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Say what is wrong with STIX 2.1 content: each problem with its place, the value and the section of the"
                    + " specification.",
            "Read bundles, TAXII envelopes, lists and single objects; STIX 2.0 is lifted to 2.1 first."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:there is no error; there may be warnings", "1:there is an error, or a file cannot be read"})
public final class ValidateCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N} ._/+@:,=~-]+");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A file of JSON; - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--all", description = "Print every problem as it is found, not only the first ones of each file.")
    private boolean all;

    @Option(names = "--json", description = "Print JSON, one line for each problem and one for each file's counts.")
    private boolean json;

    @Override
    public Integer call() {
        boolean valid = true;
        for (String file : files) {
            valid &= validate(file);
        }
        return valid ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean validate(String file) {
        try (InputStream in = open(file)) {
            return validate(file, in).errors() == 0;
        } catch (UncheckedIOException | IOException | InvalidPathException e) {
            return unreadable(file, e);
        }
    }

    private Summary validate(String file, InputStream in) {
        ProblemOutput output = output(file);
        ContentValidator validator = new ContentValidator(output::problem);
        BundleReader reader = BundleReader.of(in);
        reader.forEachRemaining(validator::accept);
        Summary summary = validator.finish(reader.header());
        output.end(summary);
        return summary;
    }

    private ProblemOutput output(String file) {
        PrintWriter out = spec.commandLine().getOut();
        return json ? new JsonOutput(out, file) : new TextOutput(out, shown(file), all);
    }

    private static InputStream open(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return new FilterInputStream(System.in) {
                @Override
                public void close() {
                    // It is the process's, and may be named twice.
                }
            };
        }
        return new BufferedInputStream(Files.newInputStream(Path.of(file)));
    }

    private boolean unreadable(String file, Exception e) {
        boolean folder = isFolder(file);
        spec.commandLine().getOut().flush();
        PrintWriter err = spec.commandLine().getErr();
        err.println("tocsin: cannot read " + shown(file) + ": " + (folder ? "it is a folder" : reason(e)));
        err.println("hint: " + (folder ? "name the files in it" : "check the name, and whether you may read it"));
        return false;
    }

    private static boolean isFolder(String file) {
        try {
            return Files.isDirectory(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof UncheckedIOException ? Objects.requireNonNullElse(e.getCause(), e) : e;
        return switch (cause) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission denied";
            default -> Quoted.of(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        };
    }

    /** A file's name as a terminal may see it: a hostile archive can bring files with control characters in theirs. */
    private static String shown(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return "standard input";
        }
        return PLAIN_NAME.matcher(file).matches() ? file : Quoted.of(file);
    }
}
