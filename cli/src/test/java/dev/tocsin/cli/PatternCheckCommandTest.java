package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternCheckCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void saysOkAndExitsWithZero() {
        assertThat(check("[file:name = 'x']")).isZero();
        assertThat(out).hasToString("pattern 1: ok\n");
        assertThat(err).hasToString("1 pattern, 0 malformed, 0 warnings\n");
    }

    @Test
    void pointsAtThePlaceWithTheSectionAndAHint() {
        assertThat(check("[url:value = 'y']", "[file:name = x]")).isEqualTo(ExitCode.FAILED);
        assertThat(out).hasToString("""
                pattern 1: ok
                pattern 2: line 1, column 14: expected a constant, found "x" (STIX 2.1 §9.2)
                    [file:name = x]
                                 ^
                    hint: a string stands in apostrophes: 'like this'
                """);
    }

    @Test
    void warnsOfWhatItTakesAllTheSame() {
        assertThat(check("[file:name == 'x']")).isZero();
        assertThat(out.toString()).contains("pattern 1: ok\npattern 1: warning: line 1, column 12: ");
    }

    @Test
    void showsOnlyThePartOfALongPatternThatMatters() {
        check("[file:name IN (" + "'x', ".repeat(50_000) + "!)]");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(140));
        String[] lines = out.toString().lines().toArray(String[]::new);
        assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('!');
    }

    @Test
    void neverPrintsWhatCouldSteerATerminal() {
        check("[file:name = 'a\u001b]0;owned\u0007\u202e' !]");
        check("--json", "[file:name = 'a\u001b]0;owned\u0007\u202e']");
        assertThat(out.toString().chars()).noneMatch(c -> c == '\u001b' || c == '\u0007' || c == '\u202e');
    }

    @Test
    void readsAFileLineByLine() throws IOException {
        Path file = folder.resolve("patterns.txt");
        Files.writeString(file, "[file:name = 'x']\r\n\n[file:name]\n" + "x".repeat(3_000_000) + "\n[url:value = 'é']");
        assertThat(check("--file", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString().lines())
                .anySatisfy(line -> assertThat(line).endsWith("line 1: ok"))
                .anySatisfy(
                        line -> assertThat(line).contains("line 3: line 1, column 11: expected a comparison operator"))
                .anySatisfy(
                        line -> assertThat(line).contains("line 4: line 1, column 1: a pattern of 1048577 characters"))
                .anySatisfy(line -> assertThat(line).endsWith("line 5: ok"));
        assertThat(err).hasToString("4 patterns, 2 malformed, 0 warnings\n");
    }

    @Test
    void writesJsonLines() {
        assertThat(check("--json", "[file:name = 'é']", "[file:name]")).isEqualTo(ExitCode.FAILED);
        assertThat(out).hasToString("""
                {"source":"pattern 1","pattern":"[file:name = '\\u00E9']","ok":true,"canonical":"[file:name = '\\u00E9']"}
                {"source":"pattern 2","pattern":"[file:name]","ok":false,"error":{"line":1,"column":11,\
                "message":"expected a comparison operator, found \\"]\\"","hint":"","section":"9.6.1"}}
                """);
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        Path latin = folder.resolve("latin1.txt");
        Files.write(latin, "[file:name = 'é']".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(check("--file", latin.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(check("--file", folder.resolve("none").toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("tocsin: not UTF-8 text: ")
                .contains("none\": there is no such file\nhint: ");
    }

    @Test
    void needsAPatternOrAFile() {
        assertThat(check()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).startsWith("tocsin: there is no pattern to check");
        assertThat(Tocsin.run(new PrintWriter(out, true), new PrintWriter(err, true), "pattern"))
                .isEqualTo(ExitCode.WRONG_USAGE);
    }

    private int check(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "pattern";
        all[1] = "check";
        System.arraycopy(args, 0, all, 2, args.length);
        return Tocsin.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }
}
