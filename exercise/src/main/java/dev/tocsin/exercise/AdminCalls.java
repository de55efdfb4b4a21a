package dev.tocsin.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The hub's administration, over HTTP, with the token of whoever runs it. */
final class AdminCalls {

    private final HttpClient http;
    private final URI hub;
    private final String token;

    AdminCalls(HttpClient http, URI hub, String token) {
        this.http = http;
        this.hub = hub;
        this.token = token;
    }

    void addMember(String name, String kind) throws IOException, InterruptedException {
        post("members", object().put("name", name).put("kind", kind));
    }

    void addChannel(String name, String title, String ceiling) throws IOException, InterruptedException {
        post("channels", object().put("name", name).put("title", title).put("ceiling", ceiling));
    }

    void admit(String channel, String member, List<String> rights) throws IOException, InterruptedException {
        ObjectNode body = object().put("member", member);
        rights.forEach(body.putArray("rights")::add);
        post("channels/" + channel + "/admissions", body);
    }

    /** A new token for a member. */
    String token(String member) throws IOException, InterruptedException {
        return post("tokens", object().put("member", member)).path("secret").asText();
    }

    private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hub.resolve("admin/v1/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(StixJson.write(body)))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new ExerciseFailure("the hub answered " + answer.statusCode() + " to " + request.uri() + ": "
                    + Quoted.of(new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return StixJson.read(answer.body());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
