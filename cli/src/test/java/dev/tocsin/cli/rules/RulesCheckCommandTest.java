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
                .hasSize(4)
                .anyMatch(line -> line.contains("wrong.yml:6:") && line.contains("an unknown modifier: \"endwith\""))
                .contains("1 rule is for logs that have no log format here (--log-sources FILE gives them one):")
                .anyMatch(line -> line.matches(" +1 +macos +- +- +.*elsewhere.yaml:1"));
        assertThat(err.toString()).contains("3 files: 1 rule can be used, 1 cannot be used here, 1 error, 0 warnings");
    }

    @Test
    void eachRuleForOtherLogsIsNamedIfAsked() throws IOException {
        Path file = write("elsewhere.yaml", "Elsewhere", "macos", "endswith");
        assertThat(check("--each", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("elsewhere.yaml\":1: unusable: \"Elsewhere\"")
                .contains("has no log format here: product \"macos\"");
    }

    @Test
    void aMisspeltProductIsToldWithTheOneThatWasMeant() throws IOException {
        Path file = write("typo.yml", "Typo", "windws", "endswith");
        assertThat(check(file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("typo.yml:1 (did you mean \"windows\"?)");
    }

    @Test
    void rulesForOtherLogsAreNoFailureIfOneSaysSoAndBrokenOnesStillAre() throws IOException {
        Path elsewhere = write("elsewhere.yaml", "Elsewhere", "macos", "endswith");
        Files.writeString(elsewhere, Files.readString(elsewhere) + """
                ---
                title: Often
                correlation:
                  type: event_count
                  rules: [here]
                  group-by: [user]
                  timespan: 1m
                  condition:
                    gte: 3
                """);
        Files.writeString(
                elsewhere, Files.readString(elsewhere).replace("title: Elsewhere", "name: here\ntitle: Elsewhere"));
        assertThat(check("--other-logs", folder.toString())).as(out.toString()).isZero();
        assertThat(out.toString()).contains("\"Often\": it counts \"Elsewhere\", which cannot be used");
        write("wrong.yml", "Wrong", "windows", "endwith");
        assertThat(check("--other-logs", folder.toString())).isEqualTo(1);
    }

    @Test
    void logSourcesOfOnesOwnGiveRulesALogFormat() throws IOException {
        Path rule = write("elsewhere.yaml", "Elsewhere", "macos", "endswith");
        Path sources = Files.writeString(folder.resolve("own.json"), """
                {"title": "Our Macs", "formats": ["GENERIC_JSON"], "product": "macos",
                 "sources": [{"where": {"os": ["darwin"]}}]}
                """);
        assertThat(check("--log-sources", sources.toString(), rule.toString()))
                .as(err.toString())
                .isZero();
        Files.writeString(sources, "{\"formats\": [\"MAC\"], \"product\": \"macos\"}");
        assertThat(check("--log-sources", sources.toString(), rule.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("own.json, formats: no log format \"MAC\"; known are")
                .contains("hint: docs/sigma.md says what stands in one");
    }

    @Test
    void placeholdersAreFilledAndWhatIsWrongWithTheirFileIsSaid() throws IOException {
        Path rule = write("servers.yml", "Servers", "windows", "expand|endswith");
        Files.writeString(rule, Files.readString(rule).replace("x.exe", "'%Servers%.exe'"));
        assertThat(check(rule.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("its placeholder \"Servers\" has no value");
        Path site = Files.writeString(folder.resolve("site.txt"), "Servers: [srv1, srv2]\n");
        assertThat(check("--placeholders", site.toString(), rule.toString()))
                .as(out.toString())
                .isZero();
        Files.writeString(site, "'%Servers%': a\nServer: b\nServers:\n  - [c]\n  - d\n");
        assertThat(check("--placeholders", site.toString(), rule.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("site.txt:1:1: warning: %Servers%: a placeholder that no rule has: \"%Servers%\""
                        + " (hint: leave the percent signs out)")
                .contains("site.txt:2:1: warning: Server: a placeholder that no rule has: \"Server\""
                        + " (hint: did you mean \"Servers\"?)")
                .contains("site.txt:4:5: error: Servers: a list where a value is expected");
        assertThat(check("--placeholders", folder.resolve("none.yml").toString(), rule.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("none.yml\": there is no such file");
    }

    @Test
    void aRuleWhosePlaceholdersMakeTooManyValuesIsAnError() throws IOException {
        Path rule = write("servers.yml", "Servers", "windows", "expand|endswith");
        Files.writeString(rule, Files.readString(rule).replace("x.exe", "'%N%%N%%N%'"));
        Path site = Files.writeString(folder.resolve("site.txt"), "N: [" + "0, ".repeat(99) + "1]\n");
        assertThat(check("--placeholders", site.toString(), rule.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("placeholders whose values make more than 100000 values: \"*%N%%N%%N%\"")
                .contains("hint: give the placeholders fewer values");
    }

    @Test
    void jsonHasOneObjectForEachProblemAndOneForTheSummary() throws IOException {
        write("elsewhere.yml", "Elsewhere", "macos", "endswith");
        assertThat(check(folder.toString(), "--json")).isEqualTo(1);
        List<JsonNode> lines = out.toString().lines().map(StixJson::read).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("problem").asText()).isEqualTo("unusable");
        assertThat(lines.getFirst().path("title").asText()).isEqualTo("Elsewhere");
        assertThat(lines.getFirst().path("for_other_logs").asBoolean()).isTrue();
        assertThat(lines.getLast().at("/summary/unusable").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereAndAFolderWithoutRulesAreSaidPlainly() {
        assertThat(check(folder.resolve("none.yml").toString())).isEqualTo(1);
        assertThat(check(folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no such file").contains("no .yml or .yaml file in the folder");
    }
}
