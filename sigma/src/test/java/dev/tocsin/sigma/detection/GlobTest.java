package dev.tocsin.sigma.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wildcards and escaping (Sigma rules specification, String Wildcard and Escaping). */
class GlobTest {

    private static final String ALPHABET = "ab*?\\%é ";

    private static String text(List<Integer> indices) {
        return indices.stream().map(i -> String.valueOf(ALPHABET.charAt(i))).collect(Collectors.joining());
    }

    /** What is plain text is in braces here, so that each rule of the specification can be seen. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "a\\b, {a\\b}",
                "a\\\\b, {a\\b}",
                "\\*, {*}",
                "a\\?, {a?}",
                "\\\\*, {\\}*",
                "\\\\\\*, {\\*}",
                "\\\\\\, {\\\\}",
                "\\\\\\\\, {\\\\}",
                "C:\\Windows\\*, {C:\\Windows*}",
                "a**b, {a}*{b}",
                "?*?, ?*?",
                "%a%, {%a%}",
                "\\%a, {\\%a}"
            })
    void escapesAreThoseOfTheSpecification(String written, String expected) {
        String runs = Glob.parse(written).parts().stream()
                .map(part -> part instanceof Glob.Literal(String text)
                        ? "{" + text + "}"
                        : new Glob(List.of(part)).toString())
                .collect(Collectors.joining());

        assertThat(runs).isEqualTo(expected);
    }

    @Test
    void aGlobIsReadBackAsItIsPrinted() {
        qt().forAll(lists().of(integers().between(0, ALPHABET.length() - 1)).ofSizeBetween(0, 12))
                .checkAssert(indices -> {
                    Glob glob = Glob.parse(text(indices));
                    assertThat(Glob.parse(glob.toString())).isEqualTo(glob);
                });
    }

    @Test
    void plainTextIsReadBackAsItWas() {
        qt().forAll(lists().of(integers().between(0, ALPHABET.length() - 1)).ofSizeBetween(0, 12))
                .checkAssert(indices -> {
                    Glob glob = Glob.literal(text(indices));
                    assertThat(Glob.parse(glob.toString())).isEqualTo(glob);
                    assertThat(glob.plain()).isEqualTo(text(indices));
                });
    }

    @Test
    void runsAreNeverSplit() {
        qt().forAll(
                        lists().of(integers().between(0, ALPHABET.length() - 1)).ofSizeBetween(0, 8),
                        lists().of(integers().between(0, ALPHABET.length() - 1)).ofSizeBetween(0, 8))
                .checkAssert((first, second) -> {
                    List<Glob.Part> parts = Glob.joinedWith(
                                    Glob.parse(text(first)).parts(),
                                    Glob.parse(text(second)).contains().parts())
                            .parts();
                    for (int i = 1; i < parts.size(); i++) {
                        assertThat(parts.get(i - 1) instanceof Glob.Literal && parts.get(i) instanceof Glob.Literal)
                                .isFalse();
                        assertThat(parts.get(i - 1) instanceof Glob.AnyRun && parts.get(i) instanceof Glob.AnyRun)
                                .isFalse();
                    }
                });
    }
}
