package dev.tocsin.hub.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.BenignFolder;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.ListenAddress;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.limit.Pace;
import dev.tocsin.hub.limit.Proxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A hub on a real socket with a real store, and the story's names for what is in it. */
final class World implements AutoCloseable {

    private static final Pace FAST = Pace.perSecond(Pace.MOST_PER_SECOND);

    final Names names;
    private final StoryClock clock = new StoryClock();
    private final Map<String, String> secrets = new HashMap<>();
    private final Node node;
    private final Hub hub;
    private final Wire wire;

    /** @param other the world whose ids are guessed at where this one has none */
    World(Path folder, Optional<World> other) {
        names = new Names(other.map(world -> world.names));
        node = Node.open(NodeSettings.alone(folder, BenignFolder.shipped()), clock);
        secrets.put(Ask.ADMINISTRATOR, node.firstToken().orElseThrow().secret().reveal());
        // The same address in every world, whatever port it has.
        hub = Hub.start(
                new HubSettings(
                        new ListenAddress("127.0.0.1", 0),
                        Optional.empty(),
                        "Tocsin hub",
                        Optional.of(URI.create("https://hub.example")),
                        // No answer may depend on how fast the questions come.
                        new Limits(FAST, FAST, Proxies.NONE)),
                node.ports());
        wire = new Wire(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), hub.uri().getPort()));
    }

    /** Sends a request, with ids in the place of names. */
    Answered ask(Ask ask) {
        Map<String, String> headers = new LinkedHashMap<>();
        switch (ask.who()) {
            case Ask.NOBODY -> {}
            case Ask.STRANGER -> headers.put("Authorization", "Bearer tocsin_nonsense");
            default -> headers.put("Authorization", "Bearer " + secrets.getOrDefault(ask.who(), "no-such-token"));
        }
        headers.putAll(ask.headers());
        return Answered.of(wire.send(ask.method(), names.toIds(ask.target()), headers, names.toIds(ask.body())));
    }

    /** Sends a request of the story and remembers what the hub called the new thing. */
    Answered tell(Ask ask, String newThing) {
        Answered answer = ask(ask);
        JsonNode json = answer.json();
        if (json.path("id").isTextual() && !newThing.isEmpty()) {
            names.put(newThing, json.path("id").asText());
        }
        if (json.path("receipt").isTextual() && !newThing.isEmpty()) {
            names.put(newThing, json.path("receipt").asText());
        }
        if (json.path("secret").isTextual()) {
            secrets.put(
                    newThing.substring(newThing.indexOf(':') + 1),
                    json.path("secret").asText());
        }
        nameWhatIsHeld();
        return answer;
    }

    /** What a person has to decide on is called by the object and a number. */
    private void nameWhatIsHeld() {
        for (JsonNode held :
                ask(Ask.get(Ask.ADMINISTRATOR, "/admin/v1/held")).json().path("held")) {
            String id = held.path("id").asText();
            for (int number = 1; !names.knows(id); number++) {
                String name = "held:" + held.path("contributor").asText() + " "
                        + held.path("channel").asText() + " "
                        + held.path("object_id").asText() + " " + number;
                if (!names.has(name)) {
                    names.put(name, id);
                }
            }
        }
    }

    void beat() {
        node.settle();
        node.ports().log().beat();
    }

    void move(Duration by) {
        clock.move(by);
    }

    @Override
    public void close() {
        hub.close();
        node.close();
    }
}
