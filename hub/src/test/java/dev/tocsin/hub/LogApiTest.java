package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.receipt.Proof;
import dev.tocsin.ledger.receipt.Verdict;
import dev.tocsin.ledger.tile.TilePath;
import dev.tocsin.ledger.tile.TiledTree;
import dev.tocsin.share.community.Right;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as anyone sees it, and proofs as their owners get them, over a real socket. */
class LogApiTest {

    private static final String IDENTITY =
            "{\"objects\":[{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--00000000-0000-4000-8000-000000000001\","
                    + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"2020-01-01T00:00:00.000Z\",\"name\":\"n\"}]}";

    private final RunningHub hub = new RunningHub();
    private String lab = "";
    private String other = "";
    private String channel = "";

    @BeforeEach
    void community() {
        lab = hub.member("Lab");
        other = hub.member("Other");
        channel = hub.channel("threats");
        hub.admit("Lab", "threats", Right.READ, Right.CONTRIBUTE);
        hub.admit("Other", "threats", Right.READ, Right.CONTRIBUTE);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theAnswerToAContributionCarriesAPromiseThatTheLogKeeps() {
        JsonNode status = json(hub.post(lab, "/api/collections/" + channel + "/objects/", IDENTITY));
        Verdict promised = verify(status.path("x_tocsin_proof"));
        assertThat(promised).isInstanceOf(Verdict.Promised.class);
        String receipts = "/receipts/" + status.path("id").asText();
        assertThat(json(hub.get(lab, receipts))).isEqualTo(status.path("x_tocsin_proof"));

        hub.beat();
        hub.beat();
        JsonNode receipt = json(hub.get(lab, receipts));

        assertThat(verify(receipt)).isInstanceOfSatisfying(Verdict.InLog.class, in -> {
            assertThat(in.entry()).isZero().isLessThanOrEqualTo(((Verdict.Promised) promised).byEntry());
            assertThat(in.checkpoint().size()).isEqualTo(2);
        });
        assertThat(receipt.path("salt")).isEqualTo(status.path("x_tocsin_proof").path("salt"));
        assertThat(receipt.path("statement").asText()).contains(channel, "identity--00000000");
        assertThat(json(hub.get(hub.administrator, receipts))).isEqualTo(receipt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/collections/%s/objects/",
                "/api/collections/%s/objects/identity--00000000-0000-4000-8000-000000000001/",
                "/api/collections/%s/manifest/",
                "/share/v1/channels/%s/records",
                "/share/v1/channels/%s/events?follow=false&from=start",
            })
    void whatIsAnsweredIsAReleaseOfWhichTheReaderHasTheReceipt(String path) {
        hub.post(lab, "/api/collections/" + channel + "/objects/", IDENTITY);
        HttpResponse<String> answer = hub.get(other, path.formatted(channel));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("identity--00000000-0000-4000-8000-000000000001");
        hub.settle();
        hub.beat();

        JsonNode list = json(hub.get(other, "/receipts"));
        assertThat(list.path("more").asBoolean()).isFalse();
        assertThat(list.path("receipts"))
                .extracting(each -> each.path("kind").asText() + " " + each.path("entry"))
                .containsExactly("membership 0", "release 0");
        JsonNode receipt = json(hub.get(
                other, "/receipts/" + list.path("receipts").path(1).path("id").asText()));
        assertThat(verify(receipt)).isInstanceOf(Verdict.InLog.class);
        assertThat(receipt.path("statement").asText())
                .contains("added_from", channel)
                .doesNotContain("identity");
        assertThat(json(hub.get(lab, "/receipts")).path("receipts"))
                .extracting(each -> each.path("kind").asText())
                .containsExactly("membership", "contribution");
    }

    @Test
    void proofsAreListedAPageAtATime() {
        hub.post(lab, "/api/collections/" + channel + "/objects/", IDENTITY);
        JsonNode first = json(hub.get(lab, "/receipts?limit=1"));
        String id = first.path("receipts").path(0).path("id").asText();

        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(json(hub.get(lab, "/receipts?limit=5&after=" + id)).path("receipts"))
                .extracting(each -> each.path("kind").asText())
                .containsExactly("contribution");
        assertThat(hub.get(lab, "/receipts?after=nonsense").statusCode()).isEqualTo(400);
        assertThat(hub.get(lab, "/receipts?limit=0").statusCode()).isEqualTo(400);
        assertThat(hub.get(lab, "/receipts?page=2").body()).contains("no such parameter here");
        assertThat(hub.get("", "/receipts").statusCode()).isEqualTo(401);
    }

    @Test
    void someoneElsesProofIsAnsweredAsOneThatIsNotThere() {
        String id = json(hub.post(lab, "/api/collections/" + channel + "/objects/", IDENTITY))
                .path("id")
                .asText();

        HttpResponse<String> hidden = hub.get(other, "/receipts/" + id);
        HttpResponse<String> missing = hub.get(other, "/receipts/00000000-0000-4000-8000-000000000000");

        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(missing.body());
        assertThat(hub.get(other, "/receipts/nonsense").statusCode()).isEqualTo(404);
        assertThat(hub.get("", "/receipts/" + id).statusCode()).isEqualTo(401);
    }

    @Test
    void anyoneCanReadTheLogAndCheckAllOfIt() {
        for (int i = 0; i < 3; i++) {
            hub.beat();
        }
        HttpResponse<String> checkpoint = hub.get("", "/log/checkpoint");
        Note note = Note.parse(checkpoint.body());
        var tree = new Verifier(keys()).checkpoint(note);

        assertThat(checkpoint.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(checkpoint.headers().firstValue("Cache-Control")).contains("public, max-age=2");
        assertThat(tree.size()).isEqualTo(3);
        assertThat(TiledTree.of(this::tile, 3).root()).isEqualTo(tree.root());
        assertThat(TiledTree.entriesAround(this::tile, 3, 0)).hasSize(3).allMatch(entry -> entry.length == 32);
        assertThat(hub.send(hub.request("", "/log/tile/0/000.p/3").GET())
                        .headers()
                        .firstValue("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
    }

    /** Its size is how often it has beaten, whatever happened in between. */
    @Test
    void theLogDoesNotGrowByWhatHappens() {
        hub.beat();
        String before = hub.get("", "/log/checkpoint").body();
        for (int i = 0; i < 5; i++) {
            hub.post(lab, "/api/collections/" + channel + "/objects/", IDENTITY.replace("0001\"", "000" + i + "\""));
        }

        assertThat(hub.get("", "/log/checkpoint").body()).isEqualTo(before);
        hub.beat();
        hub.beat();
        assertThat(new Verifier(keys())
                        .checkpoint(Note.parse(hub.get("", "/log/checkpoint").body()))
                        .size())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log",
                "/log/",
                "/log/tile/0/000",
                "/log/tile/0/000.p/9",
                "/log/tile/0/000.unfinished",
                "/log/log.key",
                "/log/../log.key",
                "/log/%2e%2e/log.key",
                "/log/tile/..%2f..%2f..%2flog.key",
                "/log/tocsin.db",
                "/log/checkpoint.unfinished"
            })
    void nothingElseIsServedFromThere(String path) {
        hub.beat();

        assertThat(hub.get("", path).statusCode()).isIn(400, 404);
    }

    private Verdict verify(JsonNode proof) {
        return Proof.parse(proof.toString().getBytes(StandardCharsets.UTF_8)).verify(new Verifier(keys()));
    }

    private List<VerifierKey> keys() {
        return hub.get("", "/log/key").body().lines().map(VerifierKey::parse).toList();
    }

    private byte[] tile(TilePath path) {
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(hub.request("", "/log/" + path).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as("%s", path).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new LedgerException("no " + path, "", e);
        }
    }
}
