package dev.tocsin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ZeekTsvTest {

    private static final String HEADER =
            header("test", "ts\ta\tb\tc\td\te", "time\tbool\tcount\tdouble\tset[string]\tstring");

    @Test
    void givesTheFieldsThatTheJsonLogHas() {
        Event event = Read.of(HEADER + "1772366400.500000\tT\t18446744073709551615\t1.50\tx,-,(empty)\t\\\\a\\x09b\n")
                .only();

        assertThat(event.source()).isEqualTo(new LogSource(LogFormat.ZEEK_TSV, "test"));
        assertThat(event.time()).contains(Instant.parse("2026-03-01T12:00:00.5Z"));
        assertThat(event.fields().path("a").booleanValue()).isTrue();
        assertThat(event.fields().path("b").asText()).isEqualTo("18446744073709551615");
        assertThat(event.fields().path("c").decimalValue()).isEqualByComparingTo(new BigDecimal("1.5"));
        assertThat(event.fields().path("d")).hasToString("[\"x\",null,\"\"]");
        assertThat(event.fields().path("e").asText()).isEqualTo("\\a\tb");
    }

    @Test
    void leavesOutWhatIsUnset() {
        Event event = Read.of(HEADER + "1.0\t-\t-\t-\t(empty)\t(empty)\n").only();

        assertThat(event.fields().has("a")).isFalse();
        assertThat(event.fields().path("d")).hasToString("[]");
        assertThat(event.fields().path("e").asText("?")).isEmpty();
    }

    @Test
    void takesSeparatorsFromTheHeader() {
        Read read = Read.of("""
                #separator \\x7c
                #set_separator|;
                #empty_field|EMPTY
                #unset_field|NONE
                #path|x
                #fields|a|b|c
                #types|vector[count]|string|string
                1;2|NONE|EMPTY
                """);

        assertThat(read.only().fields()).hasToString("{\"a\":[1,2],\"c\":\"\"}");
    }

    @Test
    void followsAHeaderThatChangesWithinTheFile() {
        Read read = Read.of(HEADER + "1.0\tT\t1\t1\ta\tb\n#close\t2026\n" + header("other", "x", "count") + "5\n"
                + "#fields\tx\ty\n#types\tcount\tcount\n6\t7\n");

        assertThat(read.events())
                .extracting(event -> event.source().stream())
                .containsExactly("test", "other", "other");
        assertThat(read.values("x")).containsExactly("", "5", "6");
        assertThat(read.tally().problems()).isEmpty();
    }

    @Test
    void countsRowsThatDoNotFitTheHeader() {
        Read read = Read.of(HEADER + "1.0\tT\n1.0\tT\t1\t1\ta\tb\n1.0\tT\t1\t1\ta\tb\tc\n");

        assertThat(read.events()).hasSize(1);
        assertThat(read.problem(Problem.Kind.WRONG_COLUMNS))
                .hasToString(
                        "2 × a Zeek row that does not fit its header: line 6, line 8 (it has 2 columns and its header 6)");
    }

    @Test
    void readsAValueThatIsNotOfItsTypeAsText() {
        Read read = Read.of(HEADER + "1.0\tmaybe\t1e5\t" + "9".repeat(10_000) + "\ta\tb\n");

        assertThat(read.only().fields().path("a").asText()).isEqualTo("maybe");
        assertThat(read.only().fields().path("b").asText()).isEqualTo("1e5");
        assertThat(read.problem(Problem.Kind.VALUE_NOT_OF_ITS_TYPE).first())
                .containsExactly(new Problem.Occurrence("line 6", "\"a\" is \"maybe\", no bool"));
    }

    @Test
    void refusesAHeaderWhoseTypesDoNotFit() {
        Read read = Read.of("#separator \\x09\n#fields\ta\tb\n#types\tcount\n1\t2\n");

        assertThat(read.problem(Problem.Kind.BAD_HEADER).first())
                .containsExactly(new Problem.Occurrence("line 3", "it names 1 types for 2 fields"));
        assertThat(read.where(Problem.Kind.NOT_JSON)).containsExactly("line 4");
    }

    @Test
    void saysThatRowsHaveNoHeader() {
        assertThat(Read.of("1.0\tC1\t10.0.0.1\t53\n")
                        .problem(Problem.Kind.NOT_JSON)
                        .first()
                        .getFirst()
                        .reason())
                .contains("no Zeek header stands before it");
    }

    @Test
    void keepsBytesThatAreNoTextEscapedAsTheJsonLogDoes() {
        Event event = Read.of(header("x", "a", "string") + "caf\\xc3\\xa9 \\xff\\xe2\\x82 \\q\\x\n")
                .only();

        assertThat(event.fields().path("a").asText()).isEqualTo("café \\xff\\xe2\\x82 \\q\\x");
    }

    @Test
    void undoesTheEscapesOfAnyText() {
        qt().forAll(lists().of(strings().allPossible().ofLengthBetween(1, 20)).ofSizeBetween(1, 5))
                .checkAssert(texts -> {
                    List<String> values = texts.stream()
                            .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                            .toList();
                    String row = values.stream().map(ZeekTsvTest::escaped).collect(Collectors.joining("\t"));
                    String set = values.stream().map(ZeekTsvTest::escaped).collect(Collectors.joining(","));
                    String names = values.stream().map(v -> "f").collect(Collectors.joining("\t"));
                    Read read = Read.of(header("x", "set", "set[string]") + set + "\n"
                            + header("x", numbered(values.size()), names.replace("f", "string")) + row + "\n");
                    assertThat(read.tally().problems()).isEmpty();
                    assertThat(read.events()).hasSize(2);
                    for (int i = 0; i < values.size(); i++) {
                        assertThat(read.events()
                                        .get(0)
                                        .fields()
                                        .path("set")
                                        .path(i)
                                        .asText())
                                .isEqualTo(values.get(i));
                        assertThat(read.events().get(1).fields().path("f" + i).asText())
                                .isEqualTo(values.get(i));
                    }
                });
    }

    private static String numbered(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> "f" + i).collect(Collectors.joining("\t"));
    }

    /** As Zeek's ASCII writer escapes: what is not printable ASCII, the separators, and a value like an unset field. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == '\\') {
                out.append("\\\\");
            } else if (b < ' ' || b == 127 || b == ',' || text.equals("-") || text.equals("(empty)")) {
                out.append("\\x%02x".formatted(b & 0xff));
            } else {
                out.append((char) b);
            }
        }
        // A row that begins like JSON or a header is not what Zeek writes first.
        return out.charAt(0) == '{' || out.charAt(0) == '[' || out.charAt(0) == '#'
                ? "\\x%02x".formatted((int) out.charAt(0)) + out.substring(1)
                : out.toString();
    }

    private static String header(String path, String fields, String types) {
        return "#separator \\x09\n#set_separator\t,\n#path\t" + path + "\n#fields\t" + fields + "\n#types\t" + types
                + "\n";
    }
}
