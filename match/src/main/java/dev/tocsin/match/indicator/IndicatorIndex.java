package dev.tocsin.match.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.stix.pattern.ObjectPath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Indicators by the values that they ask for, and those that cannot be found that way. Immutable and safe to share.
 *
 * <p>An indicator that asks for nothing but certain values can be true of no observation that has none of them, in part or
 * whole; all others are open, and have to be asked about every observation that has what they ask for.
 */
final class IndicatorIndex {

    static final IndicatorIndex EMPTY = of(List.of(), 0);

    private final long seed;
    private final List<IndicatorRule> rules;
    private final Map<Integer, Witness> open;
    private final Set<ObjectPath> paths;
    private final Set<ObjectPath> pathsOfDomains;
    private final IndicatorTable table;

    private IndicatorIndex(
            long seed,
            List<IndicatorRule> rules,
            Map<Integer, Witness> open,
            Set<ObjectPath> paths,
            Set<ObjectPath> pathsOfDomains,
            IndicatorTable table) {
        this.seed = seed;
        this.rules = rules;
        this.open = open;
        this.paths = paths;
        this.pathsOfDomains = pathsOfDomains;
        this.table = table;
    }

    /** @param seed of the keys; one that nobody knows keeps strangers from making values that are taken for others */
    static IndicatorIndex of(List<IndicatorRule> rules, long seed) {
        ConstantKeys keys = new ConstantKeys(seed);
        EntryList entries = new EntryList();
        Map<Integer, Witness> open = new LinkedHashMap<>();
        Set<ObjectPath> paths = new HashSet<>();
        for (int number = 0; number < rules.size(); number++) {
            Witness witness = Witness.of(rules.get(number).pattern(), keys);
            for (Witness.Value value : witness.values()) {
                entries.add(value.key(), number);
                paths.add(value.path());
            }
            if (!witness.isValues()) {
                open.put(number, witness);
            }
        }
        entries.networks(keys.networks());
        return new IndicatorIndex(
                seed,
                List.copyOf(rules),
                open,
                paths,
                keys.anyDomain() ? Set.of(ConstantKeys.DOMAIN_NAME) : Set.of(),
                IndicatorTable.of(seed, entries));
    }

    long seed() {
        return seed;
    }

    /** By number. */
    List<IndicatorRule> rules() {
        return rules;
    }

    /** Those that do not only ask for certain values, by number. */
    Map<Integer, Witness> open() {
        return open;
    }

    /** Where certain values are asked for. */
    Set<ObjectPath> paths() {
        return paths;
    }

    /** Whether all names below some domain are asked for there. */
    boolean asksForDomains(ObjectPath path) {
        return pathsOfDomains.contains(path);
    }

    /** Whether all names below some domain are asked for anywhere. */
    boolean asksForDomains() {
        return !pathsOfDomains.isEmpty();
    }

    /** The networks whose keys addresses must have. */
    Networks networks() {
        return table.networks();
    }

    /** Whether an indicator asks for that value there. */
    boolean asksFor(ObjectPath path, JsonNode value) {
        ValueKeys keys = new ValueKeys(seed);
        keys.networks(networks());
        new TextKeys(keys).add(value, asksForDomains());
        boolean[] asks = {false};
        for (int i = 0; i < keys.count(); i++) {
            long key = keys.key(i);
            find(
                    key,
                    number ->
                            asks[0] |= Witness.of(rules.get(number).pattern(), new ConstantKeys(seed)).values().stream()
                                    .anyMatch(asked ->
                                            asked.key() == key && asked.path().equals(path)));
        }
        return asks[0];
    }

    /** Whether any of the keys is asked for. */
    boolean asksForAny(ValueKeys keys) {
        for (int i = 0; i < keys.count(); i++) {
            // The filter is wrong about one key in a few hundred, and who asks goes on to make an observation.
            if (table.mayHold(keys.key(i)) && table.find(keys.key(i), number -> {}) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Tells the number of each indicator that asks for a value with that key. */
    void find(long key, IntConsumer found) {
        if (table.mayHold(key)) {
            table.find(key, found);
        }
    }
}
