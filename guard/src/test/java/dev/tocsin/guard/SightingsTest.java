package dev.tocsin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SightingsTest {

    private final StixObject company = Shared.identity("Model Works");
    private final StixObject hospital = Shared.identity("Larkspur");
    private final StixObject indicator = Shared.indicator("[domain-name:value = 'x.example']", company.id());

    @Test
    void oneSightingTellsCountTimesAndIndicatorOverAllComputers() {
        StixObject sighting = sightings().getFirst();
        assertThat(sighting.text("sighting_of_ref")).contains(indicator.id().toString());
        assertThat(sighting.texts("where_sighted_refs"))
                .containsExactly(hospital.id().toString());
        assertThat(sighting.json().path("count").asInt()).isEqualTo(3);
        assertThat(sighting.text("first_seen")).contains("2026-11-05T09:00:00.000Z");
        assertThat(sighting.text("last_seen")).contains("2026-11-05T11:00:00.000Z");
    }

    @Test
    void aSightingIsUnderTheTermsOfWhatWasSeen() {
        assertThat(sightings().getFirst().texts("object_marking_refs"))
                .containsExactly(Tlp.AMBER.markingId().toString());
    }

    @Test
    void nothingOfAnEventLeavesThePremises() {
        assertThat(sightings().getFirst().json().toString())
                .doesNotContain("10.0.4.17", "10.0.4.18", "test.log", "ward", "x.example");
    }

    private List<StixObject> sightings() {
        AlertBook book = new AlertBook(new HostNames());
        book.add(Shared.hit(indicator, "2026-11-05T10:00:00Z", "10.0.4.17", "x.example"));
        book.add(Shared.hit(indicator, "2026-11-05T09:00:00Z", "10.0.4.18", "x.example"));
        book.add(Shared.hit(indicator, "2026-11-05T11:00:00Z", "10.0.4.17", "x.example"));
        List<StixObject> sightings = Sightings.of(book.alerts(), hospital.id(), Shared.YESTERDAY);
        assertThat(sightings).hasSize(1);
        return sightings;
    }
}
