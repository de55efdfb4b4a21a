package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Asks a hub, as bytes, in the name of whoever has a token. */
record HubClient(HttpClient http, URI hub, String token) {

    private static final String TAXII = "application/taxii+json;version=2.1";

    static HubClient of(URI hub, String token) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new HubClient(http, hub, token);
    }

    HubClient as(String other) {
        return new HubClient(http, hub, other);
    }

    /** @throws IllegalStateException if it is answered with an error */
    byte[] get(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept", TAXII).GET());
    }

    /** Adds to an administration list. */
    JsonNode create(String path, JsonNode what) throws IOException, InterruptedException {
        return StixJson.read(send(request("admin/v1/" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(StixJson.write(what)))));
    }

    /** Contributes an envelope, and gives back what became of it. */
    JsonNode contribute(String channel, byte[] envelope) throws IOException, InterruptedException {
        return StixJson.read(send(request("api/collections/" + channel + "/objects/")
                .header("Content-Type", TAXII)
                .header("Accept", TAXII)
                .POST(BodyPublishers.ofByteArray(envelope))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.request().uri() + " was answered " + response.statusCode() + ": "
                    + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return response.body();
    }
}
