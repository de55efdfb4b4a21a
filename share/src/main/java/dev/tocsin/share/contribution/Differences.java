package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixJson;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The top-level properties in which two objects differ in meaning, in alphabetical order; untrusted text. */
final class Differences {

    private Differences() {}

    static NavigableSet<String> between(JsonNode one, JsonNode other) {
        NavigableSet<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        names.removeIf(
                name -> one.has(name) && other.has(name) && StixJson.equalInMeaning(one.get(name), other.get(name)));
        return names;
    }
}
