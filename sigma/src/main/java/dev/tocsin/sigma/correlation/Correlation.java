package dev.tocsin.sigma.correlation;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The correlation section of a document (Sigma correlation rules specification 2.1).
 *
 * @param rules the ids or names of the rules and correlations it counts, in order, each once; never empty
 * @param groupBy fields or aliases; events are counted apart where one of them differs
 * @param timespan how long before an event others count with it
 * @param aliases by alias, and by the id or name of a rule: the field the alias stands for in that rule's events
 * @param generate whether the rules it refers to also alert on their own
 */
public record Correlation(
        CorrelationTest test,
        List<String> rules,
        List<String> groupBy,
        Duration timespan,
        SequencedMap<String, Map<String, String>> aliases,
        boolean generate) {
    public Correlation {
        rules = List.copyOf(rules);
        groupBy = List.copyOf(groupBy);
        aliases = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(aliases));
    }
}
