package dev.tocsin.match;

import dev.tocsin.match.Observation.Interval;
import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.Literal;
import dev.tocsin.stix.pattern.ObservationExpression;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Observation operators by their definition (STIX 2.1 §9.5): every set of observations that matches a pattern, all
 * listed. It knows only patterns over letters. A set is an int, one bit for each unit; observed data with
 * number_observed n are n units.
 */
final class ByDefinition {

    /** One time that one observation was made. */
    record Unit(int observation, String letter, Optional<Interval> seen) {}

    private final List<Unit> units;

    ByDefinition(List<Unit> units) {
        this.units = units;
    }

    Set<Integer> bindings(ObservationExpression pattern) {
        return switch (pattern) {
            case ObservationExpression.Observation(var comparison) -> {
                Set<Integer> single = new TreeSet<>();
                for (int i = 0; i < units.size(); i++) {
                    if (holds(comparison, units.get(i).letter())) {
                        single.add(1 << i);
                    }
                }
                yield single;
            }
            case ObservationExpression.Or(var operands) -> {
                Set<Integer> either = new TreeSet<>();
                operands.forEach(operand -> either.addAll(bindings(operand)));
                yield either;
            }
            case ObservationExpression.And(var operands) ->
                operands.stream()
                        .map(this::bindings)
                        .reduce((a, b) -> joined(a, b, false))
                        .orElseThrow();
            case ObservationExpression.FollowedBy(var operands) ->
                operands.stream()
                        .map(this::bindings)
                        .reduce((a, b) -> joined(a, b, true))
                        .orElseThrow();
            case ObservationExpression.Repeats(var inner, int times) -> {
                Set<Integer> once = bindings(inner);
                Set<Integer> all = once;
                for (int i = 1; i < times; i++) {
                    all = joined(all, once, false);
                }
                yield all;
            }
            case ObservationExpression.Within(var inner, BigDecimal seconds) ->
                kept(
                        inner,
                        set -> isWithin(
                                set, Duration.ofNanos(seconds.movePointRight(9).longValueExact())));
            case ObservationExpression.StartStop(var inner, var start, var stop) ->
                kept(
                        inner,
                        set -> members(set).stream()
                                .allMatch(unit -> unit.seen()
                                        .filter(seen -> !seen.last()
                                                        .isBefore(start.value().toInstant())
                                                && seen.first()
                                                        .isBefore(stop.value().toInstant()))
                                        .isPresent()));
        };
    }

    private static boolean holds(ComparisonExpression comparison, String letter) {
        return ((ComparisonExpression.In) comparison).literals().contains(new Literal.Text(letter));
    }

    private Set<Integer> kept(ObservationExpression pattern, java.util.function.IntPredicate condition) {
        Set<Integer> kept = new TreeSet<>(bindings(pattern));
        kept.removeIf(set -> !condition.test(set));
        return kept;
    }

    /** Every two that have nothing in common, the second not before the first if that is asked. */
    private Set<Integer> joined(Set<Integer> some, Set<Integer> others, boolean inOrder) {
        Set<Integer> joined = new TreeSet<>();
        for (int a : some) {
            for (int b : others) {
                if ((a & b) == 0 && (!inOrder || follows(a, b))) {
                    joined.add(a | b);
                }
            }
        }
        return joined;
    }

    /** Whether times can be chosen so that each of the second set is at or after each of the first. */
    private boolean follows(int first, int second) {
        for (Unit a : members(first)) {
            for (Unit b : members(second)) {
                if (a.seen().isEmpty()
                        || b.seen().isEmpty()
                        || a.seen().get().first().isAfter(b.seen().get().last())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether times can be chosen so that the latest is less than that long after the earliest. */
    private boolean isWithin(int set, Duration length) {
        for (Unit a : members(set)) {
            for (Unit b : members(set)) {
                if (a.seen().isEmpty() || b.seen().isEmpty()) {
                    return false;
                }
                Instant end = a.seen().get().last();
                Instant begin = b.seen().get().first();
                if (Duration.between(end, begin).compareTo(length) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Unit> members(int set) {
        List<Unit> members = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            if ((set & (1 << i)) != 0) {
                members.add(units.get(i));
            }
        }
        return members;
    }
}
