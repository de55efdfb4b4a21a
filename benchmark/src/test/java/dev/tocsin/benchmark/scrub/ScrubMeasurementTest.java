package dev.tocsin.benchmark.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScrubMeasurementTest {

    @Test
    void mostOfWhatIsToGoGoesAndLittleElse() {
        ScrubMeasurement measured = ScrubMeasurement.of(LabelledTexts.of(7, 20));

        assertThat(measured.all().recall()).as("left: %s", measured.missed()).isGreaterThan(0.85);
        assertThat(measured.all().overRemoval())
                .as("spoilt: %s", measured.spoilt())
                .isLessThan(0.1);
    }

    @Test
    void theSameSeedMakesTheSameTexts() {
        assertThat(LabelledTexts.of(3, 2)).isEqualTo(LabelledTexts.of(3, 2)).isNotEqualTo(LabelledTexts.of(4, 2));
    }

    @Test
    void everyTextHoldsWhatItsLabelsSay() {
        assertThat(LabelledTexts.of(1, 10)).allSatisfy(labelled -> {
            assertThat(labelled.going().size() + labelled.staying().size()).isPositive();
            assertThat(labelled.going()).allMatch(value -> labelled.text().contains(value.text()));
            assertThat(labelled.staying()).allMatch(value -> labelled.text().contains(value.text()));
        });
    }
}
