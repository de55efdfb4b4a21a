package dev.tocsin.match.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Plain texts each of which occurs in everything a regular expression matches (RE2 syntax). It errs on one side: a text
 * that might be absent is never given, and where the expression is not understood there is none.
 */
final class RequiredLiterals {

    private static final String META = "\\.+*?()|[]{}^$";

    private final String expression;
    private int at;

    private RequiredLiterals(String expression) {
        this.expression = expression;
    }

    /** What is not understood, and so makes nothing certain. */
    private static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;

        NotUnderstood() {
            super(null, null, false, false);
        }
    }

    /** In lower case; letters of either case may stand in the text. */
    static List<String> of(String expression) {
        RequiredLiterals reader = new RequiredLiterals(expression);
        try {
            List<String> runs = reader.alternatives();
            return reader.at == expression.length()
                    ? runs.stream().filter(run -> !run.isEmpty()).distinct().toList()
                    : List.of();
        } catch (NotUnderstood e) {
            return List.of();
        }
    }

    /** Up to the end or a closing bracket; what every alternative needs is not looked for where there are several. */
    private List<String> alternatives() throws NotUnderstood {
        List<String> first = sequence();
        boolean several = false;
        while (at < expression.length() && expression.charAt(at) == '|') {
            at++;
            sequence();
            several = true;
        }
        return several ? List.of() : first;
    }

    private List<String> sequence() throws NotUnderstood {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
            Atom atom = atom();
            Repeats repeats = repeats();
            if (atom.character().isEmpty() || repeats != Repeats.ONCE) {
                if (repeats != Repeats.MAYBE_NONE) {
                    run.append(atom.character());
                    runs.addAll(atom.runs());
                }
                runs.add(run.toString());
                run.setLength(0);
            } else {
                run.append(atom.character());
            }
        }
        runs.add(run.toString());
        return runs;
    }

    /**
     * What stands between two operators.
     *
     * @param character the one character that it is, or empty
     * @param runs what a group needs
     */
    private record Atom(String character, List<String> runs) {
        private static final Atom ANYTHING = new Atom("", List.of());
    }

    private enum Repeats {
        ONCE,
        MORE,
        MAYBE_NONE
    }

    private Repeats repeats() {
        Repeats repeats = Repeats.ONCE;
        while (at < expression.length() && "*+?{".indexOf(expression.charAt(at)) >= 0) {
            char c = expression.charAt(at);
            if (c == '{' && !isCount()) {
                return repeats;
            }
            boolean none = c == '*' || c == '?' || (c == '{' && expression.startsWith("{0", at));
            // After another one, a question mark says how eagerly it is taken; taking it for "perhaps not" errs safely.
            repeats = none ? Repeats.MAYBE_NONE : repeats == Repeats.MAYBE_NONE ? repeats : Repeats.MORE;
            at = c == '{' ? expression.indexOf('}', at) + 1 : at + 1;
        }
        return repeats;
    }

    private boolean isCount() {
        int close = expression.indexOf('}', at);
        return close > 0 && expression.substring(at + 1, close).matches("\\d+(,\\d*)?");
    }

    private Atom atom() throws NotUnderstood {
        char c = expression.charAt(at++);
        return switch (c) {
            case '(' -> new Atom("", group());
            case '[' -> characterClass();
            case '\\' -> escape();
            case '.', '^', '$' -> Atom.ANYTHING;
            case '*', '+', '?' -> throw new NotUnderstood();
            default -> c < 0x80 ? character(c) : Atom.ANYTHING;
        };
    }

    private static Atom character(char c) {
        return new Atom(String.valueOf(Character.toLowerCase(c)), List.of());
    }

    private List<String> group() throws NotUnderstood {
        if (at < expression.length() && expression.charAt(at) == '?') {
            int colon = at + 1;
            while (colon < expression.length() && "imsU-".indexOf(expression.charAt(colon)) >= 0) {
                colon++;
            }
            if (colon >= expression.length()) {
                throw new NotUnderstood();
            }
            char after = expression.charAt(colon);
            if (after == ')') {
                at = colon + 1;
                if (at < expression.length() && "*+?{".indexOf(expression.charAt(at)) >= 0) {
                    throw new NotUnderstood(); // what is repeated is what stands before the flags
                }
                return List.of();
            }
            if (after == 'P' || after == '<') {
                colon = expression.indexOf('>', colon);
            } else if (after != ':') {
                throw new NotUnderstood();
            }
            if (colon < 0) {
                throw new NotUnderstood();
            }
            at = colon + 1;
        }
        List<String> inside = alternatives();
        if (at >= expression.length() || expression.charAt(at) != ')') {
            throw new NotUnderstood();
        }
        at++;
        return inside;
    }

    private Atom characterClass() throws NotUnderstood {
        if (at < expression.length() && expression.charAt(at) == '^') {
            at++;
        }
        boolean first = true;
        while (at < expression.length() && (first || expression.charAt(at) != ']')) {
            first = false;
            if (expression.startsWith("[:", at)) {
                at = expression.indexOf(":]", at) + 2;
                if (at < 2) {
                    throw new NotUnderstood();
                }
            } else {
                at += expression.charAt(at) == '\\' ? 2 : 1;
            }
        }
        if (at >= expression.length()) {
            throw new NotUnderstood();
        }
        at++;
        return Atom.ANYTHING;
    }

    private Atom escape() throws NotUnderstood {
        if (at >= expression.length()) {
            throw new NotUnderstood();
        }
        char c = expression.charAt(at++);
        if (META.indexOf(c) >= 0 || (c < 0x80 && !Character.isLetterOrDigit(c))) {
            return character(c);
        }
        if ("dDsSwWbBAznrtfva".indexOf(c) >= 0) {
            return Atom.ANYTHING;
        }
        throw new NotUnderstood();
    }
}
