package dev.tocsin.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.share.screen.BenignLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an invitation to a contribution, against a hub on a real socket. */
class JoinTest {

    @TempDir
    private Path folder = Path.of("");

    private Node node;
    private Hub hub;
    private String administrator = "";

    @BeforeEach
    void start() throws IOException {
        node = Node.open(NodeSettings.alone(folder.resolve("data"), BenignLists.NONE), InstantSource.system());
        hub = Hub.start(HubSettings.onLoopback(0), node.ports());
        administrator =
                file("admin.token", node.firstToken().orElseThrow().secret().reveal());
        admin("channel", "add", "intrusions", "--title", "AI-run intrusions");
    }

    @AfterEach
    void stop() {
        hub.close();
        node.close();
    }

    @Test
    void anInvitationIsMadeOnceThereIsAnAgreementAndCountsOnce() throws IOException {
        assertThat(invite().err()).contains("this hub has no agreement yet").contains("tocsin agreement set FILE");
        assertThat(admin("agreement", "set", file("agreement.txt", "We share in good faith.\n"))
                        .out())
                .startsWith("version 1 stands");
        Command invited = invite();
        assertThat(invited.out().strip()).matches("tocsin-invite_[A-Za-z0-9_-]{43}");
        assertThat(invited.err()).contains("send them this line: tocsin join " + hub.uri());
        assertThat(admin("invitation", "list").out())
                .contains("Rural Hospital")
                .contains("open")
                .doesNotContain("tocsin-invite_");
        String code = invited.out().strip();

        Command unread = join(code);
        assertThat(unread.exit()).isNotZero();
        assertThat(unread.err())
                .contains("\"Tocsin hub\" invites \"Ann Lee\" to join for \"Rural Hospital\" (operator)")
                .contains("channel \"intrusions\" (AI-run intrusions): read, contribute")
                .contains("We share in good faith.")
                .contains("--accept-agreement 1");
        Path token = folder.resolve("ann.token");
        Command joined = join(
                code,
                "--accept-agreement",
                "1",
                "--token-out",
                token.toString(),
                "--receipts",
                folder.resolve("receipts").toString());
        assertThat(joined.exit()).as(joined.err()).isZero();
        assertThat(joined.out()).isEmpty();
        assertThat(joined.err()).contains("the token counts until 20");
        assertThat(Files.readString(token).strip()).matches("tocsin_[A-Za-z0-9_-]{43}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        try (Stream<Path> receipts = Files.list(folder.resolve("receipts"))) {
            assertThat(receipts).hasSize(1);
        }

        assertThat(as(token, "membership", "show").out())
                .contains("person: \"Ann Lee\"")
                .contains("ann@hospital.example")
                .containsPattern("token: .* of person \"Ann Lee\", \"joined\", [a-z]+, until 20[0-9]{2}-");
        assertThat(as(token, "agreement", "show").out()).contains("your member accepted version 1");
        assertThat(admin("invitation", "list").out()).contains("used").doesNotContain("Ann Lee");

        Command again = join(code, "--accept-agreement", "1");
        Command wrong = join("tocsin-invite_" + "A".repeat(43), "--accept-agreement", "1");
        assertThat(again.exit()).isNotZero();
        assertThat(again).isEqualTo(wrong);
        assertThat(again.err())
                .contains("no invitation that counts has this code")
                .contains("ask whoever sent it");
    }

    @Test
    void aNewVersionIsAcceptedByAPersonBeforeMoreIsShared() throws IOException {
        admin("agreement", "set", file("agreement.txt", "We share in good faith.\n"));
        Path token = folder.resolve("ann.token");
        join(invite().out().strip(), "--accept-agreement", "1", "--token-out", token.toString());
        admin("agreement", "set", file("second.txt", "We share in very good faith.\n"));
        String bundle = file(
                "one.json",
                "{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--00000000-0000-4000-8000-000000000001\","
                        + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"2020-01-01T00:00:00.000Z\",\"name\":\"n\"}");

        Command refused = as(token, "share", bundle, "--channel", "intrusions");
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err() + refused.out()).contains("agreement");
        assertThat(as(token, "agreement", "accept", "1").err()).contains("not the agreement as it stands");
        assertThat(as(token, "agreement", "accept", "2").out()).startsWith("accepted version 2");
        Command shared = as(token, "share", bundle, "--channel", "intrusions");
        assertThat(shared.exit()).as(shared.err() + shared.out()).isZero();
        assertThat(as(token, "agreement", "show", "--version-number", "1").out())
                .contains("We share in good faith.");
        assertThat(as(token, "agreement", "set", bundle).err()).contains("only the administrator may do this");
    }

    @Test
    void aTokenThatCouldNotBeKeptIsNotMade() throws IOException {
        admin("agreement", "set", file("agreement.txt", "We share in good faith.\n"));
        String there = file("there.token", "x");
        String code = invite().out().strip();

        Command refused = join(code, "--accept-agreement", "1", "--token-out", there);

        assertThat(refused.err()).contains("cannot write a new file");
        assertThat(admin("member", "list").out()).isEqualTo("no members yet" + System.lineSeparator());
        assertThat(join(code, "--accept-agreement", "1").exit()).isZero();
    }

    private Command invite() {
        return admin(
                "invite",
                "Rural Hospital",
                "--kind",
                "operator",
                "--person",
                "Ann Lee",
                "--channel",
                "intrusions:read,contribute",
                "--expires",
                "7d");
    }

    private Command join(String code, String... more) {
        List<String> args =
                new ArrayList<>(List.of("join", hub.uri().toString(), code, "--contact", "ann@hospital.example"));
        args.addAll(List.of(more));
        return Command.run(args.toArray(String[]::new));
    }

    private Command admin(String... args) {
        return as(Path.of(administrator), args);
    }

    private Command as(Path token, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(
                List.of("--token-file", token.toString(), "--server", hub.uri().toString()));
        return Command.run(all.toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
