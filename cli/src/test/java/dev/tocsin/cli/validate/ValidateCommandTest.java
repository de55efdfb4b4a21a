package dev.tocsin.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.cli.Tocsin;
import dev.tocsin.stix.StixJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    private static final String SOUND = """
            {"type": "tool", "spec_version": "2.1", "id": "tool--00000012-0000-4000-8000-000000000000",
             "created": "2026-03-01T08:00:00.000Z", "modified": "2026-03-01T08:00:00.000Z", "name": "Port mapper"}
            """;

    private static final String TWO_PROBLEMS = SOUND.replace(
            "\"name\": \"Port mapper\"",
            "\"name\": 7, \"kill_chain_phases\": [{\"kill_chain_name\": \"Acme\", \"phase_name\": \"entry\"}]");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void endsWithAnErrorAndTellsErrorsApartFromWarnings() throws IOException {
        Path file = file("two.json", TWO_PROBLEMS);

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(out).hasToString("""
                        FILE
                          errors
                            objects[0] tool--00000012-0000-4000-8000-000000000000: name
                              must be a string: 7 [STIX 2.1 §2.15]
                          warnings
                            objects[0] tool--00000012-0000-4000-8000-000000000000: kill_chain_phases[0].kill_chain_name
                              should be in lower case with hyphens between words: "Acme" [STIX 2.1 §2.11]
                        FILE: 1 object, 1 error, 1 warning
                        """.replace("FILE", file.toString()));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void endsWellWhereThereIsNothingWrong() throws IOException {
        Path file = file("sound.json", SOUND);

        assertThat(run(file.toString())).isZero();
        assertThat(out).hasToString(file + ": 1 object, 0 errors, 0 warnings\n");
    }

    @Test
    void endsWellWhereThereAreOnlyWarnings() throws IOException {
        Path file = file("warning.json", SOUND.replace("\"name\"", "\"rank\": 1, \"name\""));

        assertThat(run(file.toString())).isZero();
        assertThat(out.toString()).contains("warnings").endsWith(": 1 object, 0 errors, 1 warning\n");
    }

    @Test
    void printsTheFirstProblemsAndCountsTheRestBySection() throws IOException {
        Path file = file("many.json", many(100));

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.contains("is required")))
                .hasSize(TextOutput.SHOWN_OF_EACH);
        assertThat(out.toString())
                .contains("    and 80 more errors (STIX 2.1 §4.18: 80); --all prints all\n")
                .endsWith(": 100 objects, 100 errors, 0 warnings\n");
    }

    @Test
    void printsAllProblemsIfToldTo() throws IOException {
        Path file = file("many.json", many(100));

        assertThat(run("--all", file.toString())).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.startsWith("  error: objects[")))
                .hasSize(100);
        assertThat(out.toString()).doesNotContain("--all");
    }

    @Test
    void printsALineOfJsonForEachProblemAndEachFile() throws IOException {
        Path file = file("two.json", TWO_PROBLEMS);

        assertThat(run("--json", file.toString())).isEqualTo(1);
        List<JsonNode> lines = out.toString().lines().map(StixJson::read).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo(StixJson.read("""
                                {"kind": "problem", "file": "FILE", "severity": "error",
                                 "object": "objects[0] tool--00000012-0000-4000-8000-000000000000", "path": "name",
                                 "value": "7", "message": "must be a string", "section": "STIX 2.1 §2.15"}
                                """.replace("FILE", file.toString())));
        assertThat(lines.get(2).path("errors").intValue()).isEqualTo(1);
    }

    @Test
    void readsStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(SOUND.getBytes(StandardCharsets.UTF_8)));
            assertThat(run("-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(out).hasToString("standard input: 1 object, 0 errors, 0 warnings\n");
    }

    @Test
    void goesOnBehindAFileThatCannotBeRead() throws IOException {
        Path file = file("sound.json", SOUND);
        Path missing = folder.resolve("missing.json");

        assertThat(run(missing.toString(), folder.toString(), file.toString())).isEqualTo(1);
        assertThat(err)
                .hasToString("tocsin: cannot read " + missing + ": there is no such file\n"
                        + "hint: check the name, and whether you may read it\n"
                        + "tocsin: cannot read " + folder + ": it is a folder\n"
                        + "hint: name the files in it\n");
        assertThat(out.toString()).contains("1 object, 0 errors");
    }

    @Test
    void saysWhereAFileIsNoJson() throws IOException {
        Path file = file("log.txt", "Mar  1 08:00:00 host sshd[1]: started\n");

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("line 1, column 1: not JSON")
                .endsWith(": 0 objects, 1 error, 0 warnings\n");
    }

    @Test
    void letsNothingInAFileReachTheTerminalRaw() throws IOException {
        Path file =
                file("hostile\u001b[31m.json", SOUND.replace("\"name\"", "\"\\u001b[2J\": \"\\u009b31m\", \"name\""));

        run(file.toString());
        run("--all", file.toString());
        run("--json", file.toString());
        assertThat(out.toString().chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
    }

    @Test
    void asksForAFile() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("FILE").contains("hint:");
    }

    private int run(String... arguments) {
        return Tocsin.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Stream.concat(Stream.of("validate"), Stream.of(arguments)).toArray(String[]::new));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** A list of tools without names. */
    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SOUND.replace("00000012", "%08x".formatted(i)).replace("\"name\"", "\"x_name\""))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
