package dev.tocsin.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator tells a provider of an abused key from the command line, at a hub on a real socket. */
class NoticeCommandsTest {

    private static final String KEY = "sk-ant-api03-Zk3Vq9XwT1mB7yLrN5cD8fHs2GjP6aUe-QoW4iKx";
    private static final String SECRET_PART = "Zk3Vq9XwT1mB7yLrN5cD8fHs2GjP6aUe";

    @TempDir
    private Path folder = Path.of("");

    private HubForCommands hub;

    @BeforeEach
    void start() throws IOException {
        hub = new HubForCommands(folder);
        run("", "channel", "add", "provider", "--kind", "bilateral");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private Command run(String standardInput, String... args) {
        return hub.runWith(standardInput, args);
    }

    @Test
    void aProviderFindsItsKeyAndAnswersAndTheKeyNeverLeftTheMachine() throws IOException {
        Command sent = run(
                KEY + "\n",
                "notice",
                "key",
                "--provider",
                "Example AI",
                "--channel",
                "provider",
                "--found",
                "in a dropper");
        assertThat(sent.exit()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("sent the fingerprint of a key that ends in 4iKx to \"provider\"");
        assertThat(sent.err())
                .contains("\"provider\" is bilateral: one other member at most reads this notice")
                .doesNotContain("warning");
        String notice = sent.out()
                .lines()
                .filter(line -> line.startsWith("notice: "))
                .findFirst()
                .orElseThrow()
                .substring("notice: ".length());

        Path keys = Files.writeString(
                folder.resolve("keys"), "short\n" + KEY.replace('Z', 'Y') + "\n" + KEY + "\n" + KEY + "x\n");
        Command checked = run("", "notice", "check", "--channel", "provider", "--keys", keys.toString());
        assertThat(checked.out().lines())
                .singleElement()
                .asString()
                .contains("line 3 of", "a key that ends in 4iKx, is that of " + notice, "found: in a dropper");
        assertThat(checked.err()).contains("4 lines, 1 notices, 1 matches; 1 lines are no keys");
        Files.delete(keys);

        assertThat(run("", "notice", "answer", notice, "disabled", "--channel", "provider")
                        .out())
                .contains("answered " + notice + ": disabled");
        assertThat(run("", "notice", "list", "--channel", "provider").out())
                .contains(notice, "Example AI", "4iKx", "in a dropper", "disabled");

        String everything = sent.out()
                + sent.err()
                + checked.out()
                + checked.err()
                + run("", "follow", "provider", "--from-start", "--until-now").out();
        assertThat(everything).contains("last_four").doesNotContain(SECRET_PART);
        hub.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET_PART);
            }
        }
    }

    @Test
    void whoeverTellsMoreThanTheProviderIsWarned() {
        run("", "channel", "add", "all-of-us", "--title", "All of us");
        run("", "channel", "add", "pair", "--kind", "bilateral", "--title", "all-of-us");
        for (String known : List.of("all-of-us", "All-of-us", "All of us")) {
            Command sent = run(KEY, "notice", "key", "--provider", "Example AI", "--channel", known);

            assertThat(sent.exit()).as(sent.err()).isZero();
            assertThat(sent.err())
                    .contains("warning: \"" + known + "\" is a channel of kind community")
                    .contains("not \"Example AI\" alone")
                    .contains("\nhint: the place for it is a bilateral channel");
        }
    }

    @Test
    void whatWouldGiveAKeyAwayIsNotSent() {
        for (String input : List.of("Summer2026!", "", " \n")) {
            Command refused = run(input, "notice", "key", "--provider", "Example AI", "--channel", "provider");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err())
                    .startsWith("tocsin: ")
                    .contains("\nhint: ")
                    .doesNotContain("Summer");
        }
        Command told = run(KEY, "notice", "key", "--provider", "A", "--channel", "provider", "--found", "key " + KEY);
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.err())
                .contains("what is said beside the key has the key in it")
                .doesNotContain(SECRET_PART);
        assertThat(run("", "notice", "list", "--channel", "provider").out()).contains("no notices yet");
    }

    @Test
    void aPreviewIsValidAndSendsNothing() throws IOException {
        Command preview = run(KEY, "notice", "key", "--provider", "Example AI", "--channel", "provider", "--preview");
        Path file = folder.resolve("preview.json");
        Files.writeString(file, "[" + String.join(",", preview.out().lines().toList()) + "]");

        assertThat(preview.out()).doesNotContain(SECRET_PART);
        assertThat(Command.run("validate", file.toString()).exit()).isZero();
        assertThat(run("", "notice", "list", "--channel", "provider").out()).contains("no notices yet");
    }

    @Test
    void anAnswerIsToANoticeAndOneOfThree() {
        assertThat(run("", "notice", "answer", "note--x", "disabled", "--channel", "provider")
                        .err())
                .contains("not the id of a notice");
        assertThat(run(
                                "",
                                "notice",
                                "answer",
                                "note--00000000-0000-4000-8000-000000000001",
                                "disabled",
                                "--channel",
                                "provider")
                        .err())
                .contains("no notice")
                .contains("tocsin notice list");
        assertThat(run("", "notice", "answer", "note--x", "maybe", "--channel", "provider")
                        .err())
                .contains("answer disabled, unknown or not-ours");
    }
}
