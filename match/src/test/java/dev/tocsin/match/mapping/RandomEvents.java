package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Events of any format with the fields that its mapping reads, right, wrong and missing: in each, what a sensor would
 * write stands beside what it never would.
 */
public final class RandomEvents {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";

    private static final List<String> TEXTS = List.of(
            "192.0.2.1",
            "10.0.0.5",
            "2001:db8::1",
            "999.1.1.1",
            "a.test",
            "www.Example.COM.",
            "a.test:8080",
            "*",
            ".",
            "",
            " ",
            "-",
            "tcp",
            "UDP",
            "HTTP/1.1",
            "0x1f",
            "0x-1",
            "443",
            "-1",
            "70000",
            "1e3",
            "1e999999999",
            "true",
            "F",
            "http://a.test/x",
            "http://a.test/\u0000",
            "/x?y=1",
            "CONNECT",
            "C:\\Windows\\cmd.exe",
            "C:\\x.txt:ads",
            "\\",
            "/usr/bin/x",
            "\\\\srv\\share",
            "HKLM\\Run\\Updater",
            "DWORD (0x0000000a)",
            "QWORD (0x00000001-0xffffffff)",
            "CORP\\frodo",
            "frodo/admin@CORP",
            "Eve <eve@bad.test>",
            "<>",
            "eve@bad.test",
            "00:1B:44:11:3A:B7",
            "d41d8cd98f00b204e9800998ecf8427e",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "MD5=d41d8cd98f00b204e9800998ecf8427e,SHA1=1,,=",
            "A",
            "TXT",
            "File",
            "Key",
            "Intel::ADDR",
            "RETR",
            "type:  5 c.test;::ffff:192.0.2.1;",
            "Host Application = x",
            "\ud83d\udd14",
            "\u0000",
            "x".repeat(300));

    private final EventMapping mapping;
    private final Random random;

    public RandomEvents(EventMapping mapping, long seed) {
        this.mapping = mapping;
        this.random = new Random(seed);
    }

    /** An event of any format. */
    public Event next() {
        return next(one(List.of(LogFormat.values())));
    }

    /** An event of this format. */
    public Event next(LogFormat format) {
        if (format == LogFormat.STIX_OBSERVED_DATA) {
            return event(new LogSource(format, ""), observedData());
        }
        FormatMapping of = mapping.mapping(format);
        List<String> streams = new ArrayList<>();
        of.streamsByName().values().forEach(stream -> streams.addAll(stream.names()));
        String stream = one(streams);
        ObjectNode fields = JSON.objectNode();
        SortedSet<String> names = fieldsOf(of.stream(stream));
        for (String field : names) {
            if (!field.startsWith(".") && random.nextInt(3) > 0) {
                put(fields, field, valueOf(field));
            }
        }
        fields.findParents("value").forEach(element -> fillElement((ObjectNode) element, names));
        of.stream(stream).kindField().ifPresent(kind -> {
            List<String> kinds = List.copyOf(of.stream(stream).kinds().keySet());
            put(fields, kind.toString(), random.nextInt(9) == 0 ? value(1) : JSON.textNode(one(kinds)));
        });
        return event(new LogSource(format, random.nextInt(20) == 0 ? one(TEXTS) : stream), fields);
    }

    private Event event(LogSource source, ObjectNode fields) {
        Optional<Instant> time = random.nextInt(9) == 0
                ? Optional.empty()
                : Optional.of(Instant.parse("2026-03-01T12:00:00Z").plusSeconds(random.nextInt(100)));
        return new Event(source, new Position("random", 1, 0), time, fields);
    }

    private ObjectNode observedData() {
        ObjectNode fields = JSON.objectNode();
        for (String name : List.of("first_observed", "last_observed", "number_observed", "objects", "object_refs")) {
            if (random.nextInt(4) > 0) {
                fields.set(name, value(3));
            }
        }
        if (random.nextBoolean()) {
            ObjectNode objects = fields.putObject("objects");
            objects.putObject("0").put("type", "ipv4-addr").put("value", one(TEXTS));
            objects.putObject("1")
                    .put("type", "network-traffic")
                    .put("src_ref", "0")
                    .set("protocols", value(1));
            objects.set("2", value(2));
        }
        return fields;
    }

    private static SortedSet<String> fieldsOf(StreamMapping stream) {
        SortedSet<String> fields = new TreeSet<>();
        stream.kinds().values().stream().flatMap(List::stream).forEach(template -> {
            template.when().ifPresent(when -> fields.add(when.field().toString()));
            Stream.concat(template.each().stream(), template.properties().expressions().values().stream())
                    .flatMap(expression -> expression.alternatives().stream())
                    .flatMap(List::stream)
                    .forEach(field -> fields.add(field.toString()));
        });
        return fields;
    }

    /** The fields that elements of lists have. */
    private void fillElement(ObjectNode element, SortedSet<String> names) {
        for (String field : names) {
            if (field.length() > 1 && field.startsWith(".") && random.nextInt(3) > 0) {
                element.set(field.substring(1), value(1));
            }
        }
    }

    /** Under its name, or where that has dots, sometimes inside objects. */
    private void put(ObjectNode into, String field, JsonNode value) {
        int dot = field.indexOf('.');
        if (dot < 0 || random.nextInt(3) == 0) {
            into.set(field, value);
        } else {
            JsonNode inner = into.path(field.substring(0, dot));
            put(
                    inner instanceof ObjectNode object ? object : into.putObject(field.substring(0, dot)),
                    field.substring(dot + 1),
                    value);
        }
    }

    /** Half of the time the lists that only few values of a field can be. */
    private JsonNode valueOf(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        ArrayNode list = JSON.arrayNode();
        if (name.endsWith("hashes") || name.endsWith("fingerprints")) {
            list.addObject().put("algorithm_id", 1).put("value", MD5);
        } else if (name.endsWith("headers")) {
            list.addObject().put("name", "Accept").put("value", one(TEXTS));
        }
        if (list.isEmpty() || random.nextBoolean()) {
            return value(2);
        }
        return field.equals("Hashes") ? JSON.textNode("MD5=" + MD5) : list;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 9)) {
            case 0 -> JSON.numberNode(random.nextInt(-2, 70_000));
            case 1 -> random.nextBoolean() ? JSON.nullNode() : JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(new BigDecimal(one(List.of("1.5", "1e30", "12.00", "-0", "1e-5"))));
            case 9 -> {
                ArrayNode list = JSON.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            case 10 -> {
                ArrayNode list = JSON.arrayNode();
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    list.add(object(depth - 1));
                }
                yield list;
            }
            case 11 -> object(depth - 1);
            default -> JSON.textNode(one(TEXTS));
        };
    }

    private ObjectNode object(int depth) {
        ObjectNode object = JSON.objectNode();
        for (String name :
                List.of("name", "value", "algorithm", "algorithm_id", "type", "type_id", "rdata", "rrname", "rrtype")) {
            if (random.nextInt(3) == 0) {
                object.set(name, value(depth));
            }
        }
        return object;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
