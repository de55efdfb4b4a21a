package dev.tocsin.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer ready to be sent: status, headers in order, body. */
public final class Reply {

    private final int status;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;
    private final Optional<Content> stream;

    private Reply(int status, List<Map.Entry<String, String>> headers, byte[] body, Optional<Content> stream) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.stream = stream;
    }

    /** Content that is written while it comes to be. */
    @FunctionalInterface
    public interface Content {

        /** Writes until it is at its end or the connection is. What is to arrive at once is flushed. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** An answer of unknown length, after which the connection ends. */
    public static Reply stream(String mediaType, Content content) {
        return new Reply(
                200,
                List.of(Map.entry("Content-Type", mediaType), Map.entry("Connection", "close")),
                new byte[0],
                Optional.of(content));
    }

    public static Reply json(int status, String mediaType, JsonNode body) {
        return of(status, mediaType, StixJson.write(body));
    }

    /** The caller gives the body away. */
    public static Reply of(int status, String mediaType, byte[] body) {
        return new Reply(status, List.of(Map.entry("Content-Type", mediaType)), body, Optional.empty());
    }

    /** An answer that says all with its status. */
    public static Reply empty(int status) {
        return new Reply(status, List.of(), new byte[0], Optional.empty());
    }

    /** The same with one more header. */
    public Reply with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Reply(status, more, body, stream);
    }

    int status() {
        return status;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }

    Optional<Content> stream() {
        return stream;
    }

    byte[] body() {
        return body;
    }
}
