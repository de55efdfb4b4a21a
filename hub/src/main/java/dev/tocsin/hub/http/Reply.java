package dev.tocsin.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An answer ready to be sent: status, headers in order, body. */
public final class Reply {

    private final int status;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;

    private Reply(int status, List<Map.Entry<String, String>> headers, byte[] body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    public static Reply json(int status, String mediaType, JsonNode body) {
        return of(status, mediaType, StixJson.write(body));
    }

    /** The caller gives the body away. */
    public static Reply of(int status, String mediaType, byte[] body) {
        return new Reply(status, List.of(Map.entry("Content-Type", mediaType)), body);
    }

    /** An answer that says all with its status. */
    public static Reply empty(int status) {
        return new Reply(status, List.of(), new byte[0]);
    }

    /** The same with one more header. */
    public Reply with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Reply(status, more, body);
    }

    int status() {
        return status;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
