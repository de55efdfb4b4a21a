package dev.tocsin.hub;

import static dev.tocsin.hub.Campaigns.id;
import static dev.tocsin.hub.Campaigns.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.hub.EventStream.Event;
import dev.tocsin.share.community.Right;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stream of a channel's events over a real socket. The timeout is for a stream that never says what it should. */
@Timeout(60)
class EventStreamTest {

    private static final String EVENTS = "/share/v1/channels/early-warning/events";

    private final RunningHub hub = new RunningHub();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String writer = "";
    private String reader = "";

    @BeforeEach
    void aCommunity() {
        hub.channel("early-warning");
        writer = hub.member("Writer");
        reader = hub.member("Reader");
        hub.admit("Writer", "early-warning", Right.READ, Right.CONTRIBUTE);
        hub.admit("Reader", "early-warning", Right.READ);
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        hub.close();
    }

    @Test
    void tellsWhatIsAcceptedFromNowOn() throws Exception {
        contribute(1);
        try (EventStream stream = follow(reader, EVENTS)) {
            contribute(2, 3);

            List<Event> events = stream.next(2);

            assertThat(events).extracting(Event::told).containsExactly("record " + id(2), "record " + id(3));
            Event first = events.getFirst();
            assertThat(first.data().path("object")).isEqualTo(StixJson.read(object(2)));
            assertThat(first.data().path("version").asText()).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(first.data().path("date_added").asText()).matches("\\d{4}-.*\\.\\d{6}Z");
            assertThat(first.id()).hasSize(88);
        }
    }

    @Test
    void resumesBehindAnyEventWithoutLossOrRepetition() throws Exception {
        contribute(1, 2, 3, 4, 5);
        withdraw(2);
        List<Event> all = ended(reader, EVENTS + "?from=start&follow=false").rest();
        assertThat(all)
                .extracting(Event::told)
                .containsExactly("record " + id(1), "record " + id(3), "record " + id(4), "record " + id(5));

        for (int known = 1; known <= all.size(); known++) {
            String cursor = all.get(known - 1).id();
            try (EventStream stream = follow(reader, EVENTS + "?after=" + cursor)) {
                assertThat(stream.next(all.size() - known)).isEqualTo(all.subList(known, all.size()));
            }
            HttpResponse<InputStream> resumed = http.send(
                    hub.request(reader, EVENTS + "?follow=false")
                            .header("Last-Event-ID", cursor)
                            .build(),
                    BodyHandlers.ofInputStream());
            assertThat(new EventStream(resumed.body()).rest()).isEqualTo(all.subList(known, all.size()));
        }
    }

    @Test
    void tellsWhatIsTakenBackToThoseWhoWereToldOfIt() throws Exception {
        contribute(1, 2);
        List<Event> both = ended(reader, EVENTS + "?from=start&follow=false").rest();
        try (EventStream live = follow(reader, EVENTS)) {
            withdraw(2);
            contribute(3);

            assertThat(live.next(2)).extracting(Event::told).containsExactly("withdrawn " + id(2), "record " + id(3));
        }
        String afterOne = both.get(0).id();
        String afterTwo = both.get(1).id();
        assertThat(ended(reader, EVENTS + "?follow=false&after=" + afterTwo).rest())
                .extracting(Event::told)
                .containsExactly("withdrawn " + id(2), "record " + id(3));
        assertThat(ended(reader, EVENTS + "?follow=false&after=" + afterOne).rest())
                .as("it was never told of the second")
                .extracting(Event::told)
                .containsExactly("record " + id(3));
    }

    @Test
    void saysWhereItBeginsBeforeAnythingHappens() throws Exception {
        contribute(1);
        String hello = hub.get(reader, EVENTS + "?follow=false").body();
        assertThat(hello).matches("id: [0-9a-f]{88}\n\n");

        contribute(2);

        String cursor = hello.strip().substring("id: ".length());
        assertThat(ended(reader, EVENTS + "?follow=false&after=" + cursor).rest())
                .extracting(Event::told)
                .containsExactly("record " + id(2));
    }

    @Test
    void nobodyMakesUpACursor() {
        contribute(1);
        hub.channel("other");
        hub.admit("Reader", "other", Right.READ);
        String cursor = "0".repeat(88);

        for (String wrong : List.of(cursor, "after-1", "x")) {
            HttpResponse<String> response = hub.get(reader, EVENTS + "?follow=false&after=" + wrong);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("not the id of an event of this channel: \\\"" + wrong.charAt(0));
        }
    }

