package dev.tocsin.sigma;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real rules that are not part of the project; tests that need them are skipped where they are not there. */
public final class Corpus {

    private Corpus() {}

    /** A file or folder of the shared data; skips the test where there is none. */
    public static Path find(String relative) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        Path found =
                root == null ? Path.of("none") : root.resolveSibling("shared").resolve(relative);
        if (!Files.exists(found)) {
            System.out.println("skipped: no Sigma rules at " + found);
        }
        Assumptions.assumeTrue(Files.exists(found), "no Sigma rules at " + found);
        return found;
    }
}
