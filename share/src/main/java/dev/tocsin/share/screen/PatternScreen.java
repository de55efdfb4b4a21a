package dev.tocsin.share.screen;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.ComparisonExpression.Operator;
import dev.tocsin.stix.pattern.ObservationExpression;
import dev.tocsin.stix.pattern.PatternParser;
import dev.tocsin.stix.pattern.PatternResult;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Whether an indicator's STIX pattern can be used by whoever reads it: it parses, its regular expressions compile, and it
 * costs no more than a guard can give to one rule. Patterns in other languages are not looked into.
 */
public final class PatternScreen {

    /** The most observations that may make up one match: what a guard keeps for one rule by default. */
    public static final long MAX_OBSERVATIONS = 10_000;

    /** The most comparisons with wildcards or regular expressions in one pattern. */
    public static final long MAX_EXPRESSIONS = 200;

    private PatternScreen() {}

    /** What screening a pattern came to. */
    public sealed interface Result {

        /** Nothing to screen: no indicator, or not a pattern of STIX. */
        record NotOne() implements Result {}

        record Usable(ObservationExpression pattern) implements Result {}

        /** It is no pattern; the reason has line, column and section. */
        record Malformed(String reason) implements Result {}

        /** @param cost how much of what, as {@code 20000 observations} */
        record TooCostly(String reason, String cost) implements Result {}
    }

    public static Result of(StixObject object) {
        if (!object.type().equals("indicator")
                || !object.text("pattern_type").orElse("").equals("stix")) {
            return new Result.NotOne();
        }
        return object.text("pattern").map(PatternScreen::parse).orElseGet(Result.NotOne::new);
    }

    private static Result parse(String text) {
        return switch (PatternParser.parse(text)) {
            case PatternResult.Malformed(PatternResult.Remark error) -> new Result.Malformed(error.toString());
            case PatternResult.Parsed(ObservationExpression pattern, var _) -> weigh(pattern);
        };
    }

    private static Result weigh(ObservationExpression pattern) {
        long observations = observations(pattern);
        if (observations > MAX_OBSERVATIONS) {
            return new Result.TooCostly(
                    "one match would need more than " + MAX_OBSERVATIONS + " observations",
                    observations + " observations");
        }
        long expressions = expressions(pattern);
        if (expressions > MAX_EXPRESSIONS) {
            return new Result.TooCostly(
                    "it has more than " + MAX_EXPRESSIONS + " comparisons with LIKE or MATCHES",
                    expressions + " comparisons");
        }
        return new Result.Usable(pattern);
    }

    /** The most observations that one match may take up, as far as they can be counted. */
    private static long observations(ObservationExpression pattern) {
        return switch (pattern) {
            case ObservationExpression.Observation _ -> 1;
            case ObservationExpression.And(List<ObservationExpression> parts) ->
                sum(parts, PatternScreen::observations);
            case ObservationExpression.FollowedBy(List<ObservationExpression> parts) ->
                sum(parts, PatternScreen::observations);
            case ObservationExpression.Or(List<ObservationExpression> parts) ->
                parts.stream().mapToLong(PatternScreen::observations).max().orElse(0);
            case ObservationExpression.Within(ObservationExpression inner, var _) -> observations(inner);
            case ObservationExpression.Repeats(ObservationExpression inner, int times) ->
                bounded(observations(inner) * times);
            case ObservationExpression.StartStop(ObservationExpression inner, var _, var _) -> observations(inner);
        };
    }

    private static long expressions(ObservationExpression pattern) {
        return switch (pattern) {
            case ObservationExpression.Observation(ComparisonExpression comparison) -> expressions(comparison);
            case ObservationExpression.And(List<ObservationExpression> parts) -> sum(parts, PatternScreen::expressions);
            case ObservationExpression.FollowedBy(List<ObservationExpression> parts) ->
                sum(parts, PatternScreen::expressions);
            case ObservationExpression.Or(List<ObservationExpression> parts) -> sum(parts, PatternScreen::expressions);
            case ObservationExpression.Within(ObservationExpression inner, var _) -> expressions(inner);
            case ObservationExpression.Repeats(ObservationExpression inner, var _) -> expressions(inner);
            case ObservationExpression.StartStop(ObservationExpression inner, var _, var _) -> expressions(inner);
        };
    }

    private static long expressions(ComparisonExpression comparison) {
        return switch (comparison) {
            case ComparisonExpression.And(List<ComparisonExpression> parts) -> sum(parts, PatternScreen::expressions);
            case ComparisonExpression.Or(List<ComparisonExpression> parts) -> sum(parts, PatternScreen::expressions);
            case ComparisonExpression.Comparison(var _, var _, Operator operator, var _) ->
                operator == Operator.LIKE || operator == Operator.MATCHES ? 1 : 0;
            case ComparisonExpression.In _ -> 0;
            case ComparisonExpression.Exists _ -> 0;
        };
    }

    private static <T> long sum(List<T> parts, ToLongFunction<T> count) {
        long sum = 0;
        for (T part : parts) {
            sum = bounded(sum + count.applyAsLong(part));
        }
        return sum;
    }

    /** Far above every limit; two such numbers can be multiplied. */
    private static long bounded(long count) {
        return Math.min(count, 1L << 31);
    }
}
