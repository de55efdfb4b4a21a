package dev.tocsin.stix.pattern;

import java.math.BigDecimal;
import java.util.List;

/**
 * The outer level of a STIX pattern (STIX 2.1 §9.4, §9.5): which observations must be there, in which order and within
 * which time.
 *
 * <p>Chains of one operator are flat: {@code [a] AND [b] AND [c]} is one {@link And} of three.
 */
public sealed interface ObservationExpression {

    /** {@code [ ... ]}: one observation for which the comparison holds (STIX 2.1 §9.5). */
    record Observation(ComparisonExpression comparison) implements ObservationExpression {}

    /** {@code a AND b}: both match, by different observations (STIX 2.1 §9.5.2). */
    record And(List<ObservationExpression> operands) implements ObservationExpression {
        public And {
            operands = atLeastTwo(operands);
        }
    }

    /** {@code a OR b}: at least one matches. */
    record Or(List<ObservationExpression> operands) implements ObservationExpression {
        public Or {
            operands = atLeastTwo(operands);
        }
    }

    /** {@code a FOLLOWEDBY b}: all match, each no earlier than the one before it. */
    record FollowedBy(List<ObservationExpression> operands) implements ObservationExpression {
        public FollowedBy {
            operands = atLeastTwo(operands);
        }
    }

    /** {@code a WITHIN n SECONDS}: all observations that make {@code a} match lie within the window. */
    record Within(ObservationExpression expression, BigDecimal seconds) implements ObservationExpression {
        public Within {
            if (seconds.signum() <= 0) {
                throw new IllegalArgumentException("WITHIN needs a positive number of seconds, not " + seconds);
            }
        }
    }

    /** {@code a REPEATS n TIMES}: {@code a} matches {@code times} times, each time by different observations. */
    record Repeats(ObservationExpression expression, int times) implements ObservationExpression {
        public Repeats {
            if (times < 1) {
                throw new IllegalArgumentException("REPEATS needs a positive number of times, not " + times);
            }
        }
    }

    /** {@code a START t'...' STOP t'...'}: all observations lie in the half-open interval (STIX 2.1 §9.5.1). */
    record StartStop(ObservationExpression expression, Literal.Timestamp start, Literal.Timestamp stop)
            implements ObservationExpression {
        public StartStop {
            if (start.value().compareTo(stop.value()) >= 0) {
                throw new IllegalArgumentException("START " + start.value() + " is not before STOP " + stop.value());
            }
        }
    }

    private static List<ObservationExpression> atLeastTwo(List<ObservationExpression> operands) {
        if (operands.size() < 2) {
            throw new IllegalArgumentException("an observation operator needs two operands, not " + operands.size());
        }
        return List.copyOf(operands);
    }
}
