package dev.tocsin.hub;

import static dev.tocsin.hub.Campaigns.id;
import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.EventStream.Event;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.receipt.Proof;
import dev.tocsin.ledger.receipt.Verdict;
import dev.tocsin.share.community.Right;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL: whichever is asked, it is one exchange. */
@Timeout(120)
class NodesTest {

    private static final String OBJECTS = "/api/collections/early-warning/objects/";
    private static final String EVENTS = "/share/v1/channels/early-warning/events";

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private TestPostgres postgres;
    private RunningHub one;
    private RunningHub other;
    private String writer = "";
    private String reader = "";

    @BeforeEach
    void twoNodes() throws Exception {
        postgres = TestPostgres.start();
        one = RunningHub.on(folder.resolve("one"), postgres.address());
        Files.createDirectory(folder.resolve("other"));
        Files.copy(folder.resolve("one/log.key"), folder.resolve("other/log.key"));
        other = RunningHub.on(folder.resolve("other"), postgres.address());
        one.channel("early-warning");
        writer = one.member("Writer");
        reader = other.member("Reader");
        one.admit("Writer", "early-warning", Right.READ, Right.CONTRIBUTE);
        other.admit("Reader", "early-warning", Right.READ);
    }

    @AfterEach
    void stop() throws Exception {
        http.shutdownNow();
        other.close();
        one.close();
        postgres.close();
    }

    @Test
    void whatIsAcceptedAtOneIsStreamedFromTheOther() throws Exception {
        try (EventStream stream = follow(other, EVENTS)) {
            contribute(one, 1);
            contribute(other, 2);
            assertThat(one.delete(writer, OBJECTS + id(1) + "/").statusCode()).isEqualTo(200);

            List<Event> events = stream.next(3);
            assertThat(events)
                    .extracting(Event::told)
                    .containsExactlyInAnyOrder("record " + id(1), "record " + id(2), "withdrawn " + id(1));
            try (EventStream resumed =
                    follow(one, EVENTS + "?after=" + events.getFirst().id())) {
                assertThat(resumed.next(2))
                        .extracting(Event::told)
                        .containsExactlyInAnyOrder("record " + id(2), "withdrawn " + id(1));
            }
        }
    }

    @Test
    void aTokenThatIsRevokedAtOneDoesNotCountAtTheOther() throws Exception {
        try (EventStream stream = follow(other, EVENTS)) {
            one.revokeTokensOf("Reader");

            assertThat(other.get(reader, OBJECTS).statusCode()).isEqualTo(401);
            assertThat(stream.rest()).isEmpty();
        }
    }

    @Test
    void aPageThatBeganAtOneGoesOnAtTheOther() {
        contribute(one, 1);
        contribute(other, 2);
        contribute(one, 3);

        JsonNode first = json(one.get(reader, OBJECTS + "?limit=1"));
        JsonNode second = json(other.get(
                reader, OBJECTS + "?limit=1&next=" + first.path("next").asText()));
        JsonNode third = json(
                one.get(reader, OBJECTS + "?limit=1&next=" + second.path("next").asText()));

        assertThat(List.of(first, second, third))
                .extracting(page -> page.path("objects").path(0).path("id").asText())
                .containsExactly(id(1), id(2), id(3));
    }

    @Test
    void bothServeOneLogAndTheReceiptsOfEachOther() throws Exception {
        String atOne = contribute(one, 1);
        String atOther = contribute(other, 2);
        one.beat();
        other.beat();
        one.beat();

        assertThat(one.get("", "/log/key").body())
                .isEqualTo(other.get("", "/log/key").body());
        Verifier verifier = new Verifier(
                one.get("", "/log/key").body().lines().map(VerifierKey::parse).toList());
        for (RunningHub node : List.of(one, other)) {
            for (String contribution : List.of(atOne, atOther)) {
                String proof = node.get(writer, "/receipts/" + contribution).body();
                assertThat(Proof.parse(proof.getBytes(StandardCharsets.UTF_8)).verify(verifier))
                        .isInstanceOf(Verdict.InLog.class);
            }
        }
    }

    private EventStream follow(RunningHub node, String path) throws Exception {
        HttpResponse<InputStream> response =
                http.send(node.request(reader, path).build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new EventStream(response.body());
    }

    /** @return the id of the contribution */
    private String contribute(RunningHub node, int number) {
        JsonNode status = json(node.post(writer, OBJECTS, Campaigns.envelope(IntStream.of(number))));
        assertThat(status.path("failure_count").asInt(1)).as(status.toString()).isZero();
        return status.path("id").asText();
    }
}
