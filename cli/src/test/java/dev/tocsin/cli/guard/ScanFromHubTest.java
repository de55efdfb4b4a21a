package dev.tocsin.cli.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.Tocsin;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.ListenAddress;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.hub.tls.SelfSigned;
import dev.tocsin.hub.tls.ServerCertificate;
import dev.tocsin.share.screen.BenignLists;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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

/** Rules taken from a hub over TLS, on a real socket with a real store. */
final class ScanFromHubTest {

    private static final ListenAddress ANY_PORT = new ListenAddress("127.0.0.1", 0);
    private static final String BUNDLE = """
            {"type": "bundle", "id": "bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f", "objects": [
             {"type": "indicator", "spec_version": "2.1", "id": "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
              "created": "2018-01-01T00:00:00.000Z", "modified": "2018-01-01T00:00:00.000Z", "name": "a port",
              "pattern": "[network-traffic:dst_port = 502]", "pattern_type": "stix",
              "valid_from": "2018-01-01T00:00:00Z"}]}""";
    private static final String CONN = """
            {"_path":"conn","ts":1793599490.28,"uid":"C1","id.orig_h":"10.0.4.16","id.orig_p":60865,\
            "id.resp_h":"10.0.1.10","id.resp_p":502,"proto":"tcp"}
            """;

    @TempDir
    private Path folder;

    private Node node;
    private Hub hub;
    private String server;
    private String pin;
    private Path administrator;
    private Path log;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void shareARule() throws IOException {
        Path data = folder.resolve("data");
        node = Node.open(NodeSettings.alone(data, BenignLists.NONE), InstantSource.system());
        ServerCertificate certificate = SelfSigned.in(data, ANY_PORT, InstantSource.system());
        hub = Hub.start(
                new HubSettings(ANY_PORT, Optional.of(certificate.context()), "Test", Optional.empty()), node.ports());
        server = hub.uri().toString();
        pin = certificate.fingerprint();
        administrator = Files.writeString(
                folder.resolve("admin"),
                node.firstToken().orElseThrow().secret().reveal());
        log = Files.writeString(folder.resolve("conn.log"), CONN);
        remote("member", "add", "Hospital", "--kind", "operator");
        remote("channel", "add", "watch");
        remote("channel", "admit", "watch", "Hospital", "--read", "--contribute");
    }

    @AfterEach
    void stop() {
        hub.close();
        node.close();
    }

    @Test
    void theRulesOfAChannelAreUsedWithTheRightTokenAndPin() throws IOException {
        Path token = token();
        Path rules = Files.writeString(folder.resolve("rules.json"), BUNDLE);
        assertThat(run(
                        "share",
                        rules.toString(),
                        "--channel",
                        "watch",
                        "--server",
                        server,
                        "--pin",
                        pin,
                        "--token-file",
                        token.toString()))
                .as(err.toString())
                .isEqualTo(0);
        assertThat(scan(token, "--pin", pin)).as(err.toString()).isEqualTo(0);
        assertThat(out.toString()).contains("\"a port\"").hasLineCount(1);
    }

    @Test
    void aWrongTokenAWrongPinAndNoPinFailAndSayWhy() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong"), "tocsin_" + "A".repeat(43));
        assertThat(scan(wrong, "--pin", pin)).isEqualTo(1);
        assertThat(err.toString()).contains("401").contains("hint: ");
        assertThat(out.toString()).isEmpty();

        Path token = token();
        assertThat(scan(token, "--pin", "00".repeat(32))).isEqualTo(1);
        assertThat(err.toString()).contains("certificate");
        assertThat(scan(token)).isEqualTo(1);
        assertThat(err.toString()).contains("certificate");
    }

    private Path token() throws IOException {
        remote("token", "issue", "--member", "Hospital");
        return Files.writeString(folder.resolve("token"), out.toString().strip());
    }

    private int scan(Path token, String... trust) {
        List<String> arguments =
                new ArrayList<>(List.of("scan", "--rules", server, "--token-file", token.toString(), log.toString()));
        arguments.addAll(List.of(trust));
        return run(arguments);
    }

    private void remote(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--server", server, "--pin", pin, "--token-file", administrator.toString()));
        assertThat(run(arguments)).as(err.toString()).isEqualTo(0);
    }

    private int run(List<String> arguments) {
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Tocsin.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
