package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Members that contribute over HTTP to a node until it is gone, and followers of each channel that go on where they were. Of several
 * nodes each request goes to any, and what one does not answer any more goes to the next.
 */
final class Crowd {

    static final List<String> CHANNELS = List.of("north", "south");

    private static final String TAXII = "application/taxii+json;version=2.1";
    private static final int WRITERS = 4;
    private static final int MOST_OBJECTS = 40;
    private static final int PAGE = 50;

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Beyond it something hangs. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<String> servers;
    private final Random choice = new Random(1);
    private final String administrator;
    private final List<String> members = new ArrayList<>();
    private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, Follower> followers = new HashMap<>();
    private final ConcurrentLinkedQueue<AssertionError> wrong = new ConcurrentLinkedQueue<>();
    private final List<Thread> running = new ArrayList<>();
    private volatile boolean stopped;
    private volatile CountDownLatch answered = new CountDownLatch(1);
    private int round;

    /**
     * A contribution that was answered.
     *
     * @param contribution its id
     * @param ids of the objects that the answer calls accepted
     * @param promise of the log
     */
    record Acknowledged(String channel, String contribution, List<String> ids, JsonNode promise) {}

    private Crowd(List<Integer> ports, String administrator) {
        this.servers = ports.stream().map(port -> "http://127.0.0.1:" + port).toList();
        this.administrator = administrator;
    }

    static Crowd assemble(List<Integer> ports, String administrator) throws IOException, InterruptedException {
        Crowd crowd = new Crowd(ports, administrator);
        for (String channel : CHANNELS) {
            String id = crowd.post("/admin/v1/channels", "{\"name\":\"" + channel + "\"}")
                    .path("id")
                    .asText();
            crowd.followers.put(channel, crowd.new Follower(id));
        }
        for (int i = 0; i < WRITERS; i++) {
            String name = "member " + i;
            crowd.post("/admin/v1/members", "{\"name\":\"" + name + "\",\"kind\":\"operator\"}");
            for (String channel : CHANNELS) {
                crowd.post(
                        "/admin/v1/channels/" + channel + "/admissions",
                        "{\"member\":\"" + name + "\",\"rights\":[\"read\",\"contribute\"]}");
            }
            crowd.members.add(crowd.post("/admin/v1/tokens", "{\"member\":\"" + name + "\"}")
                    .path("secret")
                    .asText());
        }
        return crowd;
    }

    /** Lets all write and read until the node is gone or, of several, until they are told to stop. */
    void begin() {
        round++;
        stopped = false;
        answered = new CountDownLatch(1);
        for (int i = 0; i < WRITERS; i++) {
            String token = members.get(i);
            Random random = new Random(31L * round + i);
            running.add(Thread.ofVirtual().start(() -> untilGone(() -> contribute(token, random))));
        }
        followers.values().forEach(follower -> running.add(Thread.ofVirtual().start(() -> untilGone(follower::page))));
    }

    /** Waits until one more contribution is acknowledged than now. */
    void awaitAnotherAnswer() throws InterruptedException {
        answered = new CountDownLatch(1);
        awaitAnswer();
    }

    /** Waits until a contribution was acknowledged since they began. */
    void awaitAnswer() throws InterruptedException {
        if (!answered.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("nothing was acknowledged within " + LONGEST_WAIT);
        }
    }

    /** Tells all to stop after what they are at. */
    void stop() {
        stopped = true;
    }

    void join() throws InterruptedException {
        for (Thread thread : running) {
            thread.join();
        }
        running.clear();
        if (!wrong.isEmpty()) {
            throw new AssertionError("wrong while the node ran", wrong.element());
        }
    }

    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    private void untilGone(Step step) {
        try {
            while (!stopped) {
                take(step);
            }
        } catch (HttpTimeoutException e) {
            wrong.add(new AssertionError("a node that lives did not answer", e));
        } catch (IOException | InterruptedException gone) {
            // The node was killed: what was under way is answered by nobody, and nobody counts on it.
        } catch (AssertionError e) {
            wrong.add(e);
        }
    }

