package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the README's commands, in its order, into a shell on a folder with the built distribution. */
class ReadmeIT {

    /** Maven runs a module's tests in the module's folder. */
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Path PROGRAM = ROOT.resolve("cli/target/tocsin/tocsin/bin/tocsin");
    private static final Pattern BLOCK = Pattern.compile("<!-- runs as a test -->\\n```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("^\\s+(tocsin_\\S+)$");

    @TempDir
    private Path folder;

    private @Nullable Process node;
    private @Nullable String token;

    @BeforeEach
    void startNode() throws IOException {
        Files.createSymbolicLink(folder.resolve("tocsin"), PROGRAM);
        Process started = shell("./tocsin up").redirectErrorStream(true).start();
        node = started;
        BufferedReader said = started.inputReader(StandardCharsets.UTF_8);
        token = said.lines()
                .map(TOKEN::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the node ended without showing a token"));
    }

    @AfterEach
    void stopNode() throws InterruptedException {
        Process started = Objects.requireNonNull(node);
        started.destroy();
        assertThat(started.waitFor(30, TimeUnit.SECONDS))
                .as("the node stops when told to")
                .isTrue();
    }

    @Test
    void everyCommandOfTheReadmeDoesWhatItSays() throws IOException, InterruptedException {
        List<String> blocks = blocks();

        assertThat(blocks).as("blocks of commands marked to run").hasSize(2);
        for (String block : blocks) {
            for (String command : block.lines().toList()) {
                Process process = shell(command).redirectErrorStream(true).start();
                String said = read(process);
                assertThat(process.waitFor()).as("%s%n%s", command, said).isZero();
            }
        }
        assertThat(Files.readAllLines(folder.resolve("alerts.jsonl")))
                .as("alerts of the generated log")
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    private ProcessBuilder shell(String command) {
        ProcessBuilder process = new ProcessBuilder("bash", "-c", "exec " + command).directory(folder.toFile());
        process.environment().put("HOME", folder.toString());
        if (token != null) {
            process.environment().put("TOCSIN_TOKEN", token);
        }
        return process;
    }

    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static String read(Process process) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.joining("\n"));
        }
    }
}
