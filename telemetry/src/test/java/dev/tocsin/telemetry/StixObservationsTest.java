package dev.tocsin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StixObservationsTest {

    private static final String ADDRESS = "{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--1\",\"value\":\"10.0.0.1\"}";
    private static final String TRAFFIC =
            "{\"type\":\"network-traffic\",\"id\":\"network-traffic--1\",\"dst_ref\":\"ipv4-addr--1\",\"protocols\":[\"tcp\"]}";

    @Test
    void joinsObservedDataWithWhatItRefersToWhereverInTheBundleThatStands() {
        Read read = Read.of(bundle(observed("network-traffic--1"), TRAFFIC, ADDRESS));

        Event event = read.only();
        assertThat(event.source()).isEqualTo(new LogSource(LogFormat.STIX_OBSERVED_DATA, ""));
        assertThat(event.time()).contains(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(event.position().record()).isEqualTo(1);
        assertThat(event.fields()
                        .path("objects")
                        .path("network-traffic--1")
                        .path("dst_ref")
                        .asText())
                .isEqualTo("ipv4-addr--1");
        assertThat(event.fields()
                        .path("objects")
                        .path("ipv4-addr--1")
                        .path("value")
                        .asText())
                .isEqualTo("10.0.0.1");
        assertThat(read.tally().problems()).isEmpty();
    }

    @Test
    void takesObjectsThatComeWithObservedDataAsTheyAre() {
        String embedded = observed("x")
                .replace(
                        "\"object_refs\":[\"x\"]",
                        "\"objects\":{\"0\":{\"type\":\"ipv4-addr\",\"value\":\"10.0.0.1\"}}");

        assertThat(Read.of(bundle(embedded))
                        .only()
                        .fields()
                        .path("objects")
                        .path("0")
                        .path("value")
                        .asText())
                .isEqualTo("10.0.0.1");
    }

    @Test
    void namesReferencesToWhatIsNotThereAndObjectsThatAreNoObservation() {
        Read read = Read.of(bundle(observed("file--1"), "{\"type\":\"indicator\",\"id\":\"indicator--1\"}"));

        assertThat(read.events()).hasSize(1);
        assertThat(read.problem(Problem.Kind.UNRESOLVED_REFERENCE).first())
                .containsExactly(new Problem.Occurrence("element 1", "it refers to \"file--1\""));
        assertThat(read.problem(Problem.Kind.NOT_OBSERVED_DATA).first())
                .containsExactly(new Problem.Occurrence("element 2", "it is \"indicator\""));
    }

    @Test
    void keepsBundlesApart() {
        Read read = Read.of(bundle(ADDRESS) + "\n" + bundle(observed("ipv4-addr--1")));

        assertThat(read.problem(Problem.Kind.UNRESOLVED_REFERENCE).count()).isEqualTo(1);
        assertThat(read.problem(Problem.Kind.NOT_OBSERVED_DATA).count()).isEqualTo(1);
    }

    @Test
    void readsObjectsOneALineToTheEndOfTheInput() {
        assertThat(Read.of(observed("ipv4-addr--1") + "\n" + ADDRESS + "\n")
                        .only()
                        .fields()
                        .path("objects")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void readsABundleWhoseObjectsDoNotComeAsAStream() {
        String bundle = "{\"type\":\"bundle\",\"x\":{},\"id\":\"bundle--1\",\"objects\":[" + observed("ipv4-addr--1")
                + "," + ADDRESS + "]}";

        assertThat(Read.of(bundle).only().fields().path("objects").size()).isEqualTo(1);
    }

    @Test
    void holdsNoMoreOfABundleThanAllowed() {
        byte[] bundle = bundle(observed("ipv4-addr--1"), TRAFFIC, ADDRESS).getBytes(StandardCharsets.UTF_8);

        Read read = Read.of("b.json", new ByteArrayInputStream(bundle), new ReadLimits(10_000, 100, 1_650));

        assertThat(read.events()).hasSize(1);
        assertThat(read.where(Problem.Kind.BUNDLE_TOO_LARGE)).containsExactly("element 2");
    }

    @Test
    void endsWhereReferencesRunInACircle() {
        String a = "{\"type\":\"file\",\"id\":\"file--a\",\"parent_directory_ref\":\"directory--b\"}";
        String b = "{\"type\":\"directory\",\"id\":\"directory--b\",\"contains_refs\":[\"file--a\",\"directory--b\"]}";

        assertThat(Read.of(bundle(a, b, observed("file--a")))
                        .only()
                        .fields()
                        .path("objects")
                        .size())
                .isEqualTo(2);
    }

    private static String observed(String ref) {
        return "{\"type\":\"observed-data\",\"id\":\"observed-data--1\",\"first_observed\":\"2026-03-01T12:00:00Z\",\"last_observed\":\"2026-03-01T12:00:01Z\",\"number_observed\":1,\"object_refs\":[\""
                + ref + "\"]}";
    }

    private static String bundle(String... objects) {
        return "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[" + String.join(",", objects) + "]}";
    }
}
