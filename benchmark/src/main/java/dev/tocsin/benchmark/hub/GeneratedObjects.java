package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.ObservableId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Objects as a feed of indicators has them, from a seed: of ten, five indicators with a pattern, two observables, two
 * relationships and one malware with a paragraph of text. No two are alike.
 */
final class GeneratedObjects {

    private static final String MOMENT = "2026-03-01T08:00:00.000Z";
    private static final List<String> WORDS = List.of(
            "loader", "beacon", "session", "phishing", "lure", "payload", "staging", "operator", "tooling", "campaign");

    private final SplittableRandom random;

    GeneratedObjects(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** An envelope of so many. */
    byte[] envelope(int count) {
        ObjectNode envelope = StixJson.mapper().createObjectNode();
        ArrayNode objects = envelope.putArray("objects");
        objects(count).forEach(objects::add);
        return StixJson.write(envelope);
    }

    List<ObjectNode> objects(int count) {
        List<ObjectNode> objects = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            objects.add(
                    switch (i % 10) {
                        case 0, 2, 4, 6, 8 -> indicator(i / 2 % 4);
                        case 1, 5 -> observable();
                        case 3, 7 -> relationship();
                        default -> malware();
                    });
        }
        return objects;
    }

    private ObjectNode indicator(int form) {
        String pattern = switch (form) {
            case 0 -> "[domain-name:value = '" + name() + "']";
            case 1 -> "[url:value = 'https://" + name() + "/" + word() + "/" + hex(4) + "']";
            case 2 -> "[file:hashes.'SHA-256' = '" + hex(32) + "']";
            default ->
                "[network-traffic:dst_ref.type = 'domain-name' AND network-traffic:dst_ref.value = '" + name()
                        + "' AND network-traffic:dst_port = " + (1024 + random.nextInt(60_000)) + "]";
        };
        ObjectNode indicator = domainObject("indicator")
                .put("name", "Infrastructure of a " + word() + " " + word())
                .put("description", sentence())
                .put("pattern", pattern)
                .put("pattern_type", "stix")
                .put("valid_from", MOMENT)
                .put("confidence", random.nextInt(100));
        indicator.putArray("indicator_types").add("malicious-activity");
        return indicator;
    }

    private ObjectNode observable() {
        ObjectNode observable = StixJson.mapper()
                .createObjectNode()
                .put("type", "domain-name")
                .put("spec_version", "2.1")
                .put("value", name());
        return observable.put("id", ObservableId.of(observable).orElseThrow().toString());
    }

    private ObjectNode relationship() {
        return domainObject("relationship")
                .put("relationship_type", "indicates")
                .put("source_ref", "indicator--" + uuid())
                .put("target_ref", "malware--" + uuid());
    }

    private ObjectNode malware() {
        return domainObject("malware")
                .put("name", "Sample " + hex(4))
                .put("is_family", false)
                .put("description", sentence() + " " + sentence() + " " + sentence() + " " + sentence());
    }

    private ObjectNode domainObject(String type) {
        ObjectNode object = StixJson.mapper()
                .createObjectNode()
                .put("type", type)
                .put("spec_version", "2.1")
                .put("id", type + "--" + uuid())
                .put("created", MOMENT)
                .put("modified", MOMENT);
        object.putArray("object_marking_refs").add(Tlp.GREEN.markingId().toString());
        return object;
    }

    private String sentence() {
        return String.format(
                Locale.ROOT,
                "The %s contacted %s on port %d after the %s was opened, %d minutes before the %s.",
                word(),
                name(),
                random.nextInt(65_000),
                word(),
                random.nextInt(90),
                word());
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private String name() {
        return word() + "-" + hex(6) + ".example.top";
    }

    private String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    /** Version 4, variant 2 (RFC 9562 §5.4). */
    private UUID uuid() {
        long most = (random.nextLong() & ~0xF000L) | 0x4000L;
        long least = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(most, least);
    }
}
