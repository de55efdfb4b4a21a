package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.ObjectPath.Step;
import java.util.List;
import java.util.regex.Pattern;

/** The canonical text of a pattern: what {@link PatternParser} reads back to an equal tree (STIX 2.1 §9). */
public final class PatternText {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** Names that a parser less forgiving than ours takes for keywords. */
    private static final Pattern KEYWORD = Pattern.compile(
            "(?i)and|or|not|followedby|like|matches|issuperset|issubset|exists|last|in|start|stop|seconds|true|false"
                    + "|within|repeats|times");

    private PatternText() {}

    /** The text of a whole pattern. */
    public static String of(ObservationExpression expression) {
        StringBuilder out = new StringBuilder();
        append(out, expression);
        return out.toString();
    }

    /** The text of a comparison expression, without brackets. */
    public static String of(ComparisonExpression expression) {
        StringBuilder out = new StringBuilder();
        append(out, expression);
        return out.toString();
    }

    /** The text of an object path. */
    public static String of(ObjectPath path) {
        StringBuilder out = new StringBuilder(path.objectType()).append(':');
        for (int i = 0; i < path.steps().size(); i++) {
            switch (path.steps().get(i)) {
                case Step.Property(String name) -> out.append(i == 0 ? "" : ".").append(name(name));
                case Step.Index(int index) -> out.append('[').append(index).append(']');
                case Step.AnyElement any -> out.append("[*]");
            }
        }
        return out.toString();
    }

    /** The text of a constant. */
    public static String of(Literal literal) {
        return switch (literal) {
            case Literal.Text(var value) -> quoted(value);
            case Literal.Whole(var value) -> value.toString();
            case Literal.Decimal(var value) -> value.toPlainString();
            case Literal.Truth(var value) -> value ? "true" : "false";
            case Literal.Timestamp(var value) -> "t'" + value + "'";
            case Literal.Bytes(var hex) -> "h'" + hex + "'";
        };
    }

    private static void append(StringBuilder out, ObservationExpression expression) {
        switch (expression) {
            case ObservationExpression.Observation(var comparison) -> {
                append(out.append('['), comparison);
                out.append(']');
            }
            case ObservationExpression.And(var operands) -> chain(out, " AND ", operands, 2);
            case ObservationExpression.Or(var operands) -> chain(out, " OR ", operands, 1);
            case ObservationExpression.FollowedBy(var operands) -> chain(out, " FOLLOWEDBY ", operands, 0);
            case ObservationExpression.Within(var inner, var seconds) -> {
                qualified(out, inner, expression);
                out.append(" WITHIN ").append(seconds.toPlainString()).append(" SECONDS");
            }
            case ObservationExpression.Repeats(var inner, var times) -> {
                qualified(out, inner, expression);
                out.append(" REPEATS ").append(times).append(" TIMES");
            }
            case ObservationExpression.StartStop(var inner, var start, var stop) -> {
                qualified(out, inner, expression);
                out.append(" START ").append(of(start)).append(" STOP ").append(of(stop));
            }
        }
    }

    private static void chain(StringBuilder out, String operator, List<ObservationExpression> operands, int tightness) {
        for (int i = 0; i < operands.size(); i++) {
            out.append(i == 0 ? "" : operator);
            inParentheses(out, operands.get(i), tightness(operands.get(i)) <= tightness);
        }
    }

    /** A qualifier binds to what is directly before it, and each kind may stand there only once (STIX 2.1 §9.5.1). */
    private static void qualified(StringBuilder out, ObservationExpression inner, ObservationExpression qualifier) {
        boolean again = false;
        for (ObservationExpression at = inner; at != null; at = qualifiedBy(at)) {
            again |= at.getClass() == qualifier.getClass();
        }
        inParentheses(out, inner, again || tightness(inner) < 3);
    }

    private static @org.jspecify.annotations.Nullable ObservationExpression qualifiedBy(
            ObservationExpression expression) {
        return switch (expression) {
            case ObservationExpression.Within(var inner, var seconds) -> inner;
            case ObservationExpression.Repeats(var inner, var times) -> inner;
            case ObservationExpression.StartStop(var inner, var start, var stop) -> inner;
            default -> null;
        };
    }

    private static void inParentheses(StringBuilder out, ObservationExpression expression, boolean needed) {
        append(out.append(needed ? "(" : ""), expression);
        out.append(needed ? ")" : "");
    }

    private static int tightness(ObservationExpression expression) {
        return switch (expression) {
            case ObservationExpression.FollowedBy followedBy -> 0;
            case ObservationExpression.Or or -> 1;
            case ObservationExpression.And and -> 2;
            default -> 3;
        };
    }

    private static void append(StringBuilder out, ComparisonExpression expression) {
        switch (expression) {
            case ComparisonExpression.And(var operands) -> {
                for (int i = 0; i < operands.size(); i++) {
                    boolean chain = !isSingle(operands.get(i));
                    append(out.append(i == 0 ? "" : " AND ").append(chain ? "(" : ""), operands.get(i));
                    out.append(chain ? ")" : "");
                }
            }
            case ComparisonExpression.Or(var operands) -> {
                for (int i = 0; i < operands.size(); i++) {
                    boolean or = operands.get(i) instanceof ComparisonExpression.Or;
                    append(out.append(i == 0 ? "" : " OR ").append(or ? "(" : ""), operands.get(i));
                    out.append(or ? ")" : "");
                }
            }
            case ComparisonExpression.Comparison(var path, var negated, var operator, var literal) ->
                out.append(of(path))
                        .append(negated ? " NOT " : " ")
                        .append(operator.symbol())
                        .append(' ')
                        .append(of(literal));
            case ComparisonExpression.In(var path, var negated, var literals) -> {
                out.append(of(path)).append(negated ? " NOT IN (" : " IN (");
                for (int i = 0; i < literals.size(); i++) {
                    out.append(i == 0 ? "" : ", ").append(of(literals.get(i)));
                }
                out.append(')');
            }
            case ComparisonExpression.Exists(var path, var negated) ->
                out.append(negated ? "NOT EXISTS " : "EXISTS ").append(of(path));
        }
    }

    private static boolean isSingle(ComparisonExpression expression) {
        return !(expression instanceof ComparisonExpression.And) && !(expression instanceof ComparisonExpression.Or);
    }

    private static String name(String name) {
        boolean plain =
                PLAIN_NAME.matcher(name).matches() && !KEYWORD.matcher(name).matches();
        return plain ? name : quoted(name);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
