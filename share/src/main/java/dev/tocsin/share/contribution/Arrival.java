package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.util.Set;
import java.util.TreeSet;

/** How an object compares with one of the same id and version that is there already. */
public sealed interface Arrival {

    /** It says the same. */
    record Same() implements Arrival {}

    /**
     * It says something else.
     *
     * @param properties the top-level properties in which the two differ, at least one, in alphabetical order; untrusted
     *     text
     */
    record Different(Set<String> properties) implements Arrival {}

    /** Compares by meaning: neither the order of properties nor the way a number is written counts. */
    static Arrival compare(Draft draft, String present) {
        if (draft.json().equals(present)) {
            return new Same();
        }
        JsonNode there = StixJson.read(present);
        Set<String> different = differences(draft.object(), there);
        return different.isEmpty() ? new Same() : new Different(different);
    }

    private static Set<String> differences(StixObject object, JsonNode there) {
        ObjectNode here = object.json();
        Set<String> names = new TreeSet<>();
        here.fieldNames().forEachRemaining(names::add);
        there.fieldNames().forEachRemaining(names::add);
        names.removeIf(
                name -> here.has(name) && there.has(name) && StixJson.equalInMeaning(here.get(name), there.get(name)));
        return names;
    }
}
