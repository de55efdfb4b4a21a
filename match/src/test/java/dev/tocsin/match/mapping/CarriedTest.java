package dev.tocsin.match.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.PatternText;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
                event -> ObjectPaths.of(mapping.observe(event, misfit -> {}), path -> {
                    if (carried.add(new Known(event.source(), path))) {
                        assertThat(mapping.carried(event.source()).mayHave(path))
                                .as("%s: %s", event.source(), PatternText.of(path))
                                .isTrue();
                    }
                }));
        assertThat(carried).isNotEmpty();
    }

    @Test
    void everyPathOfAnyEventIsOneThatItsLogIsSaidToCarry() {
        Set<ObjectPath> carried = new HashSet<>();
        qt().withExamples(3_000).forAll(longs().all()).checkAssert(seed -> {
            Event event = new RandomEvents(mapping, seed).next();
            ObjectPaths.of(mapping.observe(event, misfit -> {}), path -> {
                carried.add(path);
                assertThat(mapping.carried(event.source()).mayHave(path))
                        .as("%s: %s", event.source(), PatternText.of(path))
                        .isTrue();
            });
        });
        assertThat(carried.size()).as("different paths").isGreaterThan(200);
    }
}
