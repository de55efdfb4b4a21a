package dev.tocsin.match;

import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObservationExpression;
import dev.tocsin.stix.pattern.PatternText;
import dev.tocsin.telemetry.LogSource;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Whether a rule can match logs at all, known from the mapping before any event is read.
 *
 * <p>It errs on one side only: a rule that could match is never said not to apply. A comparison can hold where its path
 * can lead to a value; {@code NOT EXISTS} where there can be an object of the type (STIX 2.1 §9.6).
 */
public sealed interface Applicability {

    /** The rule may match. */
    record Applies() implements Applicability {}

    /**
     * The rule cannot match, whatever the events are.
     *
     * @param reasons what its pattern asks for and the logs never carry; at least one
     */
    record CannotApply(List<NeverCarried> reasons) implements Applicability {
        public CannotApply {
            reasons = List.copyOf(reasons);
        }
    }

    /** An object path that no event of these logs ever has. */
    record NeverCarried(ObjectPath path, List<LogSource> sources) {

        public NeverCarried {
            sources = List.copyOf(sources);
        }

        /** As in {@code Zeek JSON dns logs never carry file:hashes.MD5}; the names of streams are untrusted text. */
        @Override
        public String toString() {
            String logs = sources.stream()
                    .map(source -> source.stream().isEmpty()
                            ? source.format().title()
                            : source.format().title() + " " + source.stream())
                    .collect(Collectors.joining(", "));
            return logs + " logs never carry " + PatternText.of(path);
        }
    }

    /**
     * Whether the rule can match events of these logs, taken together.
     *
     * @param sources the logs there are; where there are none, every rule applies, for nothing is known of them
     */
    static Applicability of(IndicatorRule rule, Collection<LogSource> sources, EventMapping mapping) {
        List<Log> logs = sources.stream()
                .distinct()
                .map(source -> new Log(source, mapping.carried(source)))
                .toList();
        Lacking lacking = new Lacking();
        return logs.isEmpty() || canMatch(rule.pattern(), logs, lacking)
                ? new Applies()
                : new CannotApply(lacking.reasons());
    }

    /**
     * Whether an event of this log can be evidence for any part of the rule: where it cannot for any rule, the log need
     * not be looked into.
     */
    static boolean concerns(IndicatorRule rule, LogSource source, EventMapping mapping) {
        return concerns(rule.pattern(), new Log(source, mapping.carried(source)));
    }

    private static boolean concerns(ObservationExpression expression, Log log) {
        return switch (expression) {
            case ObservationExpression.Observation(var comparison) -> canHold(comparison, log, new Lacking());
            case ObservationExpression.And(var operands) ->
                operands.stream().anyMatch(operand -> concerns(operand, log));
            case ObservationExpression.Or(var operands) ->
                operands.stream().anyMatch(operand -> concerns(operand, log));
            case ObservationExpression.FollowedBy(var operands) ->
                operands.stream().anyMatch(operand -> concerns(operand, log));
            case ObservationExpression.Within(var inner, var seconds) -> concerns(inner, log);
            case ObservationExpression.Repeats(var inner, var times) -> concerns(inner, log);
            case ObservationExpression.StartStop(var inner, var start, var stop) -> concerns(inner, log);
        };
    }

    private static boolean canMatch(ObservationExpression expression, List<Log> logs, Lacking lacking) {
        return switch (expression) {
            case ObservationExpression.Observation(var comparison) ->
                any(logs, lacking, (log, inner) -> canHold(comparison, log, inner));
            case ObservationExpression.And(var operands) ->
                all(operands, lacking, (operand, inner) -> canMatch(operand, logs, inner));
            case ObservationExpression.FollowedBy(var operands) ->
                all(operands, lacking, (operand, inner) -> canMatch(operand, logs, inner));
            case ObservationExpression.Or(var operands) ->
                any(operands, lacking, (operand, inner) -> canMatch(operand, logs, inner));
            case ObservationExpression.Within(var inner, var seconds) -> canMatch(inner, logs, lacking);
            case ObservationExpression.Repeats(var inner, var times) -> canMatch(inner, logs, lacking);
            case ObservationExpression.StartStop(var inner, var start, var stop) -> canMatch(inner, logs, lacking);
        };
    }

    private static boolean canHold(ComparisonExpression expression, Log log, Lacking lacking) {
        return switch (expression) {
            case ComparisonExpression.And(var operands) ->
                all(operands, lacking, (operand, inner) -> canHold(operand, log, inner));
            case ComparisonExpression.Or(var operands) ->
                any(operands, lacking, (operand, inner) -> canHold(operand, log, inner));
            case ComparisonExpression.Comparison(var path, var negated, var operator, var literal) ->
                lacking.unless(log.carried().mayHave(path), path, log);
            case ComparisonExpression.In(var path, var negated, var literals) ->
                lacking.unless(log.carried().mayHave(path), path, log);
            case ComparisonExpression.Exists(var path, var negated) ->
                lacking.unless(
                        negated
                                ? log.carried().mayHave(path.objectType())
                                : log.carried().mayHave(path),
                        path,
                        log);
        };
    }

    /** Every one is asked, so that everything that is lacking is named. */
    private static <T> boolean all(List<T> each, Lacking lacking, BiPredicate<T, Lacking> can) {
        boolean all = true;
        for (T one : each) {
            all &= can.test(one, lacking);
        }
        return all;
    }

    /** What one lacks does not count where another can. */
    private static <T> boolean any(List<T> each, Lacking lacking, BiPredicate<T, Lacking> can) {
        Lacking ofAll = new Lacking();
        boolean any = each.stream().anyMatch(one -> can.test(one, ofAll));
        if (!any) {
            lacking.add(ofAll);
        }
        return any;
    }
}
