package dev.tocsin.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Public rules and recorded logs that are not part of the project; tests that need them are skipped where they are not there. */
public final class SharedFiles {

    private SharedFiles() {}

    /** A file or folder below the one named {@code shared} beside the checkout; skips the test, saying so, where there is none. */
    public static Path find(String relative) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        Path found =
                root == null ? Path.of("none") : root.resolveSibling("shared").resolve(relative);
        if (!Files.exists(found)) {
            System.out.println("skipped: nothing at " + found);
        }
        Assumptions.assumeTrue(Files.exists(found), "nothing at " + found);
        return found;
    }

    /** The files below a folder whose names end so, in order. */
    public static List<Path> below(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
