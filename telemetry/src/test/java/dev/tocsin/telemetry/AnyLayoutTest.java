package dev.tocsin.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** The same objects are the same events however they are laid out, and however the stream is chopped. */
class AnyLayoutTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String[] TEXTS = {
        "", "x", "a\nb", "\"q\" \\", "{[,:]}", "é€😀", "\u0000\u001f", "C:\\a", "Records"
    };

    @Test
    void readsLinesBackAtTheirPlaces() {
        qt().forAll(objects(), integers().all()).checkAssert((objects, seed) -> {
            StringBuilder text = new StringBuilder();
            List<Position> positions = new ArrayList<>();
            for (int i = 0; i < objects.size(); i++) {
                positions.add(new Position("test.log", i + 1, text.toString().getBytes(UTF_8).length));
                text.append(objects.get(i)).append(i % 2 == 0 ? "\n" : "\r\n");
            }
            Read read = check(text.toString(), objects, seed);
            assertThat(read.events()).extracting(Event::position).isEqualTo(positions);
        });
    }

    @Test
    void readsPrettyPrintedObjectsBackAtTheirPlaces() {
        qt().forAll(objects(), integers().all()).checkAssert((objects, seed) -> {
            StringBuilder text = new StringBuilder();
            List<Long> lines = new ArrayList<>();
            for (ObjectNode object : objects) {
                lines.add(text.chars().filter(c -> c == '\n').count() + 1);
                text.append(pretty(object)).append('\n');
            }
            Read read = check(text.toString(), objects, seed);
            assertThat(read.events())
                    .extracting(event -> event.position().record())
                    .isEqualTo(lines);
        });
    }

    @Test
    void readsListsAndEnvelopesBackByElement() {
        qt().forAll(objects(), integers().all()).checkAssert((objects, seed) -> {
            for (String before : List.of("", "{\"Records\": ", "{\"next\":\"x\",\"value\":")) {
                String after = before.isEmpty() ? "" : ",\"count\":3}";
                String text = before + MAPPER.valueToTree(objects).toPrettyString() + after;
                if (objects.isEmpty() && before.contains("value")) {
                    // Without an element it is an event that has an empty list.
                    continue;
                }
                Read read = check(text, objects, seed);
                assertThat(read.events())
                        .extracting(event -> event.position().record())
                        .isEqualTo(java.util.stream.LongStream.rangeClosed(1, objects.size())
                                .boxed()
                                .toList());
            }
        });
    }

    @Test
    void losesNoLineButTheOneThatWasCutOff() {
        qt().forAll(objects(), integers().between(1, 1_000_000), integers().all())
                .assuming((objects, cut, seed) -> objects.size() > 1)
                .checkAssert((objects, cut, seed) -> {
                    int broken = Math.floorMod(seed, objects.size() - 1);
                    List<String> lines = new ArrayList<>();
                    objects.forEach(object -> lines.add(object.toString()));
                    String whole = lines.get(broken);
                    lines.set(broken, whole.substring(0, 1 + cut % (whole.length() - 1)));
                    List<ObjectNode> left = new ArrayList<>(objects);
                    left.remove(broken);

                    Read read = check(String.join("\n", lines) + "\n", left, seed, 1);
                    assertThat(read.tally()
                                    .problems()
                                    .getFirst()
                                    .first()
                                    .getFirst()
                                    .where())
                            .isEqualTo("line " + (broken + 1));
                });
    }

    private static Read check(String text, List<ObjectNode> objects, int seed) {
        return check(text, objects, seed, 0);
    }

    private static Read check(String text, List<ObjectNode> objects, int seed, long lost) {
        byte[] bytes = text.getBytes(UTF_8);
        Read whole = Read.of(bytes);
        Read chopped = Read.of("test.log", Read.inPieces(bytes, seed), ReadLimits.DEFAULT);
        assertThat(whole.tally().lost()).as(text).isEqualTo(lost);
        assertThat(whole.events())
                .as(text)
                .extracting(event -> (JsonNode) event.fields())
                .isEqualTo(objects);
        assertThat(chopped).isEqualTo(whole);
        return whole;
    }

    private static String pretty(ObjectNode object) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Gen<List<ObjectNode>> objects() {
        return lists().of(integers().all().map(AnyLayoutTest::object)).ofSizeBetween(0, 6);
    }

    /** An object with a mark that keeps it from being taken for an envelope. */
    private static ObjectNode object(int seed) {
        Random random = new Random(seed);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("ts", 1);
        fill(object, random, 3);
        return object;
    }

    private static void fill(ObjectNode object, Random random, int depth) {
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            object.set(i + TEXTS[random.nextInt(TEXTS.length)], value(random, depth));
        }
    }

    private static JsonNode value(Random random, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> nodes.numberNode(random.nextInt());
            case 1 -> nodes.numberNode(Integer.MAX_VALUE + 1L + random.nextInt(1000));
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> nodes.nullNode();
            case 4, 5 -> nodes.textNode(TEXTS[random.nextInt(TEXTS.length)]);
            case 6 -> {
                ObjectNode inner = nodes.objectNode();
                fill(inner, random, depth - 1);
                yield inner;
            }
            default -> nodes.arrayNode().add(value(random, depth - 1)).add(value(random, depth - 1));
        };
    }
}
