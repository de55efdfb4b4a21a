package dev.tocsin.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.cli.Tocsin;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesCheckCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "rules";
        all[1] = "check";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Tocsin.run(new PrintWriter(out), new PrintWriter(err, true), all);
    }

    private Path write(String name, String title, String product, String modifier) throws IOException {
        return Files.writeString(folder.resolve(name), """
                title: %s
                logsource:
                  product: %s
                detection:
                  sel:
                    Image|%s: x.exe
                  condition: sel
                """.formatted(title, product, modifier));
    }

    @Test
    void aRuleThatCanBeUsedIsCountedAndNothingElse() throws IOException {
        Path file = write("good.yml", "Good", "windows", "endswith");
        assertThat(check(file.toString())).as(err.toString()).isEqualTo(0);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("1 file: 1 rule can be used, 0 cannot be used here, 0 errors, 0 warnings");
    }

    @Test
    void whatCannotBeReadOrAskedIsNamedWithItsPlaceAndReason() throws IOException {
        write("good.yml", "Good", "windows", "endswith");
        write("elsewhere.yaml", "Elsewhere", "macos", "endswith");
        write("wrong.yml", "Wrong", "windows", "endwith");
        Files.writeString(folder.resolve("notes.txt"), "not a rule");
        assertThat(check(folder.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("wrong.yml:6:") && line.contains("an unknown modifier: \"endwith\""))
                .anyMatch(line -> line.contains("elsewhere.yaml\":1: unusable: \"Elsewhere\"")
                        && line.contains("has no log format here: product \"macos\""));
        assertThat(err.toString()).contains("3 files: 1 rule can be used, 1 cannot be used here, 1 error, 0 warnings");
    }

    @Test
    void jsonHasOneObjectForEachProblemAndOneForTheSummary() throws IOException {
        write("elsewhere.yml", "Elsewhere", "macos", "endswith");
        assertThat(check(folder.toString(), "--json")).isEqualTo(1);
        List<JsonNode> lines = out.toString().lines().map(StixJson::read).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("problem").asText()).isEqualTo("unusable");
        assertThat(lines.getFirst().path("title").asText()).isEqualTo("Elsewhere");
        assertThat(lines.getLast().at("/summary/unusable").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereAndAFolderWithoutRulesAreSaidPlainly() {
        assertThat(check(folder.resolve("none.yml").toString())).isEqualTo(1);
        assertThat(check(folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no such file").contains("no .yml or .yaml file in the folder");
    }
}
