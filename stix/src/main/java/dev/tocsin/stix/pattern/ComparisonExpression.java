package dev.tocsin.stix.pattern;

import java.util.List;

/** What stands between the brackets of an observation expression (STIX 2.1 §9.5, §9.6). */
public sealed interface ComparisonExpression {

    /** {@code a AND b}: both hold for the same object. Chains are flat. */
    record And(List<ComparisonExpression> operands) implements ComparisonExpression {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** {@code a OR b}: one holds. Chains are flat. */
    record Or(List<ComparisonExpression> operands) implements ComparisonExpression {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** {@code path NOT? op literal} for the operators that take one literal. */
    record Comparison(ObjectPath path, boolean negated, Operator operator, Literal literal)
            implements ComparisonExpression {}

    /** {@code path NOT? IN (literal, ...)}. */
    record In(ObjectPath path, boolean negated, List<Literal> literals) implements ComparisonExpression {
        public In {
            literals = List.copyOf(literals);
        }
    }

    /** {@code NOT? EXISTS path}. */
    record Exists(ObjectPath path, boolean negated) implements ComparisonExpression {}

    /** The comparison operators that take one literal (STIX 2.1 §9.6). */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        GREATER(">"),
        LESS("<"),
        GREATER_OR_EQUAL(">="),
        LESS_OR_EQUAL("<="),
        LIKE("LIKE"),
        MATCHES("MATCHES"),
        ISSUBSET("ISSUBSET"),
        ISSUPERSET("ISSUPERSET");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** The operator as it is written in a pattern. */
        public String symbol() {
            return symbol;
        }
    }
}