    @Test
    void aCursorIsOfOneChannel() throws Exception {
        contribute(1);
        hub.channel("other");
        hub.admit("Reader", "other", Right.READ);
        String cursor = ended(reader, EVENTS + "?from=start&follow=false")
                .rest()
                .getFirst()
                .id();

        assertThat(hub.get(reader, "/share/v1/channels/other/events?follow=false&after=" + cursor)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void endsWhenTheMemberIsDismissed() throws Exception {
        try (EventStream stream = follow(reader, EVENTS)) {
            hub.dismiss("Reader", "early-warning");

            assertThat(stream.rest()).isEmpty();
        }
        assertThat(hub.get(reader, EVENTS).statusCode()).isEqualTo(404);
    }

    @Test
    void endsWhenTheTokenIsRevokedAndOthersGoOn() throws Exception {
        try (EventStream revoked = follow(reader, EVENTS);
                EventStream other = follow(writer, EVENTS)) {
            hub.revokeTokensOf("Reader");

            assertThat(revoked.rest()).isEmpty();
            contribute(1);
            assertThat(other.next(1)).extracting(Event::told).containsExactly("record " + id(1));
        }
    }

    @Test
    void whoMayNotReadIsToldNothing() {
        hub.member("Blind");
        String blind = hub.member("Contributor");
        hub.admit("Contributor", "early-warning", Right.CONTRIBUTE);

        assertThat(hub.get(blind, EVENTS).statusCode()).isEqualTo(403);
        assertThat(hub.get(hub.member("Stranger"), EVENTS).statusCode()).isEqualTo(404);
        assertThat(hub.get("", EVENTS).statusCode()).isEqualTo(401);
        assertThat(hub.get(reader, EVENTS + "?form=start").statusCode()).isEqualTo(400);
        assertThat(hub.get(reader, EVENTS + "?from=yesterday").body())
                .contains("from is now or start, not \\\"yesterday\\\"");
    }

    @Test
    void manyFollowWhileManyWriteAndNoneMissesOrRepeatsAnything() throws Exception {
        int followers = 40;
        int each = 60;
        List<Future<List<Event>>> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<EventStream> streams = new ArrayList<>();
            for (int i = 0; i < followers; i++) {
                streams.add(follow(reader, EVENTS));
            }
            streams.forEach(stream -> told.add(threads.submit(() -> stream.next(3 * each))));
            for (int part = 0; part < 3; part++) {
                int from = part * each;
                threads.execute(() -> IntStream.range(from, from + each).forEach(number -> contribute(number)));
            }
        }

        List<Event> all = ended(reader, EVENTS + "?from=start&follow=false").rest();
        assertThat(all).hasSize(3 * each);
        for (Future<List<Event>> one : told) {
            assertThat(one.get()).isEqualTo(all);
        }
    }

    @Test
    void aFollowerThatReadsNothingHoldsUpNobody() throws Exception {
        String padding = "x".repeat(200_000);
        HttpResponse<InputStream> silent = http.send(hub.request(reader, EVENTS).build(), BodyHandlers.ofInputStream());
        try (EventStream other = follow(writer, EVENTS)) {
            for (int number = 0; number < 60; number++) {
                contribute("{\"objects\":["
                        + object(number).replace("\"name\"", "\"description\":\"" + padding + "\",\"name\"") + "]}");
                assertThat(other.next(1)).extracting(Event::told).containsExactly("record " + id(number));
            }
        }
        // Twelve megabytes later it reads, and has all of them: more than is kept in memory for it.
        assertThat(new EventStream(silent.body()).next(60))
                .extracting(Event::told)
                .containsExactlyElementsOf(IntStream.range(0, 60)
                        .mapToObj(number -> "record " + id(number))
                        .toList());
    }

    private EventStream follow(String token, String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(hub.request(token, path).build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new EventStream(response.body());
    }

    private EventStream ended(String token, String path) throws IOException, InterruptedException {
        return follow(token, path);
    }

    private void contribute(int... numbers) {
        contribute(Campaigns.envelope(IntStream.of(numbers)));
    }

    private void contribute(String envelope) {
        HttpResponse<String> response = hub.post(writer, "/api/collections/early-warning/objects/", envelope);
        assertThat(RunningHub.json(response).path("failure_count").asInt())
                .as(response.body())
                .isZero();
    }

    private void withdraw(int number) {
        assertThat(hub.delete(writer, "/api/collections/early-warning/objects/" + id(number) + "/")
                        .statusCode())
                .isEqualTo(200);
    }
}
