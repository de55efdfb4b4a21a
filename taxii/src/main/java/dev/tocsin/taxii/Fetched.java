package dev.tocsin.taxii;

import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/**
 * What fetching a collection came to.
 *
 * @param objects how many were handed on
 * @param lastAdded when the server got the last of them: the {@code addedAfter} with which to come again. Empty where
 *     there were none or the server does not say.
 * @param unusable how many elements were no STIX objects
 * @param problems what was wrong with the first of them
 */
public record Fetched(
        long objects, long pages, Optional<StixTimestamp> lastAdded, long unusable, List<String> problems) {

    public Fetched {
        problems = List.copyOf(problems);
    }
}
