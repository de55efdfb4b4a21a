package dev.tocsin.telemetry.fields;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The names of the fields that somebody wants to know of, each with a number from 0 on.
 *
 * <p>A name stands for every path of keys that gives the name when it is joined by dots: {@code id.orig_h} is the key
 * {@code id.orig_h} as well as the key {@code orig_h} in the object {@code id}. It never changes and is safe to share.
 */
public final class FieldNames {

    private final List<String> names;
    private final Map<String, Integer> numbers;
    final KeyTable root;

    private FieldNames(List<String> names, Map<String, Integer> numbers, KeyTable root) {
        this.names = names;
        this.numbers = numbers;
        this.root = root;
    }

    /** Those names, numbered in their order; each once. */
    public static FieldNames of(Collection<String> names) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(names));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Set<Rest> all = new LinkedHashSet<>();
        for (String name : distinct) {
            all.add(new Rest(name, numbers.size()));
            numbers.put(name, numbers.size());
        }
        return new FieldNames(distinct, Map.copyOf(numbers), table(all, new HashMap<>()));
    }

    /** The number of a name, or -1. */
    public int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    public String name(int number) {
        return names.get(number);
    }

    public int size() {
        return names.size();
    }

    /** What is left of a name below a key, and the number of the whole. */
    private record Rest(String text, int number) {}

    /** Rests that are equal share a table: a name with n dots needs n of them, not two to the power of n. */
    private static KeyTable table(Set<Rest> rests, Map<Set<Rest>, KeyTable> made) {
        KeyTable known = made.get(rests);
        if (known != null) {
            return known;
        }
        Map<String, Integer> leaves = new TreeMap<>();
        Map<String, Set<Rest>> below = new TreeMap<>();
        for (Rest rest : rests) {
            leaves.put(rest.text(), rest.number());
            for (int dot = rest.text().indexOf('.'); dot >= 0; dot = rest.text().indexOf('.', dot + 1)) {
                below.computeIfAbsent(rest.text().substring(0, dot), key -> new LinkedHashSet<>())
                        .add(new Rest(rest.text().substring(dot + 1), rest.number()));
            }
        }
        Set<String> keys = new LinkedHashSet<>(leaves.keySet());
        keys.addAll(below.keySet());
        List<KeyTable.Entry> entries = new ArrayList<>();
        for (String key : keys) {
            entries.add(new KeyTable.Entry(
                    key,
                    leaves.getOrDefault(key, -1),
                    below.containsKey(key) ? table(below.get(key), made) : KeyTable.EMPTY));
        }
        KeyTable table = new KeyTable(entries);
        made.put(rests, table);
        return table;
    }
}
