package dev.tocsin.hub.http;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Takes in request bodies, so that all that are in memory at once stay within a fixed number of bytes, and so that none
 * takes forever to arrive.
 */
final class BodyIntake {

    private static final int CHUNK = 16 << 10;
    private static final Duration LONGEST_WAIT_FOR_ROOM = Duration.ofSeconds(10);

    private final Semaphore roomInKilobytes;
    private final Duration longestArrival;

    BodyIntake(int roomInKilobytes, Duration longestArrival) {
        this.roomInKilobytes = new Semaphore(roomInKilobytes, true);
        this.longestArrival = longestArrival;
    }

    <T> T read(ServerRequest request, long maxBytes, Function<byte[], T> reader) {
        OptionalLong announced = announced(request);
        if (announced.orElse(0) > maxBytes) {
            throw tooLarge(maxBytes);
        }
        int kilobytes = (int) (announced.orElse(maxBytes) / 1024) + 1;
        if (!acquire(kilobytes)) {
            throw new ProblemException(Problem.BUSY, "too much is being taken in at once");
        }
        try {
            return reader.apply(bytes(request, maxBytes));
        } finally {
            roomInKilobytes.release(kilobytes);
        }
    }

    private byte[] bytes(ServerRequest request, long maxBytes) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        long started = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = request.content().inputStream()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                body.write(chunk, 0, count);
                if (body.size() > maxBytes) {
                    throw tooLarge(maxBytes);
                }
                if (System.nanoTime() - started > longestArrival.toNanos()) {
                    throw tooSlow();
                }
            }
            return body.toByteArray();
        } catch (IOException | UncheckedIOException | InsufficientDataAvailableException e) {
            // The connection is gone or silent: whatever is answered, most likely nobody reads it.
            throw tooSlow();
        }
    }

    private boolean acquire(int kilobytes) {
        try {
            return roomInKilobytes.tryAcquire(kilobytes, LONGEST_WAIT_FOR_ROOM.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static OptionalLong announced(ServerRequest request) {
        return request.headers().contains(HeaderNames.CONTENT_LENGTH)
                ? request.headers().contentLength()
                : OptionalLong.empty();
    }

    private static ProblemException tooLarge(long maxBytes) {
        return new ProblemException(Problem.TOO_LARGE, "the body has more than " + maxBytes + " bytes");
    }

    private ProblemException tooSlow() {
        return new ProblemException(
                Problem.TOO_SLOW, "the body was not complete within " + longestArrival.toSeconds() + " seconds");
    }
}
