package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Shape.rule;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.validate.Shape.Rule;
import java.util.List;
import java.util.Optional;

/** The rules that several shapes share. */
final class Rules {

    private Rules() {}

    /** The later time may equal the earlier one. */
    static Rule notBefore(String later, String earlier) {
        return times(later, earlier, "must not be earlier than ", 0);
    }

    /** The later time may not equal the earlier one. */
    static Rule after(String later, String earlier) {
        return times(later, earlier, "must be later than ", 1);
    }

    /** At least one of the properties is there. */
    static Rule anyOf(String... names) {
        return rule(scope -> {
            if (List.of(names).stream().noneMatch(scope::has)) {
                scope.lacks("needs at least one of " + listed(names));
            }
        });
    }

    /** One of the two is there, and not both. */
    static Rule eitherOr(String one, String other) {
        return rule(scope -> {
            if (scope.has(one) && scope.has(other)) {
                scope.error(other, "must not be there together with " + one);
            } else if (!scope.has(one) && !scope.has(other)) {
                scope.lacks("needs either " + one + " or " + other);
            }
        });
    }

    /** Where the one property is, the other is too. */
    static Rule needs(String property, String other) {
        return rule(scope -> {
            if (scope.has(property) && !scope.has(other)) {
                scope.error(property, "needs " + other + " beside it");
            }
        });
    }

    /** At least one property of the shape is there, the ones named aside. */
    static Rule notEmptyBeside(String... names) {
        return rule(scope -> {
            if (!scope.shape().anyPresent(scope.object(), List.of(names))) {
                String beside = names.length == 0 ? "" : " beside " + String.join(", ", names);
                scope.lacks("needs at least one property of " + scope.shape().name() + beside);
            }
        });
    }

    private static Rule times(String later, String earlier, String complaint, int least) {
        return rule(scope -> {
            Optional<StixTimestamp> end = scope.time(later);
            Optional<StixTimestamp> start = scope.time(earlier);
            if (end.isPresent() && start.isPresent() && end.get().compareTo(start.get()) < least) {
                scope.error(later, complaint + earlier + ", which is " + start.get());
            }
        });
    }

    private static String listed(String... names) {
        return String.join(", ", names);
    }
}
