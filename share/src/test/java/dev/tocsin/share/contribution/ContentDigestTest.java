package dev.tocsin.share.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDigestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1}",
                "{\"a\":1} | {\"a\":1.0}",
                "[100] | [1e2]",
                "{\"a\":0.50} | {\"a\":5e-1}",
                "[0] | [0.00]",
            })
    void whatMeansTheSameHasOneDigest(String one, String other) {
        assertThat(digest(one)).isEqualTo(digest(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | [\"1\"]",
                "[1,2] | [2,1]",
                "{\"a\":null} | {}",
                "{\"a\":\"null\"} | {\"a\":null}",
                "[true] | [\"true\"]",
                "[[],[]] | [[[]]]",
                "{\"a\":{},\"b\":1} | {\"a\":{\"b\":1}}",
                "[\"a\",\"b\"] | [\"ab\"]",
                "[9007199254740993] | [9007199254740992]",
            })
    void whatMeansSomethingElseHasAnother(String one, String other) {
        assertThat(digest(one)).isNotEqualTo(digest(other));
    }

    @Test
    void digestsAgreeExactlyWhereTreesAreEqualInMeaning() {
        qt().forAll(integers().all(), integers().all()).check((one, other) -> {
            JsonNode a = tree(new Random(one), 3);
            JsonNode b = tree(new Random(other), 3);
            return StixJson.equalInMeaning(a, b) == ContentDigest.of(a).equals(ContentDigest.of(b));
        });
    }

    /** A small tree of few different values, so that equal ones are met often. */
    private static JsonNode tree(Random random, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> nodes.numberNode(random.nextInt(2));
            case 1 -> StixJson.read(random.nextBoolean() ? "1.0" : "0.0");
            case 2 -> nodes.textNode(random.nextBoolean() ? "1" : "");
            case 3 -> nodes.booleanNode(random.nextBoolean());
            case 4 -> {
                ArrayNode array = nodes.arrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    object.set(random.nextBoolean() ? "a" : "b", tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static ContentDigest digest(String json) {
        return ContentDigest.of(StixJson.read(json));
    }
}
