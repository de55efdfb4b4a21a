package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever JSON an object holds comes back from writing and reading as it was. */
class RoundTripTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void keepsEveryObject() {
        qt().withExamples(2_000).forAll(longs().all()).checkAssert(seed -> {
            JsonNode tree = object(new Random(seed), 0);
            JsonNode again = StixJson.read(StixJson.write(tree));
            assertThat(again).isEqualTo(tree);
            assertThat(StixJson.equalInMeaning(again, tree)).isTrue();
        });
    }

    @Test
    void hasOneCanonicalFormHoweverKeysAreOrdered() {
        qt().withExamples(1_000).forAll(longs().all()).checkAssert(seed -> {
            ObjectNode tree = object(new Random(seed), 0);
            ObjectNode reversed = NODES.objectNode();
            tree.properties().stream().toList().reversed().forEach(p -> reversed.set(p.getKey(), p.getValue()));
            String canonical = CanonicalJson.of(tree);
            assertThat(CanonicalJson.of(reversed)).isEqualTo(canonical);
            assertThat(CanonicalJson.of(StixJson.read(canonical))).isEqualTo(canonical);
        });
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(text(random), value(random, depth + 1));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 8)) {
            case 0 -> NODES.numberNode(random.nextInt());
            case 1 ->
                NODES.numberNode(
                        BigInteger.ONE.shiftLeft(64 + random.nextInt(200)).negate());
            case 2 ->
                DecimalNode.valueOf(new BigDecimal(BigInteger.valueOf(random.nextLong()), 1 + random.nextInt(30)));
            case 3 -> NODES.textNode(text(random));
            case 4 -> NODES.booleanNode(random.nextBoolean());
            case 5 -> NODES.nullNode();
            case 6 -> object(random, depth);
            default -> array(random, depth);
        };
    }

    private static ArrayNode array(Random random, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(random, depth + 1));
        }
        return array;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int c = random.nextBoolean() ? random.nextInt(128) : random.nextInt(Character.MAX_CODE_POINT + 1);
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }
}
