package dev.tocsin.match.sigma;

import dev.tocsin.sigma.detection.Comparison;
import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.Network;
import dev.tocsin.sigma.detection.Position;
import dev.tocsin.sigma.detection.Quantifier;
import dev.tocsin.sigma.detection.RegexFlag;
import dev.tocsin.sigma.detection.ValueTest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A test as a rule could write it: {@code Image|endswith: '\cmd.exe'}. Encodings stay applied, for that is what was looked
 * for.
 */
final class TestWords {

    private TestWords() {}

    /** @param field empty for keywords */
    static String of(String field, Quantifier quantifier, List<ValueTest> tests) {
        String first = of(field, quantifier, tests.getFirst());
        if (tests.size() == 1) {
            return first;
        }
        int others = tests.size() - 1;
        return first
                + (quantifier == Quantifier.ALL ? " and " : " or ")
                + others
                + (others == 1 ? " other value" : " other values");
    }

    private static String of(String field, Quantifier quantifier, ValueTest test) {
        List<String> key = new ArrayList<>(List.of(field));
        String value = value(test, key, field.isEmpty());
        if (quantifier == Quantifier.NONE) {
            key.add("neq");
        }
        String name = String.join("|", key);
        return name.isEmpty() ? value : name + ": " + value;
    }

    /** The value; the modifiers that belong to it are added to the key. */
    private static String value(ValueTest test, List<String> key, boolean keyword) {
        return switch (test) {
            case ValueTest.Text(var glob, var cased) -> {
                String text = text(glob, key, keyword);
                if (cased) {
                    key.add("cased");
                }
                yield text;
            }
            case ValueTest.Numeric(var number) -> number.toPlainString();
            case ValueTest.Bool(var value) -> String.valueOf(value);
            case ValueTest.Null ignored -> "null";
            case ValueTest.Regex(var expression, var flags) -> {
                key.add("re");
                flags.stream().sorted().map(TestWords::letter).forEach(key::add);
                yield "'" + expression + "'";
            }
            case ValueTest.Cidr(var network) -> {
                key.add("cidr");
                yield address(network);
            }
            case ValueTest.Compare(var comparison, var number) -> {
                key.add(comparison.word());
                yield number.toPlainString();
            }
            case ValueTest.FieldReference(var other, var position, var cased) -> {
                key.add("fieldref");
                position(position, key);
                if (cased) {
                    key.add("cased");
                }
                yield other;
            }
            case ValueTest.Exists(var wanted) -> {
                key.add("exists");
                yield String.valueOf(wanted);
            }
            case ValueTest.TimePart(var unit, var comparison, var number) -> {
                key.add(unit.name().toLowerCase(Locale.ROOT));
                if (comparison != Comparison.EQ) {
                    key.add(comparison.word());
                }
                yield String.valueOf(number);
            }
            case ValueTest.AnyOf(var tests) -> {
                String first = value(tests.getFirst(), key, keyword);
                yield tests.size() == 1 ? first : first + " in any of " + tests.size() + " forms";
            }
        };
    }

    private static String text(Glob glob, List<String> key, boolean keyword) {
        List<Glob.Part> parts = glob.parts();
        boolean open = !parts.isEmpty() && parts.getFirst() instanceof Glob.AnyRun;
        boolean openEnd = parts.size() > 1 && parts.getLast() instanceof Glob.AnyRun;
        int from = 0;
        int to = parts.size();
        if (parts.size() - (open ? 1 : 0) - (openEnd ? 1 : 0) > 0 && (open || openEnd)) {
            from = open ? 1 : 0;
            to -= openEnd ? 1 : 0;
            if (!keyword) {
                position(open ? openEnd ? Position.ANYWHERE : Position.END : Position.START, key);
            }
        }
        StringBuilder text = new StringBuilder("'");
        for (Glob.Part part : parts.subList(from, to)) {
            switch (part) {
                case Glob.Literal(String literal) ->
                    text.append(literal.replace("*", "\\*").replace("?", "\\?"));
                case Glob.AnyCharacter ignored -> text.append('?');
                case Glob.AnyRun ignored -> text.append('*');
                case Glob.Placeholder(String name) ->
                    text.append('%').append(name).append('%');
            }
        }
        return text.append('\'').toString();
    }

    private static void position(Position position, List<String> key) {
        switch (position) {
            case WHOLE -> {}
            case START -> key.add("startswith");
            case END -> key.add("endswith");
            case ANYWHERE -> key.add("contains");
        }
    }

    private static String letter(RegexFlag flag) {
        return switch (flag) {
            case IGNORE_CASE -> "i";
            case MULTI_LINE -> "m";
            case DOT_ALL -> "s";
        };
    }

    private static String address(Network network) {
        try {
            return InetAddress.getByAddress(network.bytes()).getHostAddress() + "/" + network.prefixLength();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a network has four bytes or sixteen: " + network, e);
        }
    }
}
