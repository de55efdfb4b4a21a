package dev.tocsin.match.sigma;

import dev.tocsin.sigma.detection.Condition;
import java.util.List;
import java.util.stream.Collectors;

/** A condition as a rule could write it; names beyond the first few of a list are counted. */
final class ConditionWords {

    private static final int MOST_NAMES = 6;

    private ConditionWords() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.And(var conditions) -> joined(conditions, " and ");
            case Condition.Or(var conditions) -> joined(conditions, " or ");
            case Condition.Not(var inner) -> "not " + inBrackets(inner);
            case Condition.Ref(var name) -> name;
            case Condition.AtLeast(var count, var names) ->
                (count == names.size() ? "all" : String.valueOf(count)) + " of (" + names(names) + ")";
        };
    }

    private static String joined(List<Condition> conditions, String word) {
        return conditions.stream()
                        .limit(MOST_NAMES)
                        .map(ConditionWords::inBrackets)
                        .collect(Collectors.joining(word))
                + (conditions.size() > MOST_NAMES ? word + (conditions.size() - MOST_NAMES) + " more" : "");
    }

    private static String inBrackets(Condition condition) {
        return condition instanceof Condition.And || condition instanceof Condition.Or
                ? "(" + of(condition) + ")"
                : of(condition);
    }

    private static String names(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    }
}
