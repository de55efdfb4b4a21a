package dev.tocsin.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

final class LiteralSkipTest {

    @Test
    void aLetterOfAnEscapeBeginsNoLiteral() {
        List<Literal> literals =
                List.of(new Literal("newline", false, false, 0), new Literal("\\users\\", false, false, 1));
        assertThat(escaped(literals, "a\\newline")).isEmpty();
        assertThat(escaped(literals, "a\\\\newline")).containsExactly(0);
        assertThat(escaped(literals, "C:\\\\Users\\\\x")).containsExactly(1);
        assertThat(plain(literals, "C:\\Users\\x")).containsExactly(1);
    }

    @Test
    void itFindsWhatAnAutomatonFinds() {
        qt().withExamples(5_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            List<Literal> literals = new ArrayList<>();
            int count = random.nextInt(1, 20);
            for (int i = 0; i < count; i++) {
                literals.add(new Literal(
                        text(random, random.nextInt(5, 9), "ab\\\"n"),
                        random.nextInt(4) == 0,
                        random.nextInt(4) == 0,
                        i));
            }
            assertThat(LiteralSkip.suits(literals)).isTrue();
            String value = text(random, random.nextInt(40), "abAB\\\"n\n");
            String shown = literals + " in " + value;
            String written = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            assertThat(escaped(literals, written)).as(shown).isEqualTo(byAutomaton(literals, value));
            assertThat(plain(literals, value)).as(shown).isEqualTo(byAutomaton(literals, value));
        });
    }

    private static Set<Integer> plain(List<Literal> literals, String value) {
        Set<Integer> found = new TreeSet<>();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        LiteralSkip.of(literals).scan(bytes, 0, bytes.length, found::add);
        return found;
    }

    private static Set<Integer> escaped(List<Literal> literals, String value) {
        Set<Integer> found = new TreeSet<>();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        LiteralSkip.of(literals).scanEscaped(bytes, 0, bytes.length, found::add);
        return found;
    }

    private static Set<Integer> byAutomaton(List<Literal> literals, String value) {
        Set<Integer> found = new TreeSet<>();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        LiteralTrie.automaton(literals).scan(bytes, 0, bytes.length, found::add);
        return found;
    }

    private static String text(Random random, int length, String of) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(of.charAt(random.nextInt(of.length())));
        }
        return text.toString();
    }
}
