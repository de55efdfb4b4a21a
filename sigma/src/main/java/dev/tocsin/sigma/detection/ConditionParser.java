package dev.tocsin.sigma.detection;

import dev.tocsin.sigma.problem.Nearest;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a condition by recursive descent (Sigma rules specification, Condition). From the loosest to the tightest: {@code or},
 * {@code and}, {@code not}, {@code x of}, parentheses. Keywords are taken in upper and lower case.
 */
public final class ConditionParser {

    /** The longest condition taken, in {@code char}s. */
    public static final int MAX_LENGTH = 65_536;

    /** How deep parentheses and {@code not} may nest. */
    public static final int MAX_DEPTH = 100;

    /** The most searches a condition may refer to, those that a wildcard stands for counted one by one. */
    public static final int MAX_REFERENCES = 50_000;

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final Collection<String> names;
    private final ConditionTokens tokens;
    private final Set<String> used = new LinkedHashSet<>();
    private int depth;
    private int references;

    private ConditionParser(String written, Collection<String> names) {
        this.names = names;
        this.tokens = new ConditionTokens(written);
    }

    /** A condition, and the searches it refers to. */
    public record Parsed(Condition condition, Set<String> used) {}

    /**
     * Reads a condition over these names; empty where it cannot be used, which {@code problems} has been told.
     *
     * @param names in the order of the rule
     */
    public static Optional<Parsed> parse(
            YamlNode.Text written, Collection<String> names, Place place, Problems problems) {
        if (written.text().length() > MAX_LENGTH) {
            problems.error(place, written.text(), "a condition of more than " + MAX_LENGTH + " characters", "");
            return Optional.empty();
        }
        ConditionParser parser = new ConditionParser(written.text(), names);
        try {
            Condition condition = parser.or();
            if (!parser.tokens.atEnd()) {
                throw parser.expected("\"and\", \"or\" or the end");
            }
            return Optional.of(new Parsed(condition, parser.used));
        } catch (Malformed e) {
            Place at = place.columnsOn(written.columnsTo(e.index));
            problems.error(at, e.value, e.reason + ", at character " + (e.index + 1) + " of the condition", e.hint);
            return Optional.empty();
        }
    }

    private Condition or() throws Malformed {
        return chain("or", this::and, Condition.Or::new);
    }

    private Condition and() throws Malformed {
        return chain("and", this::not, Condition.And::new);
    }

    private interface Operand {
        Condition read() throws Malformed;
    }

    private Condition chain(String operator, Operand operand, Function<List<Condition>, Condition> combine)
            throws Malformed {
        Condition first = operand.read();
        if (!tokens.isWord(operator)) {
            return first;
        }
        List<Condition> operands = new ArrayList<>(List.of(first));
        while (tokens.isWord(operator)) {
            tokens.advance();
            operands.add(operand.read());
        }
        return combine.apply(operands);
    }

    private Condition not() throws Malformed {
        if (!tokens.isWord("not")) {
            return single();
        }
        tokens.advance();
        enter();
        Condition condition = new Condition.Not(not());
        depth--;
        return condition;
    }

    private Condition single() throws Malformed {
        if (tokens.is("(")) {
            tokens.advance();
            enter();
            Condition inner = or();
            if (!tokens.is(")")) {
                throw expected("\"and\", \"or\" or \")\"");
            }
            depth--;
            tokens.advance();
            return inner;
        }
        if (tokens.atEnd() || tokens.is(")") || tokens.is("|") || tokens.isWord("and") || tokens.isWord("or")) {
            throw expected("a search identifier, \"not\" or \"(\"");
        }
        return tokens.nextIsWord("of") ? quantified() : reference();
    }

    private Condition reference() throws Malformed {
        String name = tokens.current();
        if (!names.contains(name)) {
            String nearest = Nearest.hint(name, names);
            String hint = name.indexOf('*') >= 0 ? "write \"1 of " + name + "\" or \"all of " + name + "\"" : nearest;
            throw malformed("no search of this name", hint);
        }
        count(1);
        used.add(name);
        tokens.advance();
        return new Condition.Ref(name);
    }

    private Condition quantified() throws Malformed {
        String word = tokens.current().toLowerCase(Locale.ROOT);
        boolean all = word.equals("all");
        if (!all && !word.equals("any") && !COUNT.matcher(word).matches()) {
            throw malformed("expected a number, \"any\" or \"all\" before \"of\"", "");
        }
        int count = all || word.equals("any") ? 1 : Integer.parseInt(word);
        if (count == 0) {
            throw malformed("a condition that always holds", "write 1 of, or not 1 of");
        }
        tokens.advance();
        tokens.advance();
        if (tokens.atEnd() || tokens.is(")") || tokens.is("(")) {
            throw malformed("expected \"them\" or a search identifier with *", "");
        }
        List<String> matching = matching(tokens.current());
        if (matching.isEmpty()) {
            throw malformed("no search that this stands for", "names that begin with _ are not among \"them\"");
        }
        if (!all && count > matching.size()) {
            throw malformed(count + " of " + matching.size() + " searches can never hold", "");
        }
        count(matching.size());
        used.addAll(matching);
        tokens.advance();
        return new Condition.AtLeast(all ? matching.size() : count, matching);
    }

    private List<String> matching(String pattern) {
        if (pattern.equalsIgnoreCase("them")) {
            return names.stream().filter(name -> !name.startsWith("_")).toList();
        }
        return names.stream().filter(name -> matches(pattern, name)).toList();
    }

    /** {@code *} stands for any number of characters, wherever it is. */
    private static boolean matches(String pattern, String name) {
        String[] runs = pattern.split("\\*", -1);
        if (runs.length == 1) {
            return name.equals(pattern);
        }
        String last = runs[runs.length - 1];
        if (!name.startsWith(runs[0]) || !name.endsWith(last)) {
            return false;
        }
        int from = runs[0].length();
        for (int i = 1; i < runs.length - 1; i++) {
            int found = name.indexOf(runs[i], from);
            if (found < 0) {
                return false;
            }
            from = found + runs[i].length();
        }
        return from <= name.length() - last.length();
    }

    private void count(int more) throws Malformed {
        references += more;
        if (references > MAX_REFERENCES) {
            throw malformed("more than " + MAX_REFERENCES + " searches referred to", "");
        }
    }

    private void enter() throws Malformed {
        if (++depth > MAX_DEPTH) {
            throw malformed("nested deeper than " + MAX_DEPTH, "");
        }
    }

    private Malformed expected(String what) {
        return tokens.is("|")
                ? malformed(
                        "an aggregation, which Sigma 2 does not know",
                        "write a correlation of type event_count or value_count instead")
                : malformed("expected " + what, "");
    }

    private Malformed malformed(String reason, String hint) {
        return new Malformed(reason, tokens.current(), tokens.index(), hint);
    }

    private static final class Malformed extends Exception {

        private static final long serialVersionUID = 1;

        private final String reason;
        private final String value;
        private final int index;
        private final String hint;

        Malformed(String reason, String value, int index, String hint) {
            super(reason);
            this.reason = reason;
            this.value = value;
            this.index = index;
            this.hint = hint;
        }
    }
}
