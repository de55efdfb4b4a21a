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

/** Every way of looking for literals held against an automaton. */
final class LiteralSearchesTest {

    private static final String OF_LITERALS = "ab.\\\"n[";
    private static final String OF_VALUES = "abAB.\\\"n\n{[";

    @Test
    void severalLiterals() {
        qt().withExamples(5_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            List<Literal> literals = new ArrayList<>();
            int count = random.nextInt(1, 12);
            for (int i = 0; i < count; i++) {
                boolean isShort = random.nextBoolean();
                boolean atBegin = random.nextInt(isShort ? 2 : 4) == 0;
                literals.add(new Literal(
                        text(random, isShort ? random.nextInt(1, 5) : random.nextInt(5, 9), OF_LITERALS),
                        atBegin,
                        isShort ? !atBegin || random.nextBoolean() : random.nextInt(4) == 0,
                        i));
            }
            String value = value(random, literals);
            String shown = literals + " in " + value;
            Set<Integer> expected = byAutomaton(literals, value);
            assertThat(found(literals, value, false)).as(shown).isEqualTo(expected);
            assertThat(found(literals, written(value), true)).as(shown).isEqualTo(expected);
        });
    }

    @Test
    void oneAlone() {
        qt().withExamples(10_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            Literal literal = new Literal(
                    text(random, random.nextInt(1, 12), OF_LITERALS),
                    random.nextInt(3) == 0,
                    random.nextInt(3) == 0,
                    0);
            String value = value(random, List.of(literal));
            boolean expected = !byAutomaton(List.of(literal), value).isEmpty();
            String shown = literal + " in " + value;
            assertThat(isIn(literal, value, false)).as(shown).isEqualTo(expected);
            assertThat(isIn(literal, written(value), true)).as(shown).isEqualTo(expected);
        });
    }

    private static boolean isIn(Literal literal, String value, boolean escaped) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        return new LiteralAlone(literal).isIn(bytes, 0, bytes.length, escaped);
    }

    private static Set<Integer> found(List<Literal> literals, String value, boolean escaped) {
        Set<Integer> found = new TreeSet<>();
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        if (escaped) {
            LiteralSearches.of(literals).scanEscaped(bytes, 0, bytes.length, found::add);
        } else {
            LiteralSearches.of(literals).scan(bytes, 0, bytes.length, found::add);
        }
        return found;
    }

    private static Set<Integer> byAutomaton(List<Literal> literals, String value) {
        Set<Integer> found = new TreeSet<>();
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        LiteralTrie.automaton(literals).scan(bytes, 0, bytes.length, found::add);
        return found;
    }

    private static String written(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** Often one that has some of the literals. */
    private static String value(Random random, List<Literal> literals) {
        StringBuilder value = new StringBuilder(text(random, random.nextInt(30), OF_VALUES));
        for (Literal literal : literals) {
            if (random.nextInt(3) == 0) {
                int at = literal.atBegin() ? 0 : literal.atEnd() ? value.length() : random.nextInt(value.length() + 1);
                value.insert(at, literal.text());
            }
        }
        return value.toString();
    }

    private static String text(Random random, int length, String of) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(of.charAt(random.nextInt(of.length())));
        }
        return text.toString();
    }
}
