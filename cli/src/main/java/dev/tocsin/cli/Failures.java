package dev.tocsin.cli;

import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How a failure reaches a person: lower case, the offending value, then a line that starts with {@code hint:}. */
final class Failures {

    private Failures() {}

    static int wrongUsage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("tocsin: " + lowerCaseFirst(Objects.requireNonNullElse(e.getMessage(), "wrong usage")));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("hint: " + e.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help shows the usage");
        }
        return ExitCode.WRONG_USAGE;
    }

    static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (!(e instanceof CommandFailure failure)) {
            throw e;
        }
        command.getErr().println("tocsin: " + failure.getMessage());
        command.getErr().println("hint: " + failure.hint());
        return ExitCode.FAILED;
    }

    private static String lowerCaseFirst(String message) {
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
