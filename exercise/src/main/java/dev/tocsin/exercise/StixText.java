package dev.tocsin.exercise;

import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A STIX bundle of our own making, as objects and in words. */
final class StixText {

    private StixText() {}

    static List<StixObject> objects(byte[] bundle) {
        List<StixObject> objects = new ArrayList<>();
        StixJson.read(bundle).path("objects").forEach(node -> objects.add(StixObject.of(node)));
        return objects;
    }

    /** How many there are of each type, the most frequent first: {@code 13 indicator, 8 attack-pattern}. */
    static String kinds(List<StixObject> objects) {
        Map<String, Long> counts =
                objects.stream().collect(Collectors.groupingBy(StixObject::type, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
