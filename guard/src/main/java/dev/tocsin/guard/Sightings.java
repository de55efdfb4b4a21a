package dev.tocsin.guard;

import dev.tocsin.match.IndicatorRule;
import dev.tocsin.stix.ObjectBuilder;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a guard tells the community: which indicators it saw, how often and when (STIX 2.1 §5.2). No event, no address
 * and no name of a computer leaves the premises.
 */
public final class Sightings {

    /** The largest count that STIX knows (STIX 2.1 §5.2.1). */
    private static final long MOST_COUNTED = 999_999_999;

    private Sightings() {}

    /**
     * One sighting for each indicator that was seen, on however many computers. A Sigma rule is no object that was shared,
     * so its alerts make none. It has the markings of the indicator:
     * what is derived is under the terms of what it is derived from.
     *
     * @param where the identity object of the organisation that saw it
     */
    public static List<StixObject> of(Collection<Alert> alerts, StixId where, InstantSource clock) {
        Map<StixId, StixObject> indicators = new LinkedHashMap<>();
        Map<StixId, List<Alert>> byIndicator = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            if (alert.example().rule() instanceof IndicatorRule rule) {
                StixId id = rule.indicator().id();
                indicators.putIfAbsent(id, rule.indicator());
                byIndicator.computeIfAbsent(id, key -> new ArrayList<>()).add(alert);
            }
        }
        return byIndicator.entrySet().stream()
                .map(entry -> sighting(
                        Objects.requireNonNull(indicators.get(entry.getKey())), entry.getValue(), where, clock))
                .toList();
    }

    private static StixObject sighting(StixObject indicator, List<Alert> alerts, StixId where, InstantSource clock) {
        ObjectBuilder sighting = ObjectBuilder.of("sighting", clock)
                .set("created_by_ref", where)
                .set("object_marking_refs", indicator.texts("object_marking_refs"))
                .set("sighting_of_ref", indicator.id())
                .set("where_sighted_refs", List.of(where))
                .set(
                        "count",
                        Math.min(
                                MOST_COUNTED,
                                alerts.stream().mapToLong(Alert::hits).sum()))
                .set("summary", false);
        moments(alerts, Alert::first).min(Instant::compareTo).ifPresent(first -> sighting.set("first_seen", first));
        moments(alerts, Alert::last).max(Instant::compareTo).ifPresent(last -> sighting.set("last_seen", last));
        return sighting.build();
    }

    private static Stream<Instant> moments(
            List<Alert> alerts, java.util.function.Function<Alert, Optional<Instant>> which) {
        return alerts.stream().flatMap(alert -> which.apply(alert).stream());
    }
}
