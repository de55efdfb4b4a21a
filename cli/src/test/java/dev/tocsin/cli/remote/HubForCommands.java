package dev.tocsin.cli.remote;

import dev.tocsin.hub.BenignFolder;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A hub on a real socket, and commands that its administrator types. */
final class HubForCommands implements AutoCloseable {

    private final Node node;
    private final Hub hub;
    private final Path token;

    /** @param folder for its data and the token */
    HubForCommands(Path folder) throws IOException {
        node = Node.open(NodeSettings.alone(folder.resolve("data"), BenignFolder.shipped()), InstantSource.system());
        hub = Hub.start(HubSettings.onLoopback(0), node.ports());
        token = Files.writeString(
                folder.resolve("token"),
                node.firstToken().orElseThrow().secret().reveal());
    }

    Command run(String... args) {
        return runWith("", args);
    }

    /** As whoever has another token. */
    Command runAs(Path token, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(
                List.of("--token-file", token.toString(), "--server", hub.uri().toString()));
        return Command.run(all.toArray(String[]::new));
    }

    Command runWith(String standardInput, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(
                List.of("--token-file", token.toString(), "--server", hub.uri().toString()));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)));
        try {
            return Command.run(all.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    @Override
    public void close() {
        hub.close();
        node.close();
    }
}
