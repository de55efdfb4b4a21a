package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import java.util.Optional;

/**
 * What a rule sees: the object it judges, what surrounds it, and where to put what it finds.
 *
 * @param root the STIX object
 * @param object the part of it that has the rule's shape; often the root itself
 * @param at where that part is
 * @param shape the shape with the rule
 */
record Scope(ObjectNode root, ObjectNode object, Place at, Shape shape, Findings out) {

    boolean has(String property) {
        return object.has(property);
    }

    /** Whether the property is there and true. */
    boolean isTrue(String property) {
        return object.path(property).isBoolean() && object.path(property).booleanValue();
    }

    /** Whether the property is there and false. */
    boolean isFalse(String property) {
        return object.path(property).isBoolean() && !object.path(property).booleanValue();
    }

    /** The property's text; empty where it is absent or no string. */
    String text(String property) {
        JsonNode value = object.path(property);
        return value.isTextual() ? value.textValue() : "";
    }

    /** The property as a time, or nothing where it is absent or malformed, which its type has told already. */
    Optional<StixTimestamp> time(String property) {
        JsonNode value = object.path(property);
        if (!value.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StixTimestamp.parse(value.textValue()));
        } catch (StixException malformed) {
            return Optional.empty();
        }
    }

    void error(String property, String message) {
        out.error(at.property(property), object.path(property), shape.section(), message);
    }

    void warning(String property, String message) {
        out.warning(at.property(property), object.path(property), shape.section(), message);
    }

    /** An error of the part as a whole: something that should be there is not. */
    void lacks(String message) {
        out.error(at, MissingNode.getInstance(), shape.section(), message);
    }
}
