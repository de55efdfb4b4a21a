package dev.tocsin.telemetry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded logs that are not part of the repository: the folder {@code shared} beside the checkout. */
final class Corpus {

    private Corpus() {}

    /** A file of the corpus; the test is skipped, and says so, where there is none. */
    static Path file(String name) {
        Path file = beside(Path.of("").toAbsolutePath()).resolve("shared/corpora/telemetry/" + name);
        assumeTrue(Files.exists(file), () -> "no corpus: there is no " + file);
        return file;
    }

    private static Path beside(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn")) && at.getParent() != null) {
                return at.getParent();
            }
        }
        return folder;
    }
}
