package dev.tocsin.share.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Selector;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.generators.SourceDSL;

final class RedactionTest {

    private static final String RED = Tlp.RED.markingId().toString();
    private static final String GREEN = Tlp.GREEN.markingId().toString();

    private static final String REPORT = """
            {"type":"report","spec_version":"2.1","id":"report--11111111-1111-4111-8111-111111111111",
             "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
             "name":"secret-name","description":"secret-description","published":"2026-01-01T00:00:00.000Z",
             "revoked":false,"labels":["secret-0","secret-1","secret-2","secret-3"],
             "object_refs":["malware--22222222-2222-4222-8222-222222222222"],
             "external_references":[
               {"source_name":"secret-source-0","description":"secret-text-0"},
               {"source_name":"secret-source-1","url":"https://example.com/secret-1"}]}
            """;

    private static final String[] PLACES = {
        "description",
        "labels",
        "labels.[0]",
        "labels.[1]",
        "labels.[2]",
        "labels.[3]",
        "external_references",
        "external_references.[0]",
        "external_references.[0].description",
        "external_references.[1]",
        "external_references.[1].url",
        "external_references.[1].source_name"
    };

    @Test
    void aCopyHasAllThatMayBeSeenAndNothingElse() {
        AtomicInteger copies = new AtomicInteger();
        qt().withExamples(2_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            StixObject object = marked(random);
            if (!(Redaction.of(object, RED::equals) instanceof Redacted.Copy(StixObject copy))) {
                return;
            }
            copies.incrementAndGet();
            assertThat(leaves(copy.json())).isEqualTo(visible(object));
            assertThat(new String(StixJson.write(copy.json()), StandardCharsets.UTF_8))
                    .doesNotContain(RED);
            Validator.validate(
                    copy,
                    problem -> assertThat(problem.isError()).as("%s", problem).isFalse());
            assertThat(said(copy.json(), copy.json())).isEqualTo(said(object.json(), pruned(object)));
        });
        assertThat(copies.get()).isGreaterThan(400);
    }

    @Test
    void whoMaySeeAllGetsTheObjectItself() {
        qt().withExamples(200).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            StixObject object = marked(new Random(seed));
            assertThat(Redaction.of(object, ref -> false)).isEqualTo(new Redacted.Whole(object));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "type",
                "created",
                "modified",
                "revoked",
                "name",
                "published",
                "object_refs",
                "object_refs.[0]",
                "granular_markings",
                "nowhere",
                "labels.[9]",
                "no selector"
            })
    void nothingIsLeftWithoutWhatMakesTheObjectWhatItIs(String part) {
        assertThat(Redaction.of(with(REPORT, RED, part), RED::equals)).isInstanceOf(Redacted.Nothing.class);
    }

    @Test
    void nothingIsLeftOfWhatIsMarkedAsAWhole() {
        ObjectNode report = (ObjectNode) StixJson.read(REPORT);
        report.putArray("object_marking_refs").add(RED);

        assertThat(Redaction.of(StixObject.of(report), RED::equals)).isInstanceOf(Redacted.Nothing.class);
    }

    /** The id of a file follows from its name: each name could be tried. */
    @Test
    void nothingIsLeftWhereTheIdWouldTell() {
        String file = """
                {"type":"file","spec_version":"2.1","id":"%s","name":"secret.txt","size":3}
                """;
        StixObject derived = StixObject.of(StixJson.read(file.formatted(dev.tocsin.stix.ObservableId.of(
                        (ObjectNode) StixJson.read(file.formatted("file--44444444-4444-4444-8444-444444444444")))
                .orElseThrow())));
        ObjectNode json = derived.json().deepCopy();
        json.put("mime_type", "text/plain");

        assertThat(Redaction.of(with(json, RED, "name"), RED::equals)).isInstanceOf(Redacted.Nothing.class);
        assertThat(Redaction.of(with(json, RED, "size"), RED::equals)).isInstanceOf(Redacted.Copy.class);
    }

    @Test
    void whatIsLeftOfAnIndicatorLastsNoLonger() {
        String indicator = """
                {"type":"indicator","spec_version":"2.1","id":"indicator--55555555-5555-4555-8555-555555555555",
                 "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
                 "pattern":"[url:value = 'https://example.com/']","pattern_type":"stix",
                 "valid_from":"2026-01-01T00:00:00.000Z","valid_until":"2026-02-01T00:00:00.000Z"}
                """;

        assertThat(Redaction.of(with(indicator, RED, "valid_until"), RED::equals))
                .isInstanceOf(Redacted.Nothing.class);
    }

    private static StixObject with(String json, String marking, String... parts) {
        return with((ObjectNode) StixJson.read(json), marking, parts);
    }

    private static StixObject with(ObjectNode json, String marking, String... parts) {
        ObjectNode marked = json.deepCopy();
        ArrayNode selectors = marked.withArrayProperty("granular_markings")
                .addObject()
                .put("marking_ref", marking)
                .putArray("selectors");
        List.of(parts).forEach(selectors::add);
        return StixObject.of(marked);
    }

    private static StixObject marked(Random random) {
        StixObject object = StixObject.of(StixJson.read(REPORT));
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            String[] parts = new String[1 + random.nextInt(3)];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = PLACES[random.nextInt(PLACES.length)];
            }
            object = with(object.json(), random.nextBoolean() ? RED : GREEN, parts);
        }
        return object;
    }

    /** The slow way: every leaf by its place in the original, those under a withheld place left out. */
    private static List<String> visible(StixObject object) {
        Map<String, String> leaves = new TreeMap<>();
        collect(object.json(), "", leaves);
        leaves.keySet()
                .removeIf(place ->
                        reds(object.json()).stream().anyMatch(red -> place.equals(red) || place.startsWith(red + ".")));
        return leaves.values().stream().sorted().toList();
    }

    private static List<String> leaves(JsonNode json) {
        Map<String, String> leaves = new TreeMap<>();
        collect(json, "", leaves);
        return leaves.values().stream().sorted().toList();
    }

    private static void collect(JsonNode node, String place, Map<String, String> leaves) {
        switch (node) {
            case ObjectNode object ->
                object.properties().stream()
                        .filter(property -> !property.getKey().equals("granular_markings"))
                        .forEach(property -> collect(
                                property.getValue(),
                                place.isEmpty() ? property.getKey() : place + "." + property.getKey(),
                                leaves));
            case ArrayNode list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(list.get(i), place + ".[" + i + "]", leaves);
                }
            }
            default -> leaves.put(place, node.asText());
        }
    }

    private static List<String> reds(JsonNode json) {
        List<String> reds = new ArrayList<>();
        json.path("granular_markings").forEach(marking -> {
            if (marking.path("marking_ref").asText().equals(RED)) {
                marking.path("selectors").forEach(selector -> reds.add(selector.asText()));
            }
        });
        return reds;
    }

    /** The same tree with empty text in place of every leaf that is withheld; nothing moves. */
    private static JsonNode pruned(StixObject object) {
        JsonNode copy = object.json().deepCopy();
        blank(copy, "", reds(object.json()));
        return copy;
    }

    private static void blank(JsonNode node, String place, List<String> reds) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(
                    object.properties().stream().map(Map.Entry::getKey).toList())) {
                String here = place.isEmpty() ? name : place + "." + name;
                if (covered(here, reds)) {
                    object.put(name, "");
                } else {
                    blank(object.get(name), here, reds);
                }
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                String here = place + ".[" + i + "]";
                if (covered(here, reds)) {
                    list.set(i, "");
                } else {
                    blank(list.get(i), here, reds);
                }
            }
        }
    }

    private static boolean covered(String place, List<String> reds) {
        return reds.stream().anyMatch(red -> place.equals(red) || place.startsWith(red + "."));
    }

    /** What the markings that are left say of which texts. */
    private static List<String> said(JsonNode marked, JsonNode tree) {
        List<String> said = new ArrayList<>();
        marked.path("granular_markings").forEach(marking -> {
            if (!marking.path("marking_ref").asText().equals(RED)) {
                marking.path("selectors")
                        .forEach(selector -> Selector.parse(selector.asText())
                                .in(tree)
                                .ifPresent(part -> leaves(part).stream()
                                        .filter(text -> !text.isEmpty())
                                        .forEach(said::add)));
            }
        });
        return said.stream().sorted().toList();
    }
}
