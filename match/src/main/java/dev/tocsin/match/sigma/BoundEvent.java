package dev.tocsin.match.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.Hit.Matched;
import dev.tocsin.telemetry.Event;
import java.util.List;

/** An event under the names that a rule's fields have in it. */
record BoundEvent(Event event, Binding binding) {

    /** The values of a field of the rule. */
    List<JsonNode> values(String ruleField) {
        return binding.eventFields(ruleField).stream()
                .flatMap(name -> FieldValues.of(event.fields(), name).stream())
                .toList();
    }

    /** Whether the field is there, with or without a value. */
    boolean has(String ruleField) {
        return binding.eventFields(ruleField).stream().anyMatch(name -> FieldValues.isThere(event.fields(), name));
    }

    /** Every value of the event, with the event's own path. */
    List<Matched> all() {
        return FieldValues.all(event.fields());
    }
}
