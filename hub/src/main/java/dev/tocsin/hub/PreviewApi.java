package dev.tocsin.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Looking;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.contribution.Preview;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.scrub.Keep;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /share/v1/preview}: what would be taken out of objects, held or refused, for any caller who is known. Nothing is kept
 * of what is sent. It asks the lists that Tocsin ships, never what members declared as theirs: else anyone could try values.
 */
final class PreviewApi {

    private static final long MAX_BYTES = 10L << 20;
    private static final int MAX_OBJECTS = 10_000;

    private final Door door;
    private final BenignLists lists = BenignFolder.shipped();

    PreviewApi(Door door) {
        this.door = door;
    }

    void addTo(HttpRouting.Builder routing) {
        routing.any(
                "/share/v1/preview[/]",
                door.known(Dialect.PROBLEM_DOCUMENT, Map.of("POST", new Looking(this::preview))));
    }

    private Reply preview(Asked asked) {
        List<Preview> previews = asked.body(MAX_BYTES, body -> Preview.of(objects(body), lists, Keep.NOTHING));
        ObjectNode json = StixJson.mapper().createObjectNode();
        ArrayNode all = json.putArray("objects");
        previews.forEach(preview -> all.add(preview.toJson()));
        return Reply.json(200, "application/json", json);
    }

    private static List<JsonNode> objects(byte[] body) {
        try {
            JsonNode root = StixJson.read(body);
            if (!(root.path("objects") instanceof ArrayNode objects)) {
                throw new ProblemException(
                        Problem.UNPROCESSABLE,
                        "the body is not a bundle or envelope: a JSON object with a list of objects");
            }
            if (objects.size() > MAX_OBJECTS) {
                throw new ProblemException(
                        Problem.TOO_LARGE, "there are " + objects.size() + " objects, more than " + MAX_OBJECTS);
            }
            List<JsonNode> all = new ArrayList<>();
            objects.forEach(all::add);
            return all;
        } catch (StixException e) {
            throw new ProblemException(Problem.UNPROCESSABLE, String.valueOf(e.getMessage()));
        }
    }
}
