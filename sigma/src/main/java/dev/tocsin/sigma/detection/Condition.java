package dev.tocsin.sigma.detection;

import java.util.List;

/** How searches combine (Sigma rules specification, Condition). Each name in it is a key of {@link Detection#searches}. */
public sealed interface Condition {

    /** Every one holds; two or more. */
    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one holds; two or more. */
    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {}

    /** The search of this name matches. */
    record Ref(String search) implements Condition {}

    /**
     * So many of the searches match: {@code 1 of selection_*}, {@code all of them}.
     *
     * @param count from 1 to the number of searches, which for {@code all of} it equals
     * @param searches never empty
     */
    record AtLeast(int count, List<String> searches) implements Condition {
        public AtLeast {
            searches = List.copyOf(searches);
        }
    }
}
