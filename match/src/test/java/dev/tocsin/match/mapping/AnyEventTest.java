package dev.tocsin.match.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.Observation;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever an event holds, it is observed or what cannot be is named. */
class AnyEventTest {

    private final EventMapping mapping = EventMapping.standard();

    @Test
    void everyEventIsObserved() {
        Map<LogFormat, Integer> objects = new TreeMap<>();
        Map<LogFormat, Integer> named = new TreeMap<>();
        qt().withExamples(4_000).forAll(longs().all()).checkAssert(seed -> {
            Event event = new RandomEvents(mapping, seed).next();
            List<Misfit> misfits = new ArrayList<>();
            Observation observation = mapping.observe(event, misfits::add);
            assertThat(observation.objects().values()).allSatisfy(object -> {
                assertThat(object.path("type").asText()).isNotEmpty();
                assertThat(event.source().format() != LogFormat.STIX_OBSERVED_DATA && hasNothing(object))
                        .as("%s", object)
                        .isFalse();
            });
            assertThat(misfits).doesNotHaveDuplicates().allSatisfy(misfit -> {
                assertThat(misfit.field()).isNotBlank();
                assertThat(misfit.value()).hasSizeLessThanOrEqualTo(Misfit.LONGEST_VALUE);
                assertThat(misfit.reason()).isNotBlank();
            });
            objects.merge(event.source().format(), observation.objects().size(), Integer::sum);
            named.merge(event.source().format(), misfits.size(), Integer::sum);
        });
        assertThat(objects.keySet()).containsExactly(LogFormat.values());
        assertThat(objects.values()).allSatisfy(count -> assertThat(count).isGreaterThan(100));
        assertThat(named.values()).allSatisfy(count -> assertThat(count).isGreaterThan(100));
    }

    /** Null, an empty list or an empty object, which STIX has no place for (STIX 2.1 §2.12, §2.3, §3.1). */
    private static boolean hasNothing(JsonNode node) {
        if (node.isNull() || (node.isContainerNode() && node.isEmpty())) {
            return true;
        }
        for (JsonNode inner : node) {
            if (hasNothing(inner)) {
                return true;
            }
        }
        return false;
    }
}
