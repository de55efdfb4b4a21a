package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files to share, which are read more than once. Standard input, which can be read once only, is first written to a
 * temporary file.
 */
final class BundleFiles implements AutoCloseable {

    /** Standard input on a command line. */
    private static final String STANDARD_INPUT = "-";

    /** A file and what people call it. */
    record Source(String name, Path path) {}

    private final List<Source> sources = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();

    /** @throws CommandFailure if a file cannot be read; nothing has been sent then */
    BundleFiles(List<String> names, InputStream standardInput) {
        for (String name : names) {
            if (name.equals(STANDARD_INPUT)) {
                sources.add(new Source("standard input", spooled(standardInput)));
                continue;
            }
            Path path = Path.of(name);
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw new CommandFailure(
                        "cannot read " + Quoted.of(name) + ": "
                                + (Files.isDirectory(path) ? "it is a folder" : "no such file, or no right to read it"),
                        "give files with STIX bundles, or - for standard input");
            }
            sources.add(new Source(name, path));
        }
    }

    List<Source> sources() {
        return List.copyOf(sources);
    }

    static CommandFailure unreadable(String name, Exception e) {
        return new CommandFailure(
                "cannot read " + Quoted.of(name) + ": " + e.getMessage(), "check the file and its disk", e);
    }

    private Path spooled(InputStream in) {
        try {
            Path file = Files.createTempFile("tocsin-share", ".json");
            temporary.add(file);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw unreadable("standard input", e);
        }
    }

    @Override
    public void close() {
        for (Path file : temporary) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw unreadable(file.toString(), e);
            }
        }
    }
}
