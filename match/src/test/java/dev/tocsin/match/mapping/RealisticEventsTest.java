package dev.tocsin.match.mapping;

import static dev.tocsin.match.mapping.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.LogFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One event of each kind that a format has, as its sensors write it, and all that is seen in it. */
class RealisticEventsTest {

    private final EventMapping mapping = EventMapping.standard();

    static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        examples.addAll(OcsfExamples.ALL);
        examples.addAll(JsonExamples.ALL);
        examples.addAll(SuricataExamples.ALL);
        examples.addAll(CloudTrailExamples.ALL);
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everythingInItIsSeenAndNothingIsCountedAsUnusable(Example example) {
        List<Misfit> misfits = new ArrayList<>();
        Map<String, ObjectNode> objects = mapping.observe(
                        event(example.format(), example.stream(), example.event()), misfits::add)
                .objects();
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
        StixJson.read(example.objects().replace('\'', '"'))
                .properties()
                .forEach(entry -> wanted.put(entry.getKey(), entry.getValue()));
        assertThat(objects).containsOnlyKeys(wanted.keySet());
        wanted.forEach((key, object) -> {
            JsonNode actual = objects.getOrDefault(key, JsonNodeFactory.instance.objectNode());
            assertThat(StixJson.equalInMeaning(object, actual))
                    .as("%s: wanted %s, got %s", key, object, actual)
                    .isTrue();
        });
        assertThat(misfits).isEmpty();
    }

    /** Apostrophes stand for quotation marks. */
    record Example(String name, LogFormat format, String stream, String event, String objects) {
        @Override
        public String toString() {
            return format.title() + ", " + name;
        }
    }
}
