package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the README's commands, in its order, into a shell on a folder with the built distribution. */
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("<!-- runs as a test -->\\n```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void everyCommandOfTheReadmeDoesWhatItSays() throws IOException, InterruptedException {
        List<String> blocks = BLOCK.matcher(Files.readString(Installation.CHECKOUT.resolve("README.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).as("blocks of commands marked to run").hasSize(2);

        try (Installation installation = new Installation(folder)) {
            run(installation, blocks.getFirst());
            installation.startNode("", 8471, "--benign story/benign");
            run(installation, blocks.getLast());
        }

        assertThat(Files.readAllLines(folder.resolve("alerts.jsonl")))
                .as("alerts of the generated log")
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    private static void run(Installation installation, String commands) throws IOException, InterruptedException {
        for (String command : commands.lines().toList()) {
            Installation.Ran ran = installation.run(command);
            assertThat(ran.exit()).as("%s%n%s", command, ran.said()).isZero();
        }
    }
}
