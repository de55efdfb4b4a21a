package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The selectors of granular markings (STIX 2.1 §7.2.3.1). */
final class Selectors {

    private static final Section GRANULAR_MARKING = Section.stix("7.2.3.1");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,9})]");

    private Selectors() {}

    /** A selector must refer to something that is there, or what it should protect stays unmarked. */
    static void check(ObjectNode marked, JsonNode selector, Place at, Findings out) {
        if (!selector.isTextual()) {
            out.error(at, selector, GRANULAR_MARKING, "must be a string");
        } else if (select(marked, selector.textValue()).isMissingNode()) {
            out.error(at, selector, GRANULAR_MARKING, "must select something that the object has");
        }
    }

    private static JsonNode select(JsonNode marked, String selector) {
        JsonNode found = marked;
        for (String step : selector.split("\\.", -1)) {
            Matcher index = INDEX.matcher(step);
            found = index.matches() ? found.path(Integer.parseInt(index.group(1))) : found.path(step);
        }
        return found;
    }
}
