package dev.tocsin.sigma.detection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a rule looks for (Sigma rules specification, Detection).
 *
 * @param searches by search identifier, in the order of the rule; those that the condition does not use are among them
 */
public record Detection(SequencedMap<String, Search> searches, Condition condition) {
    public Detection {
        searches = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(searches));
    }
}
