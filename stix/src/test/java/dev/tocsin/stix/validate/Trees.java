package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.validate.Samples.Sample;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

/** Arbitrary JSON trees that look like STIX just enough to lead the checks deep into themselves. */
final class Trees {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<Sample> SAMPLES = Samples.minimal();

    private static final List<String> NAMES = names();

    private static final List<String> WORDS = List.of(
            "",
            "x",
            "x_y",
            "stix",
            "[a:b = 1]",
            "[",
            "2.1",
            "2.0",
            "extension-definition--",
            "name.[0]",
            "[0]",
            "..",
            "new-sdo",
            "toplevel-property-extension",
            "indicator--00000007-0000-4000-8000-000000000000",
            "--",
            "bundle",
            "\ud800",
            "2026-03-01T08:00:00.000Z",
            "tlp",
            "cve",
            "capec",
            "::1/129",
            "1.2.3.4/",
            "HKLM",
            "=",
            "en",
            "\u0000");

    private Trees() {}

    /** Objects of every type, of which some properties were replaced by anything. */
    static Gen<ObjectNode> objects() {
        return SourceDSL.longs().all().map(seed -> object(new Random(seed)));
    }

    static ObjectNode object(Random random) {
        ObjectNode object = SAMPLES.get(random.nextInt(SAMPLES.size())).json().deepCopy();
        for (int change = random.nextInt(4); change > 0; change--) {
            object.set(pick(NAMES, random), value(random, 3));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        int kinds = depth == 0 ? 5 : 7;
        return switch (random.nextInt(kinds)) {
            case 0 -> NODES.textNode(pick(WORDS, random));
            case 1 -> NODES.numberNode(random.nextInt());
            case 2 -> NODES.numberNode(new BigDecimal(random.nextDouble()).movePointRight(random.nextInt(400)));
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.nullNode();
            case 5 -> {
                ArrayNode list = NODES.arrayNode();
                for (int size = random.nextInt(3); size > 0; size--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int size = random.nextInt(4); size > 0; size--) {
                    object.set(pick(random.nextBoolean() ? NAMES : WORDS, random), value(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static List<String> names() {
        TreeSet<String> names = new TreeSet<>(CommonProperties.NAMES);
        for (String type : Catalogue.types()) {
            Catalogue.of(type)
                    .ifPresent(shape -> shape.properties().forEach((name, property) -> {
                        names.add(name);
                        if (property.type() instanceof ValueType.Extensions(var predefined)) {
                            predefined.forEach((extension, inner) -> {
                                names.add(extension);
                                names.addAll(inner.properties().keySet());
                            });
                        }
                    }));
        }
        names.addAll(List.of("kill_chain_name", "source_name", "external_id", "selectors", "MD5", "SSDEEP", "tlp"));
        return List.copyOf(names);
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
