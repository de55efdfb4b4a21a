package dev.tocsin.exercise;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;

/** A member of the hub who is not in the channel, and asks for it all the same. */
final class Outsider {

    /** An id that no collection has. */
    private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

    private final HttpClient http;
    private final URI hub;
    private final String token;

    Outsider(HttpClient http, URI hub, String token) {
        this.http = http;
        this.hub = hub;
        this.token = token;
    }

    /** Asks for a collection that is there and for one that is not, and requires answers that nobody can tell apart. */
    String seesNothingOf(String collection) throws IOException, InterruptedException {
        for (String path : List.of("", "objects/", "manifest/")) {
            HttpResponse<byte[]> hidden = get("api/collections/" + collection + "/" + path);
            HttpResponse<byte[]> absent = get("api/collections/" + NOWHERE + "/" + path);
            if (hidden.statusCode() != 404 || absent.statusCode() != 404) {
                throw new ExerciseFailure("the answers were " + hidden.statusCode() + " and " + absent.statusCode()
                        + ", and both must be 404");
            }
            if (!Arrays.equals(hidden.body(), absent.body())) {
                throw new ExerciseFailure(
                        "what is hidden is answered differently from what does not exist, for " + hidden.uri());
            }
        }
        return "what it asks for is answered like what does not exist: 404, byte for byte the same";
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hub.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/taxii+json;version=2.1")
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }
}
