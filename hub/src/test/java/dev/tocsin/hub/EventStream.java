package dev.tocsin.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reader of server-sent events, of its own so that what the hub writes is judged by something else. */
final class EventStream implements AutoCloseable {

    private final BufferedReader lines;

    EventStream(InputStream in) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    record Event(String id, String kind, JsonNode data) {

        /** What happened to what, in short. */
        String told() {
            return kind + " " + data.path("id").asText();
        }
    }

    /** Waits for the next event; empty at the end of the stream. */
    Optional<Event> next() throws IOException {
        String id = "";
        String kind = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                kind = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !data.isEmpty()) {
                return Optional.of(new Event(id, kind, StixJson.read(data)));
            } else if (!line.isEmpty() && !line.startsWith(":")) {
                throw new IOException("not a line of an event: " + line);
            }
        }
        return Optional.empty();
    }

    /** The next so many; fewer where the stream ends. */
    List<Event> next(int count) throws IOException {
        List<Event> events = new ArrayList<>();
        for (Optional<Event> event = Optional.empty(); events.size() < count; ) {
            event = next();
            if (event.isEmpty()) {
                break;
            }
            events.add(event.get());
        }
        return events;
    }

    List<Event> rest() throws IOException {
        return next(Integer.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
