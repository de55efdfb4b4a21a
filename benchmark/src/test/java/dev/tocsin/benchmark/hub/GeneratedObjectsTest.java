package dev.tocsin.benchmark.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.ObservableId;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.pattern.PatternParser;
import dev.tocsin.stix.pattern.PatternResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeneratedObjectsTest {

    private final List<ObjectNode> objects = new GeneratedObjects(5).objects(500);

    @Test
    void noTwoHaveOneId() {
        assertThat(objects).extracting(object -> StixObject.of(object).id()).doesNotHaveDuplicates();
    }

    @Test
    void everyPatternIsOne() {
        assertThat(objects)
                .filteredOn(object -> object.path("type").asText().equals("indicator"))
                .hasSize(250)
                .allSatisfy(indicator -> assertThat(
                                PatternParser.parse(indicator.path("pattern").asText()))
                        .isInstanceOf(PatternResult.Parsed.class));
    }

    @Test
    void observablesHaveTheIdsThatTheirValuesGiveThem() {
        assertThat(objects)
                .filteredOn(object -> object.path("type").asText().equals("domain-name"))
                .hasSize(100)
                .allSatisfy(name -> assertThat(ObservableId.of(name))
                        .isEqualTo(Optional.of(StixId.parse(name.path("id").asText()))));
    }

    @Test
    void theSameSeedMakesTheSameObjects() {
        assertThat(new GeneratedObjects(5).objects(20))
                .isEqualTo(objects.subList(0, 20))
                .isNotEqualTo(new GeneratedObjects(6).objects(20));
    }
}
