package dev.tocsin.stix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real STIX content that stands beside the repository, where there is any; tests that need it are skipped elsewhere. */
public final class Corpus {

    private Corpus() {}

    public static List<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path file(String name) {
        return folder().resolve(name);
    }

    private static Path folder() {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn")) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        Path corpus = folder.resolveSibling("shared").resolve("corpora/stix");
        Assumptions.assumeTrue(
                Files.isDirectory(corpus), "no corpus of STIX content at ../shared/corpora/stix beside the repository");
        return corpus;
    }
}
