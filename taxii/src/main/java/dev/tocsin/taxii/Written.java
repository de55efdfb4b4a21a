package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A resource being written, in the order of its specification: what is absent or empty is left out (TAXII 2.1 §2). */
record Written(ObjectNode json) {

    Written() {
        this(JsonNodeFactory.instance.objectNode());
    }

    Written put(String property, String value) {
        json.put(property, value);
        return this;
    }

    Written put(String property, Optional<String> value) {
        value.ifPresent(present -> json.put(property, present));
        return this;
    }

    Written put(String property, boolean value) {
        json.put(property, value);
        return this;
    }

    Written put(String property, long value) {
        json.put(property, value);
        return this;
    }

    Written put(String property, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = json.putArray(property);
            values.forEach(list::add);
        }
        return this;
    }

    Written putAll(String property, List<ObjectNode> values) {
        if (!values.isEmpty()) {
            json.putArray(property).addAll(values);
        }
        return this;
    }
}
