package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectBuilderTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00.123456789Z"));

    @Test
    void fillsInWhatEveryVersionedObjectNeeds() {
        StixObject sighting = ObjectBuilder.of("sighting", CLOCK)
                .set("sighting_of_ref", StixId.parse("indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f"))
                .set("observed_data_refs", List.of(StixId.parse("observed-data--b67d30ff-02ac-498a-92f9-32f845f448cf")))
                .set("where_sighted_refs", List.of())
                .set("count", 3)
                .set("first_seen", Instant.parse("2026-11-22T09:00:00Z"))
                .build();
        assertThat(sighting.id().uuid().version()).isEqualTo(4);
        assertThat(new String(StixJson.write(sighting.json()), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"sighting\",\"spec_version\":\"2.1\",\"id\":\"" + sighting.id()
                        + "\",\"created\":\"2026-11-22T10:00:00.123Z\",\"modified\":\"2026-11-22T10:00:00.123Z\","
                        + "\"sighting_of_ref\":\"indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\","
                        + "\"observed_data_refs\":[\"observed-data--b67d30ff-02ac-498a-92f9-32f845f448cf\"],"
                        + "\"count\":3,\"first_seen\":\"2026-11-22T09:00:00.000Z\"}");
    }

    @Test
    void givesAnObservableTheIdentifierOfItsContent() {
        assertThat(ObjectBuilder.observable("ipv4-addr")
                        .set("value", "198.51.100.3")
                        .build()
                        .id())
                .hasToString("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4");
        assertThat(ObjectBuilder.observable("process")
                        .set("pid", 4)
                        .build()
                        .id()
                        .uuid()
                        .version())
                .isEqualTo(4);
    }

    @Test
    void makesANextVersionThatIsLaterEvenWhenTheClockStandsStill() {
        StixObject first = ObjectBuilder.of("identity", CLOCK).set("name", "A").build();
        StixObject second =
                ObjectBuilder.nextVersion(first, CLOCK).set("name", "B").build();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.created()).isEqualTo(first.created());
        assertThat(second.modified().orElseThrow())
                .isGreaterThan(first.modified().orElseThrow());
        assertThat(first.text("name")).contains("A");
    }

    @Test
    void givesAMarkingDefinitionNoVersion() {
        assertThat(ObjectBuilder.of("marking-definition", CLOCK).build().modified())
                .isEmpty();
    }

    @Test
    void refusesACreationTimeForAnObservable() {
        assertThatThrownBy(() -> ObjectBuilder.of("ipv4-addr", CLOCK)).hasMessageContaining("\"ipv4-addr\"");
        assertThatThrownBy(() -> ObjectBuilder.of("Not A Type", CLOCK)).hasMessageContaining("\"Not A Type\"");
    }
}
