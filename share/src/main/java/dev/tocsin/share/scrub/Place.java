package dev.tocsin.share.scrub;

import java.util.Deque;
import java.util.Iterator;

/** Where a walk over an object is. It moves on with the walk. */
final class Place {

    private final Deque<String> steps;

    Place(Deque<String> steps) {
        this.steps = steps;
    }

    /** The name of the property that the text is of, or is an element of. */
    String property() {
        for (Iterator<String> each = steps.descendingIterator(); each.hasNext(); ) {
            String step = each.next();
            if (!step.startsWith("[")) {
                return step;
            }
        }
        return "";
    }

    /** Whether the place lies somewhere within a property or key of that name. */
    boolean within(String name) {
        return steps.contains(name);
    }

    /** Whether the place is the object's own property of that name, or an element of it. */
    boolean isTop(String name) {
        return name.equals(steps.peekFirst());
    }

    int depth() {
        return steps.size();
    }

    /** As a selector (STIX 2.1 §7.2.3.1). */
    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
