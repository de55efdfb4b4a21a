package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.ValueTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a search for literals can say of a test: some that every value which satisfies it has.
 *
 * @param literals none if there are none that are worth looking for
 * @param decides whether a value that has them satisfies the test, too
 * @param searched whether they are looked for in every value, and not only when a rule comes to the test
 */
record Gate(List<Tied> literals, boolean decides, boolean searched) {

    /** With more of one test, the others add little. */
    static final int MOST_LITERALS = 7;

    /** @param text folded */
    record Tied(String text, boolean atBegin, boolean atEnd) {

        /** In characters; those beyond ASCII are rare enough to count for several. */
        int length() {
            return text.chars().map(c -> c < 0x80 ? 1 : 4).sum();
        }
    }

    private static final Gate OPEN = new Gate(List.of(), false, false);

    /** To search for a regular expression costs so much that even a short literal is worth looking for first. */
    static final int SHORTEST_OF_REGEX = 2;

    /** Beside a literal as long as this, shorter ones are not worth looking for. */
    private static final int LONG = 7;

    /** How much commoner than a rare one a short literal is taken to be, by its length. */
    private static final double[] FREQUENCIES = {100, 100, 60, 40, 20, 12, 8, 6, 5, 4, 3, 2};

    static Gate of(ValueTest test, int shortest) {
        return switch (test) {
            case ValueTest.Text(var glob, var cased) -> ofGlob(glob, cased, shortest);
            case ValueTest.Numeric(var value) -> ofNumber(value);
            case ValueTest.Bool(var value) -> exact(String.valueOf(value));
            case ValueTest.Regex(var expression, var flags) -> ofRequired(tied(RequiredLiterals.of(expression)));
            default -> OPEN;
        };
    }

    private static Gate exact(String text) {
        return new Gate(List.of(new Tied(text.toLowerCase(Locale.ROOT), true, true)), true, true);
    }

    /** A decimal may be written in many ways; one that is an integer is looked for as its digits, too. */
    private static Gate ofNumber(BigDecimal value) {
        return value.scale() == 0 ? exact(value.toString()) : OPEN;
    }

    /** Which of the texts that a regular expression needs are looked for before it is. */
    static List<String> searched(List<String> required) {
        return ofRequired(tied(required)).literals().stream().map(Tied::text).toList();
    }

    private static List<Tied> tied(List<String> required) {
        return required.stream()
                .map(text -> new Tied(text, false, false))
                .filter(tied -> tied.length() >= SHORTEST_OF_REGEX)
                .toList();
    }

    /** The longest of them: what is long is rare. */
    private static Gate ofRequired(List<Tied> literals) {
        int longest = literals.stream().mapToInt(Tied::length).max().orElse(0);
        return new Gate(
                literals.stream()
                        .filter(tied -> tied.length() >= Math.min(longest, LONG))
                        .distinct()
                        .sorted(Comparator.comparingInt(Tied::length).reversed())
                        .limit(MOST_LITERALS)
                        .toList(),
                false,
                true);
    }

    private static Gate ofGlob(Glob glob, boolean cased, int shortest) {
        List<Glob.Part> parts = glob.parts();
        List<Tied> literals = new ArrayList<>();
        boolean onlyRuns = true;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Glob.Literal(var text)) {
                literals.add(new Tied(Folding.fold(text), i == 0, i == parts.size() - 1));
            } else {
                onlyRuns &= parts.get(i) instanceof Glob.AnyRun;
            }
        }
        List<Tied> worthIt = literals.stream()
                .filter(tied -> (tied.atBegin() && tied.atEnd()) || tied.length() >= shortest)
                .toList();
        boolean decides = onlyRuns && !cased && literals.size() == 1 && worthIt.size() == 1;
        return decides ? new Gate(worthIt, true, true) : ofRequired(worthIt);
    }

    /** The literals to look for, told by the number of the predicate and which of its literals it is. */
    List<Literal> literals(int predicate) {
        if (!searched) {
            return List.of();
        }
        List<Literal> numbered = new ArrayList<>();
        for (Tied tied : literals) {
            int id = predicate | (numbered.size() << Plan.PREDICATE_BITS);
            numbered.add(new Literal(tied.text(), tied.atBegin(), tied.atEnd(), id));
        }
        return numbered;
    }

    /** One bit for each literal. */
    int all() {
        return (1 << literals.size()) - 1;
    }

    /** Whether it says all, and looks at an edge of the value only. */
    boolean isAnchored() {
        return decides && literals.stream().allMatch(tied -> tied.atBegin() || tied.atEnd());
    }

    /** Whether nothing is known of a value until the test is asked. */
    boolean isOpen() {
        return !searched || literals.isEmpty();
    }

    Gate opened() {
        return new Gate(literals, decides, false);
    }

    /** The literal that says all, if it is one that is found quickly by itself. */
    Optional<LiteralAlone> alone() {
        return decides && literals.size() == 1
                ? Optional.of(new Literal(
                                literals.getFirst().text(),
                                literals.getFirst().atBegin(),
                                literals.getFirst().atEnd(),
                                0))
                        .filter(LiteralAlone::suits)
                        .map(LiteralAlone::new)
                : Optional.empty();
    }

    /** How often they may be seen, in no unit. */
    double frequency() {
        return literals.stream()
                .mapToDouble(tied -> {
                    double plain = FREQUENCIES[Math.min(tied.length(), FREQUENCIES.length - 1)];
                    return tied.atBegin() && tied.atEnd() ? plain / 2 : plain;
                })
                .min()
                .orElse(Double.MAX_VALUE);
    }

    /** What asking for the test costs, in no unit. */
    static int cost(ValueTest test, Gate gate) {
        if (gate.decides()) {
            return gate.isOpen() ? 5 : 0;
        }
        int ungated = test instanceof ValueTest.Regex ? 50 : 10;
        return gate.isOpen() ? ungated : ungated / 5;
    }
}
