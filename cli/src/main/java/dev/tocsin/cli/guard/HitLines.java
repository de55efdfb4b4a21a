package dev.tocsin.cli.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.StixJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * JSON, one object a line, to a file or to standard output. A disk that is full or a reader that went away is an error
 * at once, not at the end. Only ASCII is written, so that no terminal can be misled and no half of a surrogate pair stops it.
 */
final class HitLines implements AutoCloseable {

    private static final ObjectWriter WRITER = StixJson.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private final PrintWriter out;
    private final Optional<Path> file;
    private final Optional<OutputStream> stream;

    private HitLines(PrintWriter out, Optional<Path> file, Optional<OutputStream> stream) {
        this.out = out;
        this.file = file;
        this.stream = stream;
    }

    static HitLines toStandardOutput(PrintWriter out) {
        return new HitLines(out, Optional.empty(), Optional.empty());
    }

    /** A file of that name is written over. */
    static HitLines toFile(Path file, PrintWriter out) {
        try {
            return new HitLines(
                    out, Optional.of(file), Optional.of(new BufferedOutputStream(Files.newOutputStream(file))));
        } catch (IOException e) {
            throw FileFailures.cannotWrite(file, e);
        }
    }

    void write(JsonNode json) {
        write(text(json));
    }

    /** A line that is safe where it goes. */
    void write(String line) {
        if (stream.isEmpty()) {
            out.print(line + "\n");
            if (out.checkError()) {
                throw new CommandFailure(
                        "standard output cannot be written to", "is the disk full, or did the reader end?");
            }
            return;
        }
        try {
            stream.get().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileFailures.cannotWrite(file.orElseThrow(), e);
        }
    }

    @Override
    public void close() {
        if (stream.isPresent()) {
            try {
                stream.get().close();
            } catch (IOException e) {
                throw FileFailures.cannotWrite(file.orElseThrow(), e);
            }
        }
    }

    static String text(JsonNode json) {
        try {
            return WRITER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
