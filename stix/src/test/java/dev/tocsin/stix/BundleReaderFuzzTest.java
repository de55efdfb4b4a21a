package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.stix.BundleElement.Broken;
import dev.tocsin.stix.BundleElement.Read;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at all: reading ends, and whatever it takes for an object can be written, read again, marked and lifted. */
class BundleReaderFuzzTest {

    @MethodSource("inEachEncoding")
    @FuzzTest(maxDuration = "60s")
    void takesAnyBytes(byte[] input) {
        List<BundleElement> elements = BundleReaderTest.all(BundleReader.of(new ByteArrayInputStream(input)));
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Read read) {
                check(read.object());
            } else if (elements.get(i) instanceof Broken) {
                assertThat(i).isEqualTo(elements.size() - 1);
            }
        }
    }

    /** Seeds of our own, which run with every build. */
    static Stream<byte[]> inEachEncoding() {
        return seeds().flatMap(
                        seed -> Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)
                                .map(seed::getBytes));
    }

    private static Stream<String> seeds() {
        String id = "\"id\":\"identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"";
        String observed = "{\"type\":\"observed-data\",\"id\":\"observed-data--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\","
                + "\"created\":\"2017-01-20T00:00:00Z\",\"objects\":";
        return Stream.of(
                "",
                "[]",
                "{}",
                "[{}, 1, null, [[]], {\"type\":\"identity\"," + id + "}]",
                "{\"type\":\"bundle\",\"objects\":[{\"type\":\"identity\"," + id + ",\"x\":[1.0,-0.0,1e-400,1e9999]}]}",
                "{\"type\":\"identity\"," + id
                        + ",\"labels\":[7,\"a\"],\"granular_markings\":[{\"selectors\":[\"labels\"]}]}",
                "{\"type\":\"identity\"," + id + ",\"object_marking_refs\":{\"é\":\"\\ud83d\\ude00\"}}",
                observed + "{\"0\":{\"type\":\"file\",\"hashes\":{},\"parent_directory_ref\":\"0\"}}}",
                observed + "{\"0\":{\"type\":\"autonomous-system\",\"number\":1e9000}}}",
                observed + "{\"a.b\":{\"type\":\"process\",\"child_refs\":[\"a.b\",{}],\"hashes\":[]}}}");
    }

    private static void check(StixObject object) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BundleWriter writer = BundleWriter.envelope(out)) {
            writer.write(object);
        }
        List<BundleElement> again = BundleReaderTest.all(BundleReader.of(new ByteArrayInputStream(out.toByteArray())));
        assertThat(again)
                .singleElement()
                .isInstanceOfSatisfying(
                        Read.class, read -> assertThat(read.object()).isEqualTo(object));
        assertThat(Markings.of(object, id -> Optional.empty()).all()).isNotNull();
        if (Lift20.lift(object) instanceof Lift20.Outcome.Lifted(List<StixObject> lifted)) {
            lifted.forEach(one -> assertThat(Lift20.lift(one)).isInstanceOf(Lift20.Outcome.Unchanged.class));
        }
    }
}
