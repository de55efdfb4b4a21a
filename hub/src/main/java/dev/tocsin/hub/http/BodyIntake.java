package dev.tocsin.hub.http;

import dev.tocsin.stix.Quoted;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.ZipException;

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
        boolean packed = isPacked(request);
        int kilobytes = (int) ((packed ? maxBytes : announced.orElse(maxBytes)) / 1024) + 1;
        if (!acquire(kilobytes)) {
            throw new ProblemException(Problem.BUSY, "too much is being taken in at once");
        }
        try {
            return reader.apply(bytes(request, packed, maxBytes));
        } finally {
            roomInKilobytes.release(kilobytes);
        }
    }

    private byte[] bytes(ServerRequest request, boolean packed, long maxBytes) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        long started = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (InputStream sent = request.content().inputStream();
                InputStream in = packed ? new Inflating(sent) : sent) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                body.write(chunk, 0, count);
                if (body.size() > maxBytes) {
                    dropSome(in, chunk, maxBytes, started);
                    throw tooLarge(maxBytes);
                }
                if (System.nanoTime() - started > longestArrival.toNanos()) {
                    throw tooSlow();
                }
            }
            return body.toByteArray();
        } catch (ZipException | EOFException e) {
            throw new ProblemException(Problem.BAD_REQUEST, "the body says that it is gzip, and is not, or breaks off");
        } catch (IOException | UncheckedIOException | InsufficientDataAvailableException e) {
            // The connection is gone or silent: whatever is answered, most likely nobody reads it.
            throw tooSlow();
        }
    }

    /** So that a client that sends it whole before it listens hears the answer; as much again, and no more memory. */
    private void dropSome(InputStream in, byte[] chunk, long most, long started) throws IOException {
        long dropped = 0;
        int count = in.read(chunk);
        while (count >= 0 && dropped < most && System.nanoTime() - started < longestArrival.toNanos()) {
            dropped += count;
            count = in.read(chunk);
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

    /** Whether the body has the coding gzip (RFC 9110 §8.4); there is no other here. */
    private static boolean isPacked(ServerRequest request) {
        if (!request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
            return false;
        }
        String codings = String.join(
                ",", request.headers().get(HeaderNames.CONTENT_ENCODING).allValues());
        return switch (codings.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> true;
            case "", "identity" -> false;
            default ->
                throw new ProblemException(
                        Problem.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding is " + Quoted.of(codings),
                        Optional.of("send it as it is, or in the coding gzip"));
        };
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
