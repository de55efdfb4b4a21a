package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Followers that hold an event stream each, while one object after the other is contributed. They are plain sockets in
 * virtual threads, so that most of the work is the hub's.
 */
final class OpenStreams implements AutoCloseable {

    private static final Pattern OBJECT = Pattern.compile("data: ?\\{\"id\":\"([^\"]+)\".*");
    private static final int READ_AHEAD = 1 << 12;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final List<Socket> sockets = new ArrayList<>();
    private final CountDownLatch following;
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Map<String, Deliveries> byObject = new ConcurrentHashMap<>();

    private OpenStreams(int count) {
        this.following = new CountDownLatch(count);
    }

    /** When each follower had an object, in nanoseconds of this process. */
    private static final class Deliveries {

        private final AtomicLongArray received;
        private final CountDownLatch outstanding;

        Deliveries(int followers) {
            this.received = new AtomicLongArray(followers);
            this.outstanding = new CountDownLatch(followers);
        }

        void arrived(int follower, long moment) {
            if (received.compareAndSet(follower, 0, moment)) {
                outstanding.countDown();
            }
        }
    }

    /** Opens so many, and waits until each of them follows. */
    static OpenStreams open(URI hub, String token, String channel, int count) throws IOException, InterruptedException {
        OpenStreams streams = new OpenStreams(count);
        try {
            for (int i = 0; i < count; i++) {
                Socket socket = new Socket(hub.getHost(), hub.getPort());
                streams.sockets.add(socket);
                String request = "GET /share/v1/channels/" + channel + "/events HTTP/1.1\r\nHost: " + hub.getHost()
                        + ":" + hub.getPort() + "\r\nAuthorization: Bearer " + token
                        + "\r\nAccept: text/event-stream\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                int follower = i;
                Thread.ofVirtual().start(() -> streams.follow(follower, socket));
            }
            if (!streams.following.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS) || !streams.refused.isEmpty()) {
                throw new IllegalStateException(streams.following.getCount() + " of " + count
                        + " streams were silent, and " + streams.refused.size() + " were refused: "
                        + Set.copyOf(streams.refused));
            }
            return streams;
        } catch (IOException | InterruptedException | RuntimeException e) {
            streams.close();
            throw e;
        }
    }

    /** A stream begins with an id alone; whatever else is no event, such as the length of a chunk, is passed over. */
    private void follow(int follower, Socket socket) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(
                        new BufferedInputStream(socket.getInputStream(), READ_AHEAD), StandardCharsets.UTF_8),
                READ_AHEAD)) {
            String answer = String.valueOf(lines.readLine());
            if (!answer.startsWith("HTTP/1.1 200 ")) {
                refused.add(answer);
                following.countDown();
                return;
            }
            boolean begun = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!begun && line.startsWith("id:")) {
                    begun = true;
                    following.countDown();
                }
                Matcher object = OBJECT.matcher(line);
                if (object.matches()) {
                    deliveries(object.group(1)).arrived(follower, System.nanoTime());
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException("a stream broke", e);
            }
        }
    }

    private Deliveries deliveries(String object) {
        return byObject.computeIfAbsent(object, _ -> new Deliveries(sockets.size()));
    }

    /**
     * Contributes for a while, and waits until everybody has everything.
     *
     * @return from the answer to the contributor until a follower had the object, in nanoseconds, for each of both; what
     *     came before the answer counts as nothing
     * @throws IllegalStateException if an object does not reach a follower within a minute
     */
    List<Long> delays(HubClient contributor, String channel, GeneratedObjects objects, Duration time)
            throws IOException, InterruptedException {
        List<Long> delays = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            JsonNode status = contributor.contribute(channel, objects.envelope(1));
            long answered = System.nanoTime();
            Deliveries deliveries =
                    deliveries(status.path("successes").path(0).path("id").asText());
            if (!deliveries.outstanding.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(deliveries.outstanding.getCount() + " followers did not get " + status);
            }
            for (int follower = 0; follower < sockets.size(); follower++) {
                delays.add(Math.max(0, deliveries.received.get(follower) - answered));
            }
            Thread.sleep(BETWEEN);
        }
        return delays;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
