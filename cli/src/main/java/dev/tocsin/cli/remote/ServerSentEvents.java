package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the events of a hub's stream (HTML Living Standard §9.2.6), each with an id and at most one line of data. */
final class ServerSentEvents {

    private static final int LONGEST_LINE = 32 << 20;

    private final BufferedReader reader;

    ServerSentEvents(InputStream in) {
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * An event.
     *
     * @param data what happened; empty where this says only how far the stream is
     */
    record Event(String id, String kind, Optional<JsonNode> data) {}

    /** Waits for the next; empty at the end of the stream. One that breaks off in the middle was not told. */
    Optional<Event> next() throws IOException {
        String id = "";
        String kind = "";
        String data = "";
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            String text = line.get();
            if (text.startsWith("id: ")) {
                id = text.substring("id: ".length());
            } else if (text.startsWith("event: ")) {
                kind = text.substring("event: ".length());
            } else if (text.startsWith("data: ")) {
                data = text.substring("data: ".length());
            } else if (text.isEmpty() && !id.isEmpty()) {
                return Optional.of(new Event(id, kind, data.isEmpty() ? Optional.empty() : Optional.of(json(data))));
            }
        }
        return Optional.empty();
    }

    private static JsonNode json(String data) throws IOException {
        try {
            return StixJson.read(data);
        } catch (StixException e) {
            throw new IOException("an event that is no JSON: " + e.getMessage(), e);
        }
    }

    /** Empty where the stream ends; what has no line end is no line. */
    private Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return Optional.of(line.toString());
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
        }
        return Optional.empty();
    }
}
