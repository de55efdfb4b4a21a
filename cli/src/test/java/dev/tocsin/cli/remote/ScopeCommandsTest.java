package dev.tocsin.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are kept to some scopes, from the command line. */
class ScopeCommandsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aTokenIsIssuedWithScopesThatItsListsShowAndKeptToThem() throws IOException {
        try (HubForCommands hub = new HubForCommands(folder)) {
            hub.run("member", "add", "Hospital", "--kind", "operator");
            Command issued = hub.run("token", "issue", "--member", "Hospital", "--scope", "read,membership");
            assertThat(issued.exit()).as(issued.err()).isZero();
            Path token = Files.writeString(folder.resolve("guard.token"), issued.out());

            assertThat(hub.run("token", "list").out()).contains("SCOPES", "read, membership");
            Command own = hub.runAs(token, "membership", "show");
            assertThat(own.out()).contains("this token may be used for: read, membership");
            Command refused = hub.runAs(token, "member", "list");
            assertThat(refused.exit()).isNotZero();
            assertThat(refused.err())
                    .contains("the scope administer is needed here, and what was shown has: read, membership", "hint:");
            Command unknown = hub.run("token", "issue", "--member", "Hospital", "--scope", "reed");
            assertThat(unknown.exit()).isNotZero();
            assertThat(unknown.err()).contains("\"reed\"", "hint: did you mean \"read\"?");
        }
    }
}