    private void take(Step step) throws IOException, InterruptedException {
        try {
            step.take();
            if (servers.size() > 1) {
                // They go on while a node starts again, and are not to fill the disk meanwhile.
                Thread.sleep(PAUSE);
            }
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            if (servers.size() == 1) {
                throw e;
            }
            // One of several was killed: whoever asked asks another one.
        }
    }

    private void contribute(String token, Random random) throws IOException, InterruptedException {
        String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        ObjectNode envelope = StixJson.mapper().createObjectNode();
        var objects = envelope.putArray("objects");
        for (int left = random.nextInt(MOST_OBJECTS); left >= 0; left--) {
            objects.addObject()
                    .put("type", "identity")
                    .put("spec_version", "2.1")
                    .put("id", "identity--" + UUID.randomUUID())
                    .put("created", "2026-01-01T00:00:00.000Z")
                    .put("modified", "2026-01-01T00:00:00.000Z")
                    .put("name", "one of the crowd");
        }
        HttpResponse<String> answer = http.send(
                request("/api/collections/" + follower(channel).id + "/objects/", token)
                        .header("Content-Type", TAXII)
                        .POST(BodyPublishers.ofByteArray(StixJson.write(envelope)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        JsonNode status = StixJson.read(answer.body());
        List<String> ids = new ArrayList<>();
        status.path("successes").forEach(success -> ids.add(success.path("id").asText()));
        acknowledged.add(new Acknowledged(channel, status.path("id").asText(), ids, status.path("x_tocsin_proof")));
        answered.countDown();
    }

    /** Reads to the end of each channel. */
    void catchUp() throws IOException, InterruptedException {
        for (Follower follower : followers.values()) {
            follower.toTheEnd();
        }
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<String> accepted() {
        return acknowledged.stream().flatMap(each -> each.ids().stream()).toList();
    }

    List<String> accepted(String channel) {
        return acknowledged.stream()
                .filter(each -> each.channel().equals(channel))
                .flatMap(each -> each.ids().stream())
                .toList();
    }

    int records() {
        return followers.values().stream()
                .mapToInt(follower -> follower.seen.size())
                .sum();
    }

    private Follower follower(String channel) {
        return Objects.requireNonNull(followers.get(channel), channel);
    }

    /** All that the follower of a channel saw, in the order in which it did. */
    List<String> followed(String channel) {
        return follower(channel).seen;
    }

    /** A channel from its beginning, read at once. */
    List<String> read(String channel) throws IOException, InterruptedException {
        Follower fresh = new Follower(follower(channel).id);
        fresh.toTheEnd();
        return fresh.seen;
    }

    /** Waits until the log has an entry more. */
    void awaitBeat() throws IOException, InterruptedException {
        String before = get("/log/checkpoint").body();
        long start = System.nanoTime();
        while (get("/log/checkpoint").body().equals(before)) {
            if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
                throw new AssertionError("the log does not grow: " + before);
            }
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path, administrator).GET().build(), BodyHandlers.ofString());
    }

    private JsonNode post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(path, administrator)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " " + answer.statusCode() + " " + answer.body());
        }
        return StixJson.read(answer.body());
    }

    private String server() {
        return servers.get(choice.nextInt(servers.size()));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(server() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", path.startsWith("/api/") ? TAXII : "*/*")
                .header("Authorization", "Bearer " + token);
    }

    /** Reads one channel page by page, each from the last cursor or date that it was given. */
    private final class Follower {

        private final String id;
        private final List<String> seen = new ArrayList<>();
        private String addedAfter = "";

        Follower(String id) {
            this.id = id;
        }

        /** One page; what is behind the last one may come later. */
        boolean page() throws IOException, InterruptedException {
            String path = "/api/collections/" + id + "/objects/?limit=" + PAGE
                    + (addedAfter.isEmpty() ? "" : "&added_after=" + addedAfter);
            HttpResponse<String> answer =
                    http.send(request(path, administrator).GET().build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            JsonNode page = StixJson.read(answer.body());
            page.path("objects").forEach(object -> seen.add(object.path("id").asText()));
            addedAfter = answer.headers().firstValue("X-TAXII-Date-Added-Last").orElse(addedAfter);
            return page.path("more").asBoolean();
        }

        void toTheEnd() throws IOException, InterruptedException {
            boolean more = true;
            while (more) {
                more = page();
            }
        }
    }
}
