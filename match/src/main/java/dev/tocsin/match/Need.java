package dev.tocsin.match;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.ObservationExpression;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a pattern asks for, with {@code START}/{@code STOP} moved down to the single observations (STIX 2.1 §9.5.1). */
sealed interface Need {

    /** Longer than the time between any two timestamps that can be written (STIX 2.1 §2.16). */
    BigDecimal LONGEST_WINDOW_SECONDS = BigDecimal.valueOf(1_000_000_000_000L);

    /** One observation of which the test of that number is true. */
    record One(int test, Span span) implements Need {}

    /** All of them, by different observations. */
    record All(List<Need> needs) implements Need {}

    /** One of them. */
    record Any(List<Need> needs) implements Need {}

    /** All of them, none before any of those in front of it. */
    record InOrder(List<Need> needs) implements Need {}

    /** It, all within less than that length of time. */
    record InWindow(Need need, Duration length) implements Need {}

    /** It so many times, each time by different observations. */
    record Times(Need need, long times) implements Need {}

    /** The fewest observations that can satisfy it. */
    default long least() {
        return switch (this) {
            case One one -> 1;
            case All(var needs) -> needs.stream().mapToLong(Need::least).reduce(0, Need::plus);
            case InOrder(var needs) -> needs.stream().mapToLong(Need::least).reduce(0, Need::plus);
            case Any(var needs) -> needs.stream().mapToLong(Need::least).min().orElse(0);
            case InWindow(var need, var length) -> need.least();
            case Times(var need, long times) -> multiply(need.least(), times);
        };
    }

    /** Whether nothing has to be chosen but observations: no moment, no branch. */
    default boolean isPlain() {
        return switch (this) {
            case One one -> true;
            case All(var needs) -> needs.stream().allMatch(Need::isPlain);
            case Times(var need, long times) -> need.isPlain();
            case Any any -> false;
            case InOrder inOrder -> false;
            case InWindow inWindow -> false;
        };
    }

    /** How many single parts a search has to deal with one after the other; a plain repetition is counted, not copied. */
    default long parts() {
        return switch (this) {
            case One one -> 1;
            case All(var needs) -> needs.stream().mapToLong(Need::parts).reduce(0, Need::plus);
            case InOrder(var needs) -> needs.stream().mapToLong(Need::parts).reduce(0, Need::plus);
            case Any(var needs) -> needs.stream().mapToLong(Need::parts).max().orElse(0);
            case InWindow(var need, var length) -> plus(need.parts(), 1);
            case Times(var need, long times) -> need.isPlain() ? need.parts() : multiply(need.parts(), times);
        };
    }

    /** Whether so many observations of each test could be enough, if nothing but their number mattered. */
    default boolean mayBeMetBy(long[] available, long times) {
        return switch (this) {
            case One one -> available[one.test()] >= times;
            case All(var needs) -> needs.stream().allMatch(need -> need.mayBeMetBy(available, times));
            case InOrder(var needs) -> needs.stream().allMatch(need -> need.mayBeMetBy(available, times));
            // Each time another branch may be chosen: all that is certain is that one of them must do for once.
            case Any(var needs) -> needs.stream().anyMatch(need -> need.mayBeMetBy(available, 1));
            case InWindow(var need, var length) -> need.mayBeMetBy(available, times);
            case Times(var need, long more) -> need.mayBeMetBy(available, multiply(times, more));
        };
    }

    static long multiply(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** The parts that are single observations. */
    default Stream<One> singles() {
        return switch (this) {
            case One one -> Stream.of(one);
            case All(var needs) -> needs.stream().flatMap(Need::singles);
            case InOrder(var needs) -> needs.stream().flatMap(Need::singles);
            case Any(var needs) -> needs.stream().flatMap(Need::singles);
            case InWindow(var need, var length) -> need.singles();
            case Times(var need, long times) -> need.singles();
        };
    }

    /** Reads a pattern; its comparison expressions are added to {@code tests}, by whose index the need names them. */
    static Need of(ObservationExpression pattern, List<ComparisonExpression> tests) {
        return of(pattern, Span.whenever(), tests);
    }

    private static Need of(ObservationExpression pattern, Span span, List<ComparisonExpression> tests) {
        return switch (pattern) {
            case ObservationExpression.Observation(var comparison) -> one(comparison, span, tests);
            case ObservationExpression.And(var operands) -> new All(all(operands, span, tests));
            case ObservationExpression.Or(var operands) -> any(operands, span, tests);
            case ObservationExpression.FollowedBy(var operands) -> new InOrder(all(operands, span, tests));
            case ObservationExpression.Within(var inner, BigDecimal seconds) ->
                inWindow(of(inner, span.and(Span.timed()), tests), length(seconds));
            case ObservationExpression.Repeats(var inner, int times) -> {
                Need need = of(inner, span, tests);
                yield times == 1 ? need : new Times(need, times);
            }
            // All observations that match lie in the interval: so does each (STIX 2.1 §9.5.1).
            case ObservationExpression.StartStop(var inner, var start, var stop) ->
                of(inner, span.and(Span.halfOpen(ceiling(start.value()), ceiling(stop.value()))), tests);
        };
    }

    private static List<Need> all(List<ObservationExpression> operands, Span span, List<ComparisonExpression> tests) {
        List<Need> needs = new ArrayList<>();
        for (ObservationExpression operand : operands) {
            needs.add(of(operand, span, tests));
        }
        return needs;
    }

    /** An OR of single observations with one condition on their time is a single observation. */
    private static Need any(List<ObservationExpression> operands, Span span, List<ComparisonExpression> tests) {
        List<ComparisonExpression> comparisons = new ArrayList<>();
        for (ObservationExpression operand : operands) {
            if (operand instanceof ObservationExpression.Observation(var comparison)) {
                comparisons.add(comparison);
            }
        }
        return comparisons.size() == operands.size()
                ? one(new ComparisonExpression.Or(comparisons), span, tests)
                : new Any(all(operands, span, tests));
    }

    private static Need one(ComparisonExpression comparison, Span span, List<ComparisonExpression> tests) {
        tests.add(comparison);
        return new One(tests.size() - 1, span);
    }

    /** A single observation is within every window, once its time is known. */
    private static Need inWindow(Need need, Duration length) {
        return need instanceof One ? need : new InWindow(need, length);
    }

    /** The first nanosecond that is not before the timestamp, which may be more precise. */
    private static Instant ceiling(StixTimestamp timestamp) {
        Instant cut = timestamp.toInstant();
        return StixTimestamp.of(cut).compareTo(timestamp) < 0 ? cut.plusNanos(1) : cut;
    }

    private static Duration length(BigDecimal seconds) {
        BigDecimal whole = seconds.min(LONGEST_WINDOW_SECONDS);
        return Duration.ofSeconds(whole.longValue())
                .plusNanos(whole.remainder(BigDecimal.ONE)
                        .movePointRight(9)
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact());
    }
}
