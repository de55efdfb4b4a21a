package dev.tocsin.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.ExitCode;
import dev.tocsin.cli.Tocsin;
import dev.tocsin.hub.BenignFolder;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backing up and restoring as people type it. */
class BackupCommandsTest {

    @TempDir
    private Path folder = Path.of("");

    private record Run(int exit, String out, String err) {}

    @Test
    void aHubThatRunsIsBackedUpAndRestored() {
        Path data = folder.resolve("data");
        Path file = folder.resolve("hub.backup");
        Path checkpoint = data.resolve("log/checkpoint");
        try (Node node = Node.open(NodeSettings.alone(data, BenignFolder.shipped()), InstantSource.system())) {
            node.ports().log().beat();
            Run backup = run("backup", file.toString(), "--data", data.toString());
            assertThat(backup.exit()).as(backup.err()).isEqualTo(ExitCode.DONE);
            assertThat(backup.out())
                    .contains(
                            "backed up 3 files",
                            "it has all that was shared and the hub's keys; only this user can read it");
            node.ports().log().beat();

            Run restored = run(
                    "restore", file.toString(), "--data", folder.resolve("one").toString(), "--nothing-since");
            assertThat(restored.exit()).as(restored.err()).isEqualTo(ExitCode.DONE);
            assertThat(restored.out())
                    .contains("restored 3 files", "start the hub with: tocsin up --data " + folder.resolve("one"));

            Run old = run(
                    "restore",
                    file.toString(),
                    "--data",
                    folder.resolve("two").toString(),
                    "--checkpoint",
                    checkpoint.toString());
            assertThat(old.exit()).isEqualTo(ExitCode.FAILED);
            assertThat(old.err())
                    .contains("the backup is older than what its log has published", "hint: restore a newer");

            Run fresh = run(
                    "restore", file.toString(), "--data", folder.resolve("two").toString(), "--new-log");
            assertThat(fresh.out()).contains("a new log begins with the next start");
        }
    }

    @Test
    void whoDoesNotSayWhatWasPublishedSinceIsAsked() {
        Run restored =
                run("restore", "hub.backup", "--data", folder.resolve("one").toString());

        assertThat(restored.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(restored.err()).contains("--checkpoint", "--nothing-since", "--new-log");
    }

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Tocsin.run(new PrintWriter(out), new PrintWriter(err, true), args);
        return new Run(exit, out.toString(), err.toString());
    }
}
