package dev.tocsin.match.engine;

import java.util.List;

/** How predicates combine to what a rule asks of one event. */
sealed interface Formula {

    /** The predicate holds. */
    record Is(Predicate predicate) implements Formula {}

    record Not(Formula operand) implements Formula {}

    /** Every one holds; none is true. */
    record And(List<Formula> operands) implements Formula {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** One of them holds at least; none is false. */
    record Or(List<Formula> operands) implements Formula {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** So many of them hold, at least. */
    record AtLeast(int count, List<Formula> operands) implements Formula {
        public AtLeast {
            operands = List.copyOf(operands);
        }
    }
}
