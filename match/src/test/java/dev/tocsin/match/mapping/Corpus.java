package dev.tocsin.match.mapping;

import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** Recorded logs that are not part of the project; tests that need them are skipped where they are not there. */
public final class Corpus {

    private Corpus() {}

    /** A file or folder below the recorded logs; skips the test where there is none. */
    public static Path find(String relative) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        Path found = root == null
                ? Path.of("none")
                : root.resolveSibling("shared").resolve("corpora/telemetry").resolve(relative);
        if (!Files.exists(found)) {
            System.out.println("skipped: no recorded logs at " + found);
        }
        Assumptions.assumeTrue(Files.exists(found), "no recorded logs at " + found);
        return found;
    }

    /** Reads the first events of a file. */
    public static void read(Path file, int most, Consumer<Event> events) {
        try (LogReader reader = LogReader.open(file.toString(), Files.newInputStream(file))) {
            for (int i = 0; i < most && reader.hasNext(); i++) {
                events.accept(reader.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
