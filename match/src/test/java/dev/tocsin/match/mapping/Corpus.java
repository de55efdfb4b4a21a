package dev.tocsin.match.mapping;

import dev.tocsin.match.SharedFiles;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Recorded logs that are not part of the project; tests that need them are skipped where they are not there. */
public final class Corpus {

    private Corpus() {}

    /** A file or folder below the recorded logs; skips the test where there is none. */
    public static Path find(String relative) {
        return SharedFiles.find("corpora/telemetry/" + relative);
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
