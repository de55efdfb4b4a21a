package dev.tocsin.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.cli.Tocsin;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharePreviewTest {

    private static final String OBJECTS = """
            {"objects":[
             {"type":"note","spec_version":"2.1","id":"note--00000000-0000-4000-8000-000000000001",
              "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z","object_refs":[],
              "content":"Reported by Anna Lopez\\u001b[2J"},
             {"type":"indicator","spec_version":"2.1","id":"indicator--00000000-0000-4000-8000-000000000002",
              "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z","valid_from":"2026-01-01T00:00:00Z",
              "pattern_type":"stix","pattern":"[ipv4-addr:value = '8.8.8.8']"}]}
            """;

    @TempDir
    Path folder;

    private Command run(String... arguments) throws IOException {
        Path file = folder.resolve("objects.json");
        Files.writeString(file, OBJECTS);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = new String[arguments.length + 2];
        all[0] = "share";
        all[1] = file.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        int exit = Tocsin.run(new PrintWriter(out), new PrintWriter(err), all);
        return new Command(exit, out.toString(), err.toString());
    }

    @Test
    void showsBeforeAndAfterAndSendsNothing() throws IOException {
        Command preview = run("--preview");

        assertThat(preview.exit()).isZero();
        assertThat(preview.out())
                .contains("content: 1 x person's name")
                .contains("after   Reported by [removed: person's name][2J")
                .contains("would be held for a person: \"8.8.8.8\" is among \"public DNS resolvers\"")
                .doesNotContain("\u001b");
        assertThat(preview.err())
                .isEqualTo("2 objects: 1 would be changed, 1 held for a person, 0 refused; nothing was sent\n");
    }

    @Test
    void saysTheSameAsJson() throws IOException {
        JsonNode note = StixJson.read(
                run("--preview", "--json").out().lines().findFirst().orElseThrow());

        assertThat(note.path("edits").path(0).path("before").asText()).startsWith("Reported by Anna Lopez");
        assertThat(note.path("changes")).hasSize(2);
    }

    @Test
    void withoutPreviewAChannelIsNeeded() throws IOException {
        Command share = run();

        assertThat(share.exit()).isEqualTo(2);
        assertThat(share.err()).contains("--channel");
    }
}
