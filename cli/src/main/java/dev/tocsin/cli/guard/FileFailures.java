package dev.tocsin.cli.guard;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What to say of a file that cannot be used: the operating system's words are few and assume that one knows them. */
final class FileFailures {

    private FileFailures() {}

    static CommandFailure cannotWrite(Path file, IOException e) {
        return new CommandFailure(
                "cannot write " + Quoted.of(file.toString()) + ": " + reason(e),
                "check that the folder exists, that you may write there, and that the disk is not full",
                e);
    }

    /** The reason alone; safe to print. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException none -> "there is no such file";
            case AccessDeniedException denied -> "you may not read or write it";
            default -> Quoted.of(String.valueOf(e.getMessage()));
        };
    }
}
