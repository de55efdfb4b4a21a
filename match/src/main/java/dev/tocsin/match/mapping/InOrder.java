package dev.tocsin.match.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The templates of a stream in an order in which each refers only to those before it. */
final class InOrder {

    private final Map<String, ObjectTemplate> byKey = new LinkedHashMap<>();
    private final List<ObjectTemplate> ordered = new ArrayList<>();
    private final Set<String> placed = new HashSet<>();
    private final String file;
    private final String place;

    private InOrder(List<ObjectTemplate> templates, String file, String place) {
        templates.forEach(template -> byKey.put(template.key(), template));
        this.file = file;
        this.place = place;
    }

    /** @throws MappingException if a template refers to none that is there, or in a circle to itself */
    static List<ObjectTemplate> of(List<ObjectTemplate> templates, String file, String place) {
        InOrder order = new InOrder(templates, file, place);
        templates.forEach(template -> order.place(template, List.of()));
        return List.copyOf(order.ordered);
    }

    private void place(ObjectTemplate template, List<String> onTheWay) {
        if (onTheWay.contains(template.key())) {
            throw new MappingException(file, place, "the objects refer in a circle: " + onTheWay);
        }
        if (placed.contains(template.key())) {
            return;
        }
        List<String> way = new ArrayList<>(onTheWay);
        way.add(template.key());
        template.properties().references().forEach(key -> {
            ObjectTemplate target = byKey.get(key);
            if (target == null) {
                throw new MappingException(
                        file, place + "." + template.key(), "refers to @" + key + ", which is not there");
            }
            place(target, way);
        });
        template.properties()
                .singleReferences()
                .filter(key -> Objects.requireNonNull(byKey.get(key)).each().isPresent())
                .forEach(key -> {
                    throw new MappingException(
                            file, place + "." + template.key(), "one reference to the many of @" + key);
                });
        placed.add(template.key());
        ordered.add(template);
    }
}
