package dev.tocsin.hub;

import static dev.tocsin.hub.RunningHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.taxii.TaxiiMediaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller is told, in both dialects, when the store under a running hub fails. */
class StoreFailureTest {

    private static final String FULL =
            "the hub's disk is full: nothing of this was stored, and what was accepted before is kept";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aStoreThatCannotBeReachedIs503AndSaysWhenToTryAgain() throws SQLException {
        try (RunningHub hub = new RunningHub()) {
            assertThat(hub.get(hub.administrator, "/api/").statusCode()).isEqualTo(200);
            hub.takeStoreAway();

            HttpResponse<String> taxii = hub.get(hub.administrator, "/api/");
            HttpResponse<String> admin = hub.get(hub.administrator, "/admin/v1/members");
            HttpResponse<String> ready = hub.get("", "/health/ready");

            assertThat(List.of(taxii, admin)).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("60");
            });
            assertThat(header(taxii, "Content-Type")).isEqualTo(TaxiiMediaType.TAXII);
            assertThat(json(taxii).path("title").asText()).isEqualTo("the hub cannot reach its store");
            assertThat(json(taxii).path("error_code").asText()).isEqualTo("storage-unavailable");
            assertThat(json(taxii).path("http_status").asText()).isEqualTo("503");
            assertThat(json(taxii).path("error_id").asText()).isNotEmpty();
            assertThat(header(admin, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(json(admin).path("type").asText()).isEqualTo("urn:tocsin:problem:storage-unavailable");
            assertThat(json(admin).path("title").asText()).isEqualTo("the hub cannot reach its store");
            assertThat(json(admin).path("status").asInt()).isEqualTo(503);
            assertThat(json(admin).path("hint").asText()).contains("try again in a minute");
            assertThat(json(admin).path("reference").asText()).isNotEmpty();
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(header(ready, "Retry-After")).isEqualTo("5");
        }
    }

    @Test
    void aFullDiskIs507AndSaysThatNothingOfItWasStored() throws IOException, InterruptedException {
        // No file may grow beyond 4,000 blocks of 512 bytes: the same answer from the system as a disk without room.
        Process process = HubProcess.start("ulimit -f 4000; ", List.of(), folder, 0);
        try (HttpClient http = HttpClient.newHttpClient();
                BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String[] uriAndToken = said.readLine().split(" ", -1);
            URI hub = URI.create(uriAndToken[0]);
            String token = uriAndToken[1];
            HttpRequest.Builder channel = request(hub, token, "/admin/v1/channels", "application/json")
                    .POST(BodyPublishers.ofString("{\"name\":\"crowd\"}"));
            assertThat(http.send(channel.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(201);

            HttpResponse<String> taxii = firstRefused(
                    http,
                    request(hub, token, "/api/collections/crowd/objects/", TaxiiMediaType.TAXII),
                    StoreFailureTest::envelope);
            HttpResponse<String> admin = firstRefused(
                    http,
                    request(hub, token, "/admin/v1/members", "application/json"),
                    number -> "{\"name\":\"Member %d %s\",\"kind\":\"operator\"}".formatted(number, "x".repeat(50)));

            JsonNode error = json(taxii);
            assertThat(taxii.statusCode()).as(taxii.body()).isEqualTo(507);
            assertThat(header(taxii, "Content-Type")).isEqualTo(TaxiiMediaType.TAXII);
            assertThat(error.path("title").asText()).isEqualTo(FULL);
            assertThat(error.path("description").asText()).contains("make room, then send it again");
            assertThat(error.path("error_code").asText()).isEqualTo("storage-full");
            assertThat(error.path("http_status").asText()).isEqualTo("507");
            assertThat(error.path("error_id").asText()).isNotEmpty();
            JsonNode problem = json(admin);
            assertThat(admin.statusCode()).as(admin.body()).isEqualTo(507);
            assertThat(header(admin, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(problem.path("type").asText()).isEqualTo("urn:tocsin:problem:storage-full");
            assertThat(problem.path("title").asText()).isEqualTo(FULL);
            assertThat(problem.path("status").asInt()).isEqualTo(507);
            assertThat(problem.path("hint").asText()).contains("make room, then send it again");
            assertThat(problem.path("reference").asText()).isNotEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Sends one body after the other until one is not taken. */
    private static HttpResponse<String> firstRefused(
            HttpClient http, HttpRequest.Builder request, IntFunction<String> body)
            throws IOException, InterruptedException {
        for (int number = 0; number < 2_000; number++) {
            request.POST(BodyPublishers.ofString(body.apply(number)));
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                return answer;
            }
        }
        throw new AssertionError("2,000 requests were taken");
    }

    private static HttpRequest.Builder request(URI hub, String token, String path, String type) {
        return HttpRequest.newBuilder(hub.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type);
    }

    /** A hundred identities that no other envelope has. */
    private static String envelope(int number) {
        return IntStream.range(0, 100)
                .mapToObj(i ->
                        ("{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--00000000-0000-4000-8000-%012d\","
                                        + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"2020-01-01T00:00:00.000Z\","
                                        + "\"name\":\"%s\"}")
                                .formatted(number * 100 + i, "a name of some length ".repeat(20)))
                .collect(Collectors.joining(",", "{\"objects\":[", "]}"));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
