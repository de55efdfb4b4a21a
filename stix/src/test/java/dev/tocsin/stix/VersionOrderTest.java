package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    @Test
    void takesTheLatestVersionOfEachObjectEvenIfItIsRevoked() {
        StixObject old = identity("2016-01-20T12:31:12Z", "");
        StixObject revoked = identity("2016-01-20T12:31:12.0000001Z", ",\"revoked\":true");
        assertThat(VersionOrder.latest(List.of(revoked, old)).values()).containsExactly(revoked);
        assertThat(VersionOrder.latest(List.of(old, revoked)).values()).containsExactly(revoked);
        assertThat(revoked.revoked()).isTrue();
    }

    @Test
    void letsNoLaterVersionUndoARevocation() {
        StixObject revoked = identity("2016-01-20T12:31:12Z", ",\"revoked\":true");
        StixObject later = identity("2017-01-20T12:31:12Z", "");
        assertThat(VersionOrder.latest(List.of(revoked, later)).values()).containsExactly(revoked);
        assertThatThrownBy(() -> ObjectBuilder.nextVersion(revoked, Instant::now))
                .hasMessageContaining("revoked");
    }

    @Test
    void keepsTheFirstOfTwoThatClaimTheSameVersion() {
        StixObject first = identity("2016-01-20T12:31:12Z", ",\"name\":\"a\"");
        StixObject second = identity("2016-01-20T12:31:12.000Z", ",\"name\":\"b\"");
        assertThat(VersionOrder.latest(List.of(first, second)).values()).containsExactly(first);
    }

    @Test
    void putsWhatHasNoVersionFirst() {
        StixObject address = ObjectBuilder.observable("ipv4-addr")
                .set("value", "198.51.100.3")
                .build();
        assertThat(VersionOrder.OLDEST_FIRST.compare(address, identity("2016-01-20T12:31:12Z", "")))
                .isNegative();
    }

    @Test
    void readsWhatAnIndicatorAndItsReferencesSay() {
        StixObject object = StixObject.of(StixJson.read("""
                {"type": "indicator", "id": "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f", "pattern": "[a:b = 1]",
                 "pattern_type": "stix", "valid_from": "2026-01-01T00:00:00Z", "valid_until": "2026-01-02T00:00:00Z",
                 "confidence": 70, "external_references": [{"source_name": "mitre-atlas", "external_id": "AML.T0051"}, 7]}
                """));
        Indicator indicator = Indicator.of(object);
        assertThat(indicator.validAt(Instant.parse("2026-01-01T00:00:00Z"))).isTrue();
        assertThat(indicator.validAt(Instant.parse("2026-01-02T00:00:00Z"))).isFalse();
        assertThat(indicator.confidence()).hasValue(70);
        assertThat(ExternalReference.of(object))
                .singleElement()
                .satisfies(reference -> assertThat(reference.externalId()).contains("AML.T0051"));
        assertThatThrownBy(() -> Indicator.of(identity("2026-01-01T00:00:00Z", "")))
                .hasMessageContaining("identity--");
    }

    private static StixObject identity(String modified, String more) {
        return StixObject.of(StixJson.read(
                "{\"type\":\"identity\",\"id\":\"identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"modified\":\""
                        + modified + "\"" + more + "}"));
    }
}
