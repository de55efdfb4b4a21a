package dev.tocsin.stix;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes objects one after another as a STIX bundle (STIX 2.1 §8) or a TAXII envelope (TAXII 2.1 §3.7), in UTF-8, one
 * object a line.
 *
 * <p>{@link #close} ends the document and flushes the stream, and leaves it open. Failures of the stream come as
 * {@link UncheckedIOException}.
 */
public final class BundleWriter implements AutoCloseable {

    private final OutputStream out;
    private final boolean envelope;
    private boolean empty;
    private boolean listOpen;
    private boolean closed;
    private Optional<String> next = Optional.empty();

    private BundleWriter(OutputStream out, boolean envelope) {
        this.out = out;
        this.envelope = envelope;
        this.empty = envelope;
    }

    /** A bundle with this identifier, which must be of type {@code bundle}. */
    public static BundleWriter bundle(OutputStream out, StixId id) {
        if (!id.type().equals("bundle")) {
            throw new StixException("not the identifier of a bundle: " + Quoted.of(id.toString()));
        }
        BundleWriter writer = new BundleWriter(out, false);
        writer.put("{\"type\":\"bundle\",\"id\":\"" + id + "\"");
        return writer;
    }

    /** A TAXII envelope; without objects it is empty, as TAXII 2.1 §3.7 has it. */
    public static BundleWriter envelope(OutputStream out) {
        BundleWriter writer = new BundleWriter(out, true);
        writer.put("{");
        return writer;
    }

    /**
     * Writes one object.
     *
     * @throws StixException if the object holds text that has no UTF-8 form; nothing of it is written then
     */
    public void write(StixObject object) {
        byte[] bytes = StixJson.write(object.json());
        if (listOpen) {
            put(",\n");
        } else {
            property("objects");
            put("[\n");
            listOpen = true;
        }
        put(bytes);
    }

    /**
     * Says that there is more to be had behind this envelope.
     *
     * @param next what the client gives back to get it
     */
    public void more(String next) {
        if (!envelope) {
            throw new IllegalStateException("only an envelope has more behind it");
        }
        this.next = Optional.of(next);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (listOpen) {
            put("\n]");
        }
        next.ifPresent(value -> {
            property("more");
            put("true");
            property("next");
            put(StixJson.write(TextNode.valueOf(value)));
        });
        put("}\n");
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void property(String name) {
        put((empty ? "\"" : ",\"") + name + "\":");
        empty = false;
    }

    private void put(String ascii) {
        put(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private void put(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
