package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Selector;
import dev.tocsin.stix.StixException;

/** The selectors of granular markings (STIX 2.1 §7.2.3.1). */
final class Selectors {

    private static final Section GRANULAR_MARKING = Section.stix("7.2.3.1");

    private Selectors() {}

    /** A selector must refer to something that is there, or what it should protect stays unmarked. */
    static void check(ObjectNode marked, JsonNode selector, Place at, Findings out) {
        if (!selector.isTextual()) {
            out.error(at, selector, GRANULAR_MARKING, "must be a string");
            return;
        }
        try {
            if (Selector.parse(selector.textValue()).in(marked).isEmpty()) {
                out.error(at, selector, GRANULAR_MARKING, "must select something that the object has");
            }
        } catch (StixException malformed) {
            out.error(at, selector, GRANULAR_MARKING, "must be names and indexes, such as external_references.[0].url");
        }
    }
}
