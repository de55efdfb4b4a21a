package dev.tocsin.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer ready to be sent: status, headers in order, body. */
public final class Reply {

    private static final int[] WHOLE = {};

    private final int status;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;
    private final Optional<Content> stream;
    private final boolean tagged;
    private final Optional<int[]> ends;

    private Reply(
            int status,
            List<Map.Entry<String, String>> headers,
            byte[] body,
            Optional<Content> stream,
            boolean tagged,
            Optional<int[]> ends) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.stream = stream;
        this.tagged = tagged;
        this.ends = ends;
    }

    private Reply(int status, List<Map.Entry<String, String>> headers, byte[] body) {
        this(status, headers, body, Optional.empty(), false, Optional.empty());
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
                Optional.of(content),
                false,
                Optional.empty());
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
        return new Reply(status, more, body, stream, tagged, ends);
    }

    /** The same with an entity tag, so that who has it already is not sent it again (RFC 9110 §8.8.3). */
    public Reply tagged() {
        return new Reply(status, headers, body, stream, true, ends);
    }

    /** The same, to be compressed for those who take that. Not for what has a secret beside a text of someone else's. */
    public Reply shortenable() {
        return shortenable(WHOLE);
    }

    /**
     * The same, to be compressed part by part for those who take that.
     *
     * @param ends where each part that may have another author ends
     */
    public Reply shortenable(int[] ends) {
        int[] all = Arrays.copyOf(ends, ends.length + 1);
        all[ends.length] = body.length;
        return new Reply(status, headers, body, stream, tagged, Optional.of(all));
    }

    boolean isTagged() {
        return tagged;
    }

    boolean mayBeShortened() {
        return ends.isPresent();
    }

    Reply shortened() {
        byte[] packed = Gzip.of(body, ends.orElseThrow());
        return new Reply(status, headers, packed, stream, tagged, Optional.empty()).with("Content-Encoding", "gzip");
    }

    /** RFC 9110 §15.4.5. */
    Reply notModified() {
        return new Reply(
                304,
                headers.stream()
                        .filter(header -> !header.getKey().equals("Content-Type"))
                        .toList(),
                new byte[0]);
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
