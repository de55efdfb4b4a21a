package dev.tocsin.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions and answers as people type them. */
class QuestionCommandsTest {

    private static final String ADDRESS = "ipv4-addr--00000000-0000-5000-8000-000000000001";

    @TempDir
    private Path folder = Path.of("");

    private HubForCommands hub;

    @BeforeEach
    void start() throws IOException {
        hub = new HubForCommands(folder);
        hub.run("channel", "add", "intrusions");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aQuestionAboutAFileIsAskedAnsweredAndListed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("seen.json"),
                "{\"type\":\"bundle\",\"id\":\"bundle--00000000-0000-4000-8000-000000000001\",\"objects\":[{\"type\":\"ipv4-addr\",\"id\":\""
                        + ADDRESS + "\",\"value\":\"203.0.113.7\"}]}");
        assertThat(hub.run("question", "list", "--channel", "intrusions").out()).isEqualTo("no questions yet\n");

        Command asked = hub.run(
                "question", "ask", "Has anybody seen this?", "--about", file.toString(), "--channel", "intrusions");
        assertThat(asked.exit()).as(asked.err()).isZero();
        assertThat(asked.out()).startsWith("asked in \"intrusions\"\nquestion: note--");
        String id = asked.out().lines().toList().getLast().substring("question: ".length());

        assertThat(hub.run("question", "answer", id, "Twice\nlast \u001b[31mweek", "--channel", "intrusions")
                        .out())
                .isEqualTo("answered " + id + "\n");
        Command list = hub.run("question", "list", "--channel", "intrusions");
        assertThat(list.out().lines())
                .containsExactly(
                        id + " (seen-this)",
                        "  Has anybody seen this?",
                        "  about: " + ADDRESS,
                        "  answer: Twice\\u{a}last [31mweek");
        assertThat(list.err()).isEmpty();
    }

    @Test
    void whatIsInTheChannelAlreadyIsNamedByItsId() {
        Command asked = hub.run(
                "question",
                "ask",
                "Whose is it?",
                "--kind",
                "whose-key-is-this",
                "--about",
                ADDRESS,
                "--channel",
                "intrusions");

        assertThat(asked.exit()).as(asked.err()).isZero();
        assertThat(hub.run("question", "list", "--channel", "intrusions").out())
                .contains("(whose-key-is-this)", "  about: " + ADDRESS);
    }

    @Test
    void whatCannotBeAskedOrAnsweredIsSaid() {
        assertThat(hub.run("question", "ask", "?", "--kind", "gossip", "--about", ADDRESS, "--channel", "intrusions")
                        .err())
                .contains("not a kind of question: \"gossip\"", "ask seen-this, whose-key-is-this or other");
        assertThat(hub.run("question", "ask", "?", "--about", "nothing--here", "--channel", "intrusions")
                        .err())
                .contains("neither a file nor the id of an object: \"nothing--here\"");
        assertThat(hub.run("question", "ask", "?", "--about", "missing.json", "--channel", "intrusions")
                        .err())
                .contains("missing.json");
        assertThat(hub.run("question", "ask", " ", "--about", ADDRESS, "--channel", "intrusions")
                        .err())
                .contains("not sent: a question and an answer have 1 to 10000 characters");
        assertThat(hub.run(
                                "question",
                                "answer",
                                "note--00000000-0000-4000-8000-000000000001",
                                "yes",
                                "--channel",
                                "intrusions")
                        .err())
                .contains("no question \"note--00000000-0000-4000-8000-000000000001\" in \"intrusions\"");
    }
}
