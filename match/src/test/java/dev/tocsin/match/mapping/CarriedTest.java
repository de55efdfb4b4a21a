package dev.tocsin.match.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import dev.tocsin.stix.pattern.PatternText;
import dev.tocsin.telemetry.LogSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedTest {

    private final EventMapping mapping = EventMapping.standard();

    private record Known(LogSource source, ObjectPath path) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zeek/json/apt29-day2-combined.json.gz",
                "zeek/tsv/smtp.log.gz",
                "windows/empire-psinject.jsonl.xz",
                "cloudtrail/218007301253_CloudTrail_us-east-1_20230710T1200Z_iLj9fb7yyUG9X4Bf.json.gz"
            })
    void everyPathOfAnObservationIsOneThatItsLogIsSaidToCarry(String file) {
        Set<Known> carried = new HashSet<>();
        Corpus.read(
                Corpus.find(file),
                20_000,
                event -> mapping.observe(event, misfit -> {})
                        .objects()
                        .values()
                        .forEach(object -> paths(object, List.of(), steps -> {
                            ObjectPath path = new ObjectPath(object.path("type").asText(), steps);
                            if (carried.add(new Known(event.source(), path))) {
                                assertThat(mapping.carried(event.source()).mayHave(path))
                                        .as("%s: %s", event.source(), PatternText.of(path))
                                        .isTrue();
                            }
                        })));
        assertThat(carried).isNotEmpty();
    }

    private static void paths(JsonNode node, List<Step> to, Consumer<List<Step>> paths) {
        if (!to.isEmpty()) {
            paths.accept(to);
        }
        node.properties().forEach(entry -> paths(entry.getValue(), with(to, new Step.Property(entry.getKey())), paths));
        if (node.isArray()) {
            node.forEach(element -> paths(element, with(to, new Step.AnyElement()), paths));
        }
    }

    private static List<Step> with(List<Step> steps, Step last) {
        List<Step> all = new ArrayList<>(steps);
        all.add(last);
        return all;
    }
}
