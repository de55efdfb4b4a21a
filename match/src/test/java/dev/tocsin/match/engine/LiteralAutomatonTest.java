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

final class LiteralAutomatonTest {

    @Test
    void aLiteralTiedToTheBeginningOrTheEndIsFoundOnlyThere() {
        List<Literal> literals = List.of(
                new Literal("cmd", false, false, 0),
                new Literal("cmd", true, false, 1),
                new Literal("cmd", false, true, 2),
                new Literal("cmd", true, true, 3));
        assertThat(found(literals, "CMD")).containsExactly(0, 1, 2, 3);
        assertThat(found(literals, "cmd.exe")).containsExactly(0, 1);
        assertThat(found(literals, "xcmd")).containsExactly(0, 2);
        assertThat(found(literals, "xcmdx")).containsExactly(0);
        assertThat(found(literals, "cm d")).isEmpty();
    }

    @Test
    void anEscapedValueIsLookedIntoAsWhatItStandsFor() {
        LiteralAutomaton automaton = LiteralTrie.automaton(
                List.of(new Literal("\\cmd.exe", false, true, 0), new Literal("a\nb", false, false, 1)));
        assertThat(escaped(automaton, "C:\\\\Windows\\\\CMD.exe")).containsExactly(0);
        assertThat(escaped(automaton, "A\\nb")).containsExactly(1);
    }

    @Test
    void itFindsWhatSearchingOneByOneFinds() {
        qt().withExamples(2_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            List<Literal> literals = new ArrayList<>();
            int count = random.nextInt(1, 40);
            for (int i = 0; i < count; i++) {
                literals.add(new Literal(
                        text(random, random.nextInt(1, 7)), random.nextInt(4) == 0, random.nextInt(4) == 0, i));
            }
            String value = text(random, random.nextInt(30));
            assertThat(found(literals, value)).as(literals + " in " + value).isEqualTo(plainly(literals, value));
        });
    }

    private static Set<Integer> found(List<Literal> literals, String value) {
        TreeSet<Integer> found = new TreeSet<>();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        LiteralTrie.automaton(literals).scan(bytes, 0, bytes.length, found::add);
        return found;
    }

    private static Set<Integer> escaped(LiteralAutomaton automaton, String value) {
        TreeSet<Integer> found = new TreeSet<>();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        automaton.scanEscaped(bytes, 0, bytes.length, found::add);
        return found;
    }

    private static Set<Integer> plainly(List<Literal> literals, String value) {
        TreeSet<Integer> found = new TreeSet<>();
        String folded = Folding.fold(value);
        for (Literal literal : literals) {
            String text = literal.text();
            boolean begins = !literal.atBegin() || folded.startsWith(text);
            boolean ends = !literal.atEnd() || folded.endsWith(text);
            boolean whole = !(literal.atBegin() && literal.atEnd()) || folded.length() == text.length();
            boolean holds = begins && ends && whole && folded.contains(text);
            if (holds) {
                found.add(literal.id());
            }
        }
        return found;
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abc\\.".charAt(random.nextInt(5)));
        }
        return text.toString();
    }
}
