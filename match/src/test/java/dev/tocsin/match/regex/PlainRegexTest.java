package dev.tocsin.match.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.generators.SourceDSL;

/** Holds every answer against RE2/J's. */
final class PlainRegexTest {

    /** With both letters that are a case of an ASCII letter, a code point of two chars, and half of one. */
    private static final String ALPHABET = "aAbkKsS1_- .\\/\n\t\"`ſ\u212Aé\uD83D\uDE00\uD83D";

    private static final String[] ATOMS = {
        "a",
        "B",
        "k",
        "s",
        "1",
        "_",
        "-",
        "\\.",
        ".",
        "\\\\",
        "/",
        "\\s",
        "\\S",
        "\\d",
        "\\D",
        "\\w",
        "\\W",
        "\\n",
        "\\t",
        "[a-c]",
        "[^a-c]",
        "[A-Z0-9]",
        "[^\\w]",
        "[\\s-]",
        "[^s]",
        "[k]",
        "[]a]",
        "[^]a]",
        "[a\\]-]",
        "[\\w-.]",
        "\"",
        "`"
    };
    private static final String[] REPETITIONS = {
        "", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{0}", "{1,3}", "{2,}", "{0,2}", "{0,}", "{2,4}?"
    };

    @Test
    void findsWhatRe2Finds() {
        AtomicInteger plain = new AtomicInteger();
        qt().withExamples(30_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            String expression =
                    (random.nextInt(5) == 0 ? "^" : "") + expression(random, 3) + (random.nextInt(5) == 0 ? "$" : "");
            if (compare(random, expression, false)) {
                plain.incrementAndGet();
            }
        });
        // The others are too long, or have an anchor beside a choice.
        assertThat(plain.get()).as("expressions that were plain ones").isGreaterThan(24_000);
    }

    /** Characters in any order: mostly what RE2 refuses, and at the edges of what is read here. */
    @Test
    void findsWhatRe2FindsInWhateverItTakes() {
        qt().withExamples(60_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            StringBuilder expression = new StringBuilder();
            String soup = "abskA01.|()[]*+?{},^$\\\\dwsDWSnQEb:-]ié ";
            for (int left = random.nextInt(10); left >= 0; left--) {
                expression.append(soup.charAt(random.nextInt(soup.length())));
            }
            compare(random, expression.toString(), true);
        });
    }

    /** Whether the expression is a plain one, after it was asked about some texts. */
    private static boolean compare(Random random, String expression, boolean mayBeRefused) {
        boolean anyCase = random.nextBoolean();
        boolean dotAll = random.nextBoolean();
        Pattern pattern;
        try {
            pattern = Pattern.compile(
                    expression, (anyCase ? Pattern.CASE_INSENSITIVE : 0) | (dotAll ? Pattern.DOTALL : 0));
        } catch (PatternSyntaxException e) {
            assertThat(mayBeRefused).as(expression).isTrue();
            return false;
        }
        Optional<PlainRegex> plain = PlainRegex.of(expression, anyCase, dotAll);
        for (int i = 0; i < 20 && plain.isPresent(); i++) {
            String text = text(random);
            assertThat(plain.get().test(text))
                    .as("%s in %s, any case %s, dot all %s", expression, text, anyCase, dotAll)
                    .isEqualTo(pattern.matcher(text).find());
        }
        return plain.isPresent();
    }

    private static String expression(Random random, int depth) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(4); left >= 0; left--) {
            if (depth > 0 && random.nextInt(4) == 0) {
                text.append(random.nextBoolean() ? "(" : "(?:")
                        .append(expression(random, depth - 1))
                        .append(')');
            } else {
                text.append(ATOMS[random.nextInt(ATOMS.length)]);
            }
            text.append(REPETITIONS[random.nextInt(REPETITIONS.length)]);
            if (random.nextInt(6) == 0) {
                text.append('|');
            }
        }
        return text.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\\s[a-f0-9]{8}\\s[a-f0-9]{4}; x 0123abcd 00ff; x 0123abc 00ff",
                "(?i)`?e`?n`?v:; E`Nv:; e``nv:",
                "^[Cc]:\\\\.{1,9}\\.exe; c:\\a.exe; xc:\\a.exe",
                "cmd.{0,5}(?:/c|/r).+; cmd.exe /c dir; cmd.exe    /c dir",
                "(?:one|two){2}$; onetwo; onetwo."
            })
    void isFoundInTheOneAndNotInTheOther(String expression, String there, String notThere) {
        PlainRegex plain = PlainRegex.of(expression, false, false).orElseThrow();
        assertThat(plain.test(there)).isTrue();
        assertThat(plain.test(notThere)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\bword\\b",
                "(?P<name>a)",
                "[[:alpha:]]",
                "a|^b",
                "é",
                "\\pL",
                "\\x41",
                "(?i:a)b",
                "a{513}",
                "a{01,3}",
                "a{0,03}",
                "a{\u0663}",
                "(a{30}){20}"
            })
    void isNoPlainOne(String expression) {
        Pattern.compile(expression);
        assertThat(PlainRegex.of(expression, false, false)).isEmpty();
    }

    /** RE2's promise, too: an expression on which a search by trying would not end. */
    @Test
    void staysLinearWhereTryingDoesNotEnd() {
        PlainRegex plain = PlainRegex.of("(a*)*(a?){30}b$", false, false).orElseThrow();
        assertThat(plain.test("a".repeat(1_000_000))).isFalse();
    }
}
