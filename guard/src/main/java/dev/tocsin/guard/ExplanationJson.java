package dev.tocsin.guard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.match.sigma.Explanation;
import dev.tocsin.match.sigma.Explanation.Reason;
import dev.tocsin.match.sigma.Explanation.Selection;

/** Why a Sigma rule holds, as a JSON object, as {@code docs/scan.md} describes it. */
final class ExplanationJson {

    private ExplanationJson() {}

    static ObjectNode of(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("condition", explanation.condition());
        ArrayNode selections = json.putArray("selections");
        explanation.selections().forEach(selection -> selections.add(of(selection)));
        further(json, explanation.further());
        return json;
    }

    private static ObjectNode of(Selection selection) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", selection.name()).put("holds", selection.holds());
        ArrayNode reasons = json.putArray("reasons");
        selection.reasons().forEach(reason -> reasons.add(of(reason)));
        further(json, selection.further());
        return json;
    }

    private static ObjectNode of(Reason reason) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("test", reason.test()).put("holds", reason.holds());
        ArrayNode values = json.putArray("values");
        reason.values()
                .forEach(value -> values.addObject().put("field", value.field()).set("value", value.value()));
        further(json, reason.further());
        return json;
    }

    private static void further(ObjectNode json, int count) {
        if (count > 0) {
            json.put("further", count);
        }
    }
}
