package dev.tocsin.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.community.Caller;
import io.helidon.webserver.http.HttpRouting;
import java.lang.System.Logger.Level;
import java.util.Map;

/** What anyone may ask: whether the hub runs, whether it can serve, and what it is. */
final class Health {

    private static final System.Logger LOG = System.getLogger(Health.class.getName());
    private static final String JSON = "application/json";

    private final Door door;
    private final Sharing sharing;

    Health(Door door, Sharing sharing) {
        this.door = door;
        this.sharing = sharing;
    }

    void addTo(HttpRouting.Builder routing) {
        routing.any("/health/live", door.open(Dialect.PROBLEM_DOCUMENT, Map.of("GET", asked -> up())));
        routing.any("/health/ready", door.open(Dialect.PROBLEM_DOCUMENT, Map.of("GET", this::ready)));
        routing.any("/", door.open(Dialect.PROBLEM_DOCUMENT, Map.of("GET", Health::whatThisIs)));
    }

    private static Reply up() {
        return Reply.json(200, JSON, object().put("status", "up"));
    }

    /** Ready when the store answers. */
    private Reply ready(Asked asked) {
        try {
            sharing.channels(new Caller.Administrator());
            return up();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "not ready: the store does not answer", e);
            throw new ProblemException(Problem.BUSY, "the store does not answer");
        }
    }

    private static Reply whatThisIs(Asked asked) {
        return Reply.json(
                200,
                JSON,
                object().put("name", "tocsin hub")
                        .put("about", "a clearinghouse for collective cyber defence against AI-enabled attacks")
                        .put("taxii", "/taxii2/")
                        .put("health", "/health/ready"));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
