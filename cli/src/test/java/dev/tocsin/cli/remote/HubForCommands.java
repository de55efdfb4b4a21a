package dev.tocsin.cli.remote;

import dev.tocsin.hub.BenignFolder;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.ListenAddress;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.oidc.OidcSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A hub on a real socket, and commands that its administrator types. */
final class HubForCommands implements AutoCloseable {

    private final Node node;
    private final Hub hub;
    private final Path token;

    /** @param folder for its data and the token */
    HubForCommands(Path folder) throws IOException {
        this(folder, Optional.empty());
    }

    /** One that takes the logins of a provider. */
    HubForCommands(Path folder, Optional<OidcSettings> provider) throws IOException {
        node = Node.open(NodeSettings.alone(folder.resolve("data"), BenignFolder.shipped()), InstantSource.system());
        HubSettings settings = new HubSettings(
                new ListenAddress("127.0.0.1", 0),
                Optional.empty(),
                "Test",
                Optional.empty(),
                Limits.DEFAULT,
                provider);
        hub = Hub.start(settings, node.ports());
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
