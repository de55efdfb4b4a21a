package dev.tocsin.hub.http;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Takes in and drops some of a body that was answered without being read. A connection that ends while its client still sends
 * may lose the answer on its way (RFC 9112 §9.6).
 */
final class Lingering {

    private static final System.Logger LOG = System.getLogger(Lingering.class.getName());
    private static final long MOST_BYTES = 32L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int CHUNK = 16 << 10;

    private Lingering() {}

    static void over(ServerRequest request) {
        if (request.headers().contains(HeaderNames.EXPECT)) {
            return; // the client has not begun to send, and will not
        }
        long started = System.nanoTime();
        try (InputStream in = request.content().inputStream()) {
            byte[] chunk = new byte[CHUNK];
            long dropped = 0;
            int count = in.read(chunk);
            while (count >= 0 && dropped < MOST_BYTES && System.nanoTime() - started < LONGEST.toNanos()) {
                dropped += count;
                count = in.read(chunk);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException | InsufficientDataAvailableException e) {
            // It is gone, or it was begun to be read: either way there is nothing to wait for.
            LOG.log(Level.DEBUG, "a body that was refused ended before its end", e);
        }
    }
}
