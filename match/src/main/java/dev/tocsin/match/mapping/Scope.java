package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.telemetry.Event;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a template is applied to: an event, and the element of a list where there is one object for each.
 *
 * @param element a missing node outside of an {@code each}
 * @param elementOf the list that the element stands in, as the mapping names it
 * @param absent the texts by which the format says that there is no value
 * @param misfits takes what could not be used
 */
record Scope(Event event, JsonNode element, String elementOf, Set<String> absent, Consumer<Misfit> misfits) {

    /** The whole event. */
    Scope(Event event, Set<String> absent, Consumer<Misfit> misfits) {
        this(event, MissingNode.getInstance(), "", absent, misfits);
    }

    ObjectNode fields() {
        return event.fields();
    }

    Scope at(JsonNode otherElement, String list) {
        return new Scope(event, otherElement, list, absent, misfits);
    }

    /** The node, or a missing node where it says that there is no value. */
    JsonNode present(JsonNode node) {
        boolean none = node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && (node.textValue().isBlank() || absent.contains(node.textValue())));
        return none ? MissingNode.getInstance() : node;
    }

    /** @param field as the mapping names it; that of an element is told with its list */
    void misfit(String field, JsonNode value, String reason) {
        String told = !field.startsWith(".") ? field : field.equals(".") ? elementOf : elementOf + field;
        misfits.accept(new Misfit(
                event.source(),
                event.position(),
                told,
                value.isTextual() ? value.textValue() : value.toString(),
                reason));
    }
}
