package dev.tocsin.cli.rules;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Sigma files as they are named on the command line: a folder stands for every {@code .yml} and {@code .yaml} in it. */
final class RuleFiles {

    /** More than a Sigma file may have, so that one that has more is refused and never held. */
    private static final int MOST_BYTES = 17 << 20;

    private RuleFiles() {}

    /**
     * Reads them all, in the order given and by name within a folder.
     *
     * @throws CommandFailure if one cannot be read or a folder has none
     */
    static List<SigmaFile> read(List<Path> paths) {
        List<SigmaFile> files = new ArrayList<>();
        for (Path path : paths) {
            try {
                for (Path file : files(path)) {
                    files.add(read(file));
                }
            } catch (IOException | UncheckedIOException e) {
                throw new CommandFailure(
                        "cannot read " + Quoted.of(path.toString()) + ": " + reason(e),
                        "check the name and the permissions",
                        e);
            }
        }
        return files;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> files = all.filter(file -> isSigma(file) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new CommandFailure(
                        "no .yml or .yaml file in the folder " + Quoted.of(path.toString()),
                        "Sigma rules are YAML files");
            }
            return files;
        }
    }

    private static SigmaFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return SigmaFile.read(file.toString(), in.readNBytes(MOST_BYTES));
        }
    }

    private static boolean isSigma(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    private static String reason(Exception e) {
        return e instanceof NoSuchFileException ? "there is no such file" : Quoted.of(String.valueOf(e.getMessage()));
    }
}
