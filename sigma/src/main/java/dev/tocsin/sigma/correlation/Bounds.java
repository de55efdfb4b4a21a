package dev.tocsin.sigma.correlation;

import dev.tocsin.sigma.detection.Comparison;
import java.math.BigDecimal;
import java.util.List;

/** What a number must satisfy: every bound holds, with the number on the left. Never empty. */
public record Bounds(List<Bound> bounds) {

    /** One comparison, such as {@code gte: 100}. */
    public record Bound(Comparison comparison, BigDecimal value) {}

    public Bounds {
        bounds = List.copyOf(bounds);
        if (bounds.isEmpty()) {
            throw new IllegalArgumentException("no bounds");
        }
    }

    /** At least so many. */
    public static Bounds atLeast(int count) {
        return new Bounds(List.of(new Bound(Comparison.GTE, BigDecimal.valueOf(count))));
    }

    /** Whether some number satisfies them all: a whole number, if only whole numbers count. */
    boolean canHold(boolean wholeNumbers) {
        // Where bounds leave room at all, they leave it at a bound or a little beside one.
        BigDecimal beside = wholeNumbers ? BigDecimal.ONE : new BigDecimal("1e-80");
        return bounds.stream()
                .map(Bound::value)
                .flatMap(value -> List.of(value, value.add(beside), value.subtract(beside)).stream())
                .anyMatch(number -> bounds.stream().allMatch(bound -> holds(bound, number)));
    }

    private static boolean holds(Bound bound, BigDecimal number) {
        int compared = number.compareTo(bound.value());
        return switch (bound.comparison()) {
            case EQ -> compared == 0;
            case NEQ -> compared != 0;
            case LT -> compared < 0;
            case LTE -> compared <= 0;
            case GT -> compared > 0;
            case GTE -> compared >= 0;
        };
    }
}
