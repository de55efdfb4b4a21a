package dev.tocsin.exercise;

import dev.tocsin.hub.BenignFolder;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** A hub on a free port of this machine, on the embedded store in a folder, and the token of its administrator. */
final class TemporaryHub implements AutoCloseable {

    private final Node node;
    private final Hub hub;
    private final String administrator;

    private TemporaryHub(Node node, Hub hub, String administrator) {
        this.node = node;
        this.hub = hub;
        this.administrator = administrator;
    }

    static TemporaryHub start(Path data, InstantSource clock) {
        Node node = Node.open(NodeSettings.alone(data, BenignFolder.shippedButExamples()), clock);
        try {
            String administrator = node.firstToken()
                    .orElseThrow(() -> new ExerciseFailure("the folder " + data + " already holds a hub"))
                    .secret()
                    .reveal();
            return new TemporaryHub(node, Hub.start(HubSettings.onLoopback(0), node.ports()), administrator);
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    URI uri() {
        return hub.uri();
    }

    String administrator() {
        return administrator;
    }

    @Override
    public void close() {
        hub.close();
        node.close();
    }
}
