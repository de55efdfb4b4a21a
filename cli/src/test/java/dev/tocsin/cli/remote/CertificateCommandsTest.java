package dev.tocsin.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.ListenAddress;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.hub.tls.SelfSigned;
import dev.tocsin.hub.tls.ServerCertificate;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client certificates from the command line, against a hub that speaks TLS on a real socket. */
class CertificateCommandsTest {

    private static final ListenAddress ANY_PORT = new ListenAddress("127.0.0.1", 0);

    @TempDir
    private Path folder = Path.of("");

    private Node node;
    private Hub hub;
    private String pin = "";
    private String administrator = "";
    private String guardCertificate = "";
    private String guardKey = "";

    @BeforeEach
    void start() throws IOException {
        node = Node.open(NodeSettings.alone(folder.resolve("data"), BenignLists.NONE), InstantSource.system());
        ServerCertificate certificate = SelfSigned.in(folder, ANY_PORT, InstantSource.system());
        pin = certificate.fingerprint();
        hub = Hub.start(
                new HubSettings(ANY_PORT, Optional.of(certificate.context()), "Test", Optional.empty()), node.ports());
        String token = node.firstToken().orElseThrow().secret().reveal();
        administrator = Files.writeString(folder.resolve("admin.token"), token).toString();
        // A certificate like any other: what it says of itself does not matter.
        Path guard = Files.createDirectory(folder.resolve("guard"));
        SelfSigned.in(guard, ANY_PORT, InstantSource.system());
        guardCertificate = guard.resolve("tls-certificate.pem").toString();
        guardKey = guard.resolve("tls-key.pem").toString();
    }

    @AfterEach
    void stop() {
        hub.close();
        node.close();
    }

    @Test
    void aCertificateIsAddedUsedListedAndRemoved() {
        admin("member", "add", "Rural Hospital", "--kind", "operator");
        admin("agent", "add", "Rural Hospital", "night guard");
        assertFails(guard("membership", "show"), "does not take the certificate in the file");
        assertThat(guard("membership", "show").err()).contains("have the hub's administrator add it with");

        Command added =
                admin("certificate", "add", guardCertificate, "--member", "Rural Hospital", "--agent", "night guard");

        assertThat(added.out()).contains("for \"night guard\" of \"Rural Hospital\"", "SHA-256: ");
        assertThat(guard("membership", "show").out()).contains("agent: \"night guard\"", "certificate: ");
        assertThat(guard("channel", "list").exit()).isNotZero();
        JsonNode listed = StixJson.read(admin("certificate", "list", "--json").out())
                .path("certificates")
                .path(0);
        assertThat(listed.path("label").asText()).isEqualTo("night guard");
        assertThat(admin("certificate", "list").out())
                .contains("night guard", listed.path("certificate").asText());
        assertThat(admin("certificate", "remove", listed.path("id").asText()).out())
                .startsWith("removed certificate ");
        assertFails(guard("membership", "show"), "does not take the certificate in the file");
        assertFails(
                admin("certificate", "add", guardCertificate, "--member", "Rural Hospital"),
                "the certificate is or was bound before");
    }

    @Test
    void aPersonAddsTheOneThatTheyHaveTheKeyOf() throws IOException {
        admin("member", "add", "Rural Hospital", "--kind", "operator");
        admin("person", "add", "Rural Hospital", "Ann Lee", "--contact", "ann@hospital.example");
        String ann = Files.writeString(
                        folder.resolve("ann.token"),
                        admin("token", "issue", "--member", "Rural Hospital", "--person", "Ann Lee")
                                .out())
                .toString();

        assertThat(guard("membership", "add-certificate", "--token-file", ann, "--label", "laptop")
                        .out())
                .contains("for \"Ann Lee\" of \"Rural Hospital\"");
        assertThat(guard("membership", "show").out()).contains("person: \"Ann Lee\"", "\"laptop\", good");
        assertFails(
                guard("membership", "show", "--token-file", administrator),
                "does not take the certificate in the file");
    }

    @Test
    void whatCannotBeUsedIsNamed() {
        admin("member", "add", "Rural Hospital", "--kind", "operator");

        assertFails(admin("certificate", "add", guardKey, "--member", "Rural Hospital"), "tls-key.pem");
        assertFails(
                admin("certificate", "add", "--sha256", "", "--member", "Rural Hospital"),
                "not the SHA-256 of a certificate");
        assertFails(run("membership", "show", "--cert", guardCertificate), "--cert without --key");
        assertFails(run("membership", "show", "--key", guardKey), "--key without --cert");
        assertFails(
                Command.run(
                        "membership",
                        "show",
                        "--cert",
                        guardCertificate,
                        "--key",
                        guardKey,
                        "--server",
                        "http://127.0.0.1:1"),
                "over TLS alone");
    }

    private Command admin(String... words) {
        return run(with(words, "--token-file", administrator));
    }

    private Command guard(String... words) {
        return run(with(words, "--cert", guardCertificate, "--key", guardKey));
    }

    private Command run(String... words) {
        return Command.run(with(words, "--server", hub.uri().toString(), "--pin", pin));
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void assertFails(Command command, String message) {
        assertThat(command.exit()).as(command.out()).isNotZero();
        assertThat(command.err()).contains(message, "hint:");
    }
}
