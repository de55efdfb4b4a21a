package dev.tocsin.share.scrub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Deque;
import java.util.Iterator;

/** Where a walk over an object is. It moves on with the walk. */
final class Place {

    private final Deque<String> steps;
    private final Deque<Typed> objects;

    /** An object that says its type, and how many steps lead to it. */
    record Typed(ObjectNode object, int depth) {}

    Place(Deque<String> steps, Deque<Typed> objects) {
        this.steps = steps;
        this.objects = objects;
    }

    /** The innermost object that says its type: the whole, or one that an observed-data object holds. */
    ObjectNode object() {
        return objects.getLast().object();
    }

    String type() {
        return object().path("type").asText("");
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

    /** Whether the place is the property of that name of {@link #object}, or an element of it. */
    boolean isOwn(String name) {
        String property = steps.peekLast();
        int depth = steps.size();
        if (property != null && property.startsWith("[")) {
            depth--;
        }
        return depth == objects.getLast().depth() + 1 && name.equals(property());
    }

    /** Whether the place lies somewhere within a property or key of that name. */
    boolean within(String name) {
        return steps.contains(name);
    }

    /** As a selector (STIX 2.1 §7.2.3.1). */
    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
