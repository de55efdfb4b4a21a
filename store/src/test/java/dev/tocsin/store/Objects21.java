package dev.tocsin.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;

/** Small STIX 2.1 objects. */
final class Objects21 {

    private Objects21() {}

    /** An indicator whose id ends in the number. */
    static ObjectNode indicator(int number, String modified) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "indicator")
                .put("spec_version", "2.1")
                .put("id", "indicator--" + uuid(number))
                .put("created", "2026-01-01T00:00:00.000Z")
                .put("modified", modified)
                .put("pattern", "[ipv4-addr:value = '198.51.100." + number % 256 + "']")
                .put("pattern_type", "stix")
                .put("valid_from", "2026-01-01T00:00:00Z");
    }

    static ObjectNode indicator(int number) {
        return indicator(number, "2026-01-01T00:00:00.000Z");
    }

    /** An address: an object without a version. */
    static ObjectNode address(int number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "ipv4-addr")
                .put("id", "ipv4-addr--" + uuid(number))
                .put("value", "198.51.100." + number % 256);
    }

    /** A statement marking. */
    static ObjectNode statement(int number) {
        ObjectNode statement = JsonNodeFactory.instance
                .objectNode()
                .put("type", "marking-definition")
                .put("spec_version", "2.1")
                .put("id", "marking-definition--" + uuid(number))
                .put("created", "2026-01-01T00:00:00.000Z")
                .put("definition_type", "statement");
        statement.putObject("definition").put("statement", "Copyright " + number);
        return statement;
    }

    static ObjectNode marked(ObjectNode object, String... markings) {
        for (String marking : markings) {
            object.withArray("object_marking_refs").add(marking);
        }
        return object;
    }

    /** An object under terms, whose definition must have come before. */
    static ObjectNode under(Terms terms, ObjectNode object) {
        return marked(object, TermsMarking.definition(terms).id().toString());
    }

    static String uuid(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }
}
