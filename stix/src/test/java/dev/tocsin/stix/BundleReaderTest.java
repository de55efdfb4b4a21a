package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.stix.BundleElement.Broken;
import dev.tocsin.stix.BundleElement.Read;
import dev.tocsin.stix.BundleElement.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderTest {

    private static final String IDENTITY =
            "{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\","
                    + "\"created\":\"2016-01-20T12:31:12.1234567Z\",\"modified\":\"2016-01-20T12:31:12Z\",\"name\":\"é😀\","
                    + "\"x_numbers\":[1,1.0,100000000000000000000000001,0.10,1e2,-0.5E-7],\"x_deep\":{\"a\":[null,true]}}";

    private static final int LARGE = 50_000_000 / IDENTITY.length();

    @Test
    void readsABundleWhoseObjectsComeBeforeItsOtherProperties() {
        BundleReader reader = reader("{\"objects\":[" + IDENTITY + "],\"spec_version\":\"2.0\",\"type\":\"bundle\"}");
        assertThat(all(reader)).singleElement().isInstanceOf(Read.class);
        assertThat(reader.header().path("spec_version").asText()).isEqualTo("2.0");
    }

    @Test
    void readsAnEnvelopeAListAndABareObject() {
        BundleReader envelope =
                reader("{\"more\":true,\"next\":\"x\",\"objects\":[" + IDENTITY + "," + IDENTITY + "]}");
        assertThat(all(envelope)).hasSize(2).allMatch(Read.class::isInstance);
        assertThat(envelope.header().path("next").asText()).isEqualTo("x");
        assertThat(all(reader("[" + IDENTITY + "]"))).singleElement().isInstanceOf(Read.class);
        assertThat(all(reader(IDENTITY))).singleElement().isInstanceOf(Read.class);
    }

    @Test
    void findsNothingInAnEmptyEnvelopeOrBundle() {
        assertThat(all(reader("{}"))).isEmpty();
        assertThat(all(reader("{\"more\":false}"))).isEmpty();
        assertThat(all(reader("{\"type\":\"bundle\",\"id\":\"bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"}")))
                .isEmpty();
    }

    @Test
    void readsABareObservedDataWhoseObjectsAreADictionary() {
        String observed = "{\"objects\":{\"0\":{\"type\":\"file\"}},\"type\":\"observed-data\","
                + "\"id\":\"observed-data--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"}";
        assertThat(all(reader(observed))).singleElement().isInstanceOf(Read.class);
    }

    @Test
    void namesEachUnusableElementAndGoesOn() {
        List<BundleElement> elements = all(reader("""
                {"type": "bundle", "objects": [
                  12,
                  "text",
                  {"type": "identity"},
                  {"type": "identity", "id": "identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f", "created": "yesterday"},
                  {"type": "identity", "id": "identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f", "name": "a", "name": "b"},
                  {"type": "identity", "id": "identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f", "name": "\\ud800 alone"},
                  {"type": "bundle", "id": "bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f"},
                  {"type": "identity", "id": "identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f", "n": 1e99999999999},
                  %s
                ]}
                """.formatted(IDENTITY)));
        assertThat(elements)
                .extracting(BundleReaderTest::said)
                .satisfiesExactly(
                        said -> assertThat(said).isEqualTo("objects[0], line 2, column 3: not an object but 12"),
                        said -> assertThat(said)
                                .isEqualTo("objects[1], line 3, column 3: not an object but a string: \"text\""),
                        said -> assertThat(said).isEqualTo("objects[2], line 4, column 3: a STIX object needs \"id\""),
                        said -> assertThat(said)
                                .contains("objects[3], line 5, column 3")
                                .contains("\"yesterday\""),
                        said -> assertThat(said)
                                .startsWith("objects[4], line 6, column 93: the key \"name\" stands twice"),
                        said -> assertThat(said).startsWith("objects[5], line 7, column 88: half a surrogate pair"),
                        said -> assertThat(said).contains("a bundle inside a list is not unpacked"),
                        said -> assertThat(said).contains("exponent").contains("\"1e99999999999\""),
                        said -> assertThat(said).isEqualTo("read"));
        assertThat(((Refused) elements.get(3)).id()).contains("identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f");
    }

    @Test
    void saysAfterWhichObjectATruncatedBundleBreaksOff() {
        List<BundleElement> elements = all(reader("{\"objects\":[" + IDENTITY + ",\n" + IDENTITY.substring(0, 50)));
        assertThat(elements).hasSize(2);
        assertThat(elements.get(1)).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.position().index()).isEqualTo(1);
            assertThat(broken.position().place().line()).isEqualTo(2);
            assertThat(broken.why())
                    .startsWith("not JSON: Unexpected end-of-input")
                    .endsWith("; elements read before it: 1")
                    .doesNotContain("Source", "Feature");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "{\"objects\":[]} []",
                "{\"objects\":[],\"objects\":[]}",
                "{\"more\":1,\"more\":2}",
                "{\"objects\":[],\"type\":\"identity\"}",
                "{\"type\":\"bundle\",\"objects\":{}}",
                "[1}",
                "// text\n[]"
            })
    void saysThatAnInputIsBroken(String input) {
        List<BundleElement> elements = all(reader(input));
        assertThat(elements.getLast()).isInstanceOf(Broken.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8AndKeepsWhatCameBefore() {
        byte[] good = ("[" + IDENTITY + ",\n\"é").getBytes(StandardCharsets.UTF_8);
        for (byte[] bad : List.of(
                new byte[] {(byte) 0xFF},
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xE2, (byte) 0x82})) {
            List<BundleElement> elements = all(BundleReader.of(
                    new SequenceInputStream(new ByteArrayInputStream(good), new ByteArrayInputStream(bad))));
            assertThat(elements).hasSize(2);
            assertThat(elements.getFirst()).isInstanceOf(Read.class);
            assertThat(said(elements.get(1))).startsWith("objects[1], line 2, column 3: not UTF-8");
        }
    }

    @Test
    void readsPastAByteOrderMark() {
        assertThat(all(reader("\uFEFF[" + IDENTITY + "]"))).singleElement().isInstanceOf(Read.class);
    }

    @Test
    void refusesAnObjectThatNestsTooDeepAndReadsTheNext() {
        List<BundleElement> elements =
                all(reader("[{\"a\":" + "[".repeat(300) + "]".repeat(300) + "}," + IDENTITY + "]"));
        assertThat(said(elements.getFirst())).contains("nested deeper than 100 levels");
        assertThat(elements.get(1)).isInstanceOf(Read.class);
    }

    @Test
    void stopsAtNestingWithoutEnd() {
        assertThat(all(BundleReader.of(endless("[{\"a\":", "[", 100_000_000))))
                .singleElement()
                .isInstanceOf(Broken.class);
    }

    @Test
    void refusesAnObjectTooLargeAndReadsTheNext() {
        InputStream large = new SequenceInputStream(
                endless("[{\"a\":[", "\"0123456789012345678901234567890123456789012345678901234567890\",", 400_000),
                stream("0]}," + IDENTITY + "]"));
        List<BundleElement> elements = all(BundleReader.of(large));
        assertThat(said(elements.getFirst())).contains("larger than 20971520 bytes");
        assertThat(elements.get(1)).isInstanceOf(Read.class);
    }

    @Test
    void refusesAnObjectOfTooManyValues() {
        InputStream many =
                new SequenceInputStream(endless("[{\"a\":[", "[],", 600_000), stream("0]}," + IDENTITY + "]"));
        assertThat(said(all(BundleReader.of(many)).getFirst())).contains("more than 500000 values");
    }

    @Test
    void stopsAtAStringWithoutEnd() {
        assertThat(said(all(BundleReader.of(endless("[\"", "x", 100_000_000))).getLast()))
                .contains("objects[0]")
                .endsWith("exceeds the maximum allowed (20000000)");
    }

    /** In a process of its own, with half as much memory as there are bytes to read. */
    @Test
    void readsABundleLargerThanItsHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BundleReaderTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo("read " + (LARGE + 1));
    }

    /** Reads about 50 MB of objects. */
    static void main() {
        BundleReader reader = BundleReader.of(
                new SequenceInputStream(endless("{\"objects\":[", IDENTITY + ",\n", LARGE), stream(IDENTITY + "]}")));
        int read = 0;
        while (reader.hasNext()) {
            read += reader.next() instanceof Read ? 1 : 0;
        }
        System.out.println("read " + read);
    }

    @Test
    void readsEveryObjectOfTheCorpusAndWritesItEqualInMeaning() throws IOException {
        for (Path file : Corpus.files()) {
            JsonNode expected = new ObjectMapper().readTree(file.toFile());
            JsonNode objects = expected.has("objects")
                    ? expected.get("objects")
                    : new ObjectMapper().createArrayNode().add(expected);
            List<StixObject> read = new ArrayList<>();
            try (InputStream in = Files.newInputStream(file)) {
                BundleReader.of(in).forEachRemaining(element -> read.add(object(element)));
            }
            assertThat(read).as(file.toString()).hasSize(objects.size());
            for (int i = 0; i < read.size(); i++) {
                assertThat(StixJson.equalInMeaning(read.get(i).json(), objects.get(i)))
                        .as("%s, object %d", file, i)
                        .isTrue();
            }
            assertThat(objectsOf(written(read))).as(file.toString()).isEqualTo(read);
        }
    }

    @Test
    void writesWhatItReads() {
        StixObject object = ((Read) all(reader(IDENTITY)).getFirst()).object();
        assertThat(new String(StixJson.write(object.json()), StandardCharsets.UTF_8))
                .isEqualTo(IDENTITY.replace("1e2", "1E+2").replace("-0.5E-7", "-5E-8"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BundleWriter envelope = BundleWriter.envelope(out)) {
            envelope.write(object);
            envelope.more("page \"2\"");
        }
        BundleReader reader = BundleReader.of(new ByteArrayInputStream(out.toByteArray()));
        assertThat(objectsOf(reader)).containsExactly(object);
        assertThat(reader.header().path("next").asText()).isEqualTo("page \"2\"");
    }

    @Test
    void writesAnEmptyEnvelopeAsAnEmptyObject() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleWriter.envelope(out).close();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{}\n");
    }

    /** However the input is cut or a byte of it changed, reading ends, and every element is accounted for. */
    @Test
    void endsOnDamagedInput() {
        byte[] whole = ("{\"type\":\"bundle\",\"objects\":[" + IDENTITY + "," + IDENTITY + "],\"id\":\"x\"}")
                .getBytes(StandardCharsets.UTF_8);
        qt().forAll(integers().between(0, whole.length - 1), integers().between(0, 255))
                .checkAssert((at, value) -> {
                    byte[] damaged = whole.clone();
                    damaged[at] = value.byteValue();
                    List<BundleElement> elements = all(BundleReader.of(new ByteArrayInputStream(damaged)));
                    for (int i = 0; i < elements.size() - 1; i++) {
                        assertThat(elements.get(i)).isNotInstanceOf(Broken.class);
                    }
                    all(BundleReader.of(new ByteArrayInputStream(whole, 0, at)));
                });
    }

    static List<BundleElement> all(BundleReader reader) {
        List<BundleElement> elements = new ArrayList<>();
        reader.forEachRemaining(elements::add);
        return elements;
    }

    private static String said(BundleElement element) {
        return switch (element) {
            case Read read -> "read";
            case Refused refused -> refused.position() + ": " + refused.why();
            case Broken broken -> broken.position() + ": " + broken.why();
        };
    }

    private static StixObject object(BundleElement element) {
        assertThat(said(element)).isEqualTo("read");
        return ((Read) element).object();
    }

    private static List<StixObject> objectsOf(BundleReader reader) {
        return all(reader).stream().map(BundleReaderTest::object).toList();
    }

    private static BundleReader written(List<StixObject> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BundleWriter bundle =
                BundleWriter.bundle(out, StixId.parse("bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f"))) {
            objects.forEach(bundle::write);
        }
        return BundleReader.of(new ByteArrayInputStream(out.toByteArray()));
    }

    private static BundleReader reader(String json) {
        return BundleReader.of(stream(json));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A start, and then one piece again and again, made as it is read. */
    private static InputStream endless(String start, String piece, int times) {
        byte[] block = piece.repeat(1000).getBytes(StandardCharsets.UTF_8);
        byte[] one = piece.getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = new ArrayList<>(List.of(stream(start)));
        for (int i = 0; i < times / 1000; i++) {
            parts.add(new ByteArrayInputStream(block));
        }
        for (int i = 0; i < times % 1000; i++) {
            parts.add(new ByteArrayInputStream(one));
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
