package dev.tocsin.stix.pattern;

import dev.tocsin.stix.Quoted;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads STIX patterns (STIX 2.1 §9), by recursive descent: this class the observation level, {@link ComparisonParser}
 * what stands between brackets.
 *
 * <p>It takes what the STIX 2.0 grammar writes differently (keywords in small letters, {@code ==}, {@code <>}, the
 * strings of {@code START} and {@code STOP}) and says so in a warning. Length, nesting and number of parts are bounded, so
 * that no text whatever makes it fail otherwise than by {@link PatternResult.Malformed}.
 */
public final class PatternParser {

    /** The longest pattern taken, in {@code char}s. */
    public static final int MAX_LENGTH = 1_048_576;

    /** How deep parentheses may nest. */
    public static final int MAX_DEPTH = 100;

    /** The most comparisons and constants a pattern may have. */
    public static final int MAX_PARTS = 100_000;

    private final TokenReader tokens;
    private final ComparisonParser comparisons;

    private PatternParser(SourceText source) {
        this.tokens = new TokenReader(source);
        this.comparisons = new ComparisonParser(tokens);
    }

    /** Reads a pattern; a malformed one is a result that says where and why, never an exception. */
    public static PatternResult parse(String text) {
        SourceText source = new SourceText(text);
        try {
            if (text.length() > MAX_LENGTH) {
                throw source.malformed(
                        0,
                        "a pattern of " + text.length() + " characters; at most " + MAX_LENGTH + " are taken",
                        "",
                        "9.4");
            }
            refuseLoneSurrogates(source);
            PatternParser parser = new PatternParser(source);
            ObservationExpression expression = parser.pattern();
            return new PatternResult.Parsed(expression, parser.tokens.warnings());
        } catch (Malformation e) {
            return new PatternResult.Malformed(e.remark());
        }
    }

    /** A pattern is encoded as a Unicode string (STIX 2.1 §9.4). */
    private static void refuseLoneSurrogates(SourceText source) {
        for (int i = 0; i < source.text().length(); ) {
            int c = source.text().codePointAt(i);
            if (Character.getType(c) == Character.SURROGATE) {
                throw source.malformed(i, "half a character: " + Quoted.of(Character.toString(c)), "", "9.4");
            }
            i += Character.charCount(c);
        }
    }

    private ObservationExpression pattern() {
        ObservationExpression expression = followedBy();
        if (tokens.current().kind() != Token.Kind.END) {
            throw tokens.expected("AND, OR, FOLLOWEDBY, a qualifier or the end", "9.5.2");
        }
        return expression;
    }

    // From the loosest to the tightest: FOLLOWEDBY, OR, AND (STIX 2.1 §9.5.3).

    private ObservationExpression followedBy() {
        return chain("FOLLOWEDBY", this::or, ObservationExpression.FollowedBy::new);
    }

    private ObservationExpression or() {
        return chain("OR", this::and, ObservationExpression.Or::new);
    }

    private ObservationExpression and() {
        return chain("AND", this::qualified, ObservationExpression.And::new);
    }

    private ObservationExpression chain(
            String operator,
            java.util.function.Supplier<ObservationExpression> operand,
            Function<List<ObservationExpression>, ObservationExpression> combine) {
        ObservationExpression first = operand.get();
        if (!tokens.current().isWord(operator)) {
            return first;
        }
        List<ObservationExpression> operands = new ArrayList<>(List.of(first));
        while (tokens.acceptWord(operator)) {
            operands.add(operand.get());
        }
        return combine.apply(operands);
    }

    private enum Qualifier {
        WITHIN,
        REPEATS,
        START
    }

    private ObservationExpression qualified() {
        ObservationExpression expression = single();
        Set<Qualifier> seen = EnumSet.noneOf(Qualifier.class);
        for (Qualifier next = qualifier(); next != null; next = qualifier()) {
            if (!seen.add(next)) {
                throw tokens.malformed(
                        "a second " + next + " on one observation expression",
                        "put the first in parentheses if both are meant",
                        "9.5.1");
            }
            tokens.acceptWord(next.name());
            expression = switch (next) {
                case WITHIN -> within(expression);
                case REPEATS -> repeats(expression);
                case START -> startStop(expression);
            };
        }
        return expression;
    }

    private @Nullable Qualifier qualifier() {
        return switch (tokens.current().keyword()) {
            case "WITHIN" -> Qualifier.WITHIN;
            case "REPEATS" -> Qualifier.REPEATS;
            case "START" -> Qualifier.START;
            default -> null;
        };
    }

    private ObservationExpression single() {
        if (tokens.acceptSymbol("[")) {
            ComparisonExpression comparison = comparisons.parse();
            tokens.expectSymbol("]", "AND, OR or \"]\"", "9.5");
            return new ObservationExpression.Observation(comparison);
        }
        if (tokens.current().isSymbol("(")) {
            tokens.enter();
            ObservationExpression inner = followedBy();
            tokens.leave("AND, OR, FOLLOWEDBY, a qualifier or \")\"", "9.5");
            return inner;
        }
        throw tokens.expected("\"[\" or \"(\"", "9.5");
    }

    private ObservationExpression within(ObservationExpression expression) {
        Token number = tokens.current();
        ObservationExpression.Within within = switch (number.literal()) {
            case Literal.Whole(var value)
            when value.signum() > 0 -> new ObservationExpression.Within(expression, new java.math.BigDecimal(value));
            case Literal.Decimal(var value)
            when value.signum() > 0 -> new ObservationExpression.Within(expression, value);
            case null, default -> throw tokens.expected("a positive number of seconds", "9.5.1");
        };
        tokens.advancePastNumber();
        if (!tokens.acceptWord("SECONDS")) {
            throw tokens.malformed(
                    "expected SECONDS, found " + tokens.current().shown(),
                    "the only unit of WITHIN is SECONDS",
                    "9.5.1");
        }
        return within;
    }

    private ObservationExpression repeats(ObservationExpression expression) {
        if (!(tokens.current().literal() instanceof Literal.Whole(var times))
                || times.signum() <= 0
                || times.bitLength() > 31) {
            throw tokens.expected("a number of times from 1 to " + Integer.MAX_VALUE, "9.5.1");
        }
        tokens.advancePastNumber();
        tokens.expectWord("TIMES", "9.5.1");
        return new ObservationExpression.Repeats(expression, times.intValueExact());
    }

    private ObservationExpression startStop(ObservationExpression expression) {
        Literal.Timestamp start = moment();
        tokens.expectWord("STOP", "9.5.1");
        int offset = tokens.current().offset();
        Literal.Timestamp stop = moment();
        if (start.value().compareTo(stop.value()) >= 0) {
            throw tokens.malformedAt(
                    offset,
                    "STOP " + stop.value() + " is not after START " + start.value(),
                    "nothing is observed from START on and before STOP unless STOP is later",
                    "9.5.1");
        }
        return new ObservationExpression.StartStop(expression, start, stop);
    }

    private Literal.Timestamp moment() {
        Token token = tokens.current();
        Literal.Timestamp moment = switch (token.literal()) {
            case Literal.Timestamp timestamp -> timestamp;
            // STIX 2.0 writes a string here (STIX 2.0 part 5 §4.1.1).
            case Literal.Text(var text) -> tokens.liftedTimestamp(text);
            case null, default -> throw tokens.expected("a timestamp like t'2016-06-01T00:00:00Z'", "9.5.1");
        };
        tokens.advance();
        return moment;
    }
}
