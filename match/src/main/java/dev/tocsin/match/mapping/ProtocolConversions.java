package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Conversions of protocol names and of what HTTP carries. */
final class ProtocolConversions {

    /** By the IANA protocol numbers, those that logs carry. */
    private static final Map<String, String> BY_NUMBER = Map.ofEntries(
            Map.entry("1", "icmp"),
            Map.entry("2", "igmp"),
            Map.entry("6", "tcp"),
            Map.entry("17", "udp"),
            Map.entry("41", "ipv6"),
            Map.entry("47", "gre"),
            Map.entry("50", "esp"),
            Map.entry("51", "ah"),
            Map.entry("58", "ipv6-icmp"),
            Map.entry("89", "ospf"),
            Map.entry("132", "sctp"));

    static final List<Conversion> ALL = List.of(
            Conversion.ofText(
                    "protocol",
                    "a protocol in lower case; an IANA number as the protocol's name",
                    ProtocolConversions::protocol),
            Conversion.ofText(
                    "application protocol",
                    "a protocol in lower case; nothing for `failed`",
                    text -> text.equals("failed") ? Converted.NOTHING : protocol(text)),
            Conversion.ofText("http version", "`http/1.1`", text -> Converted.text(httpVersion(text))),
            new Conversion(
                    "headers",
                    "a list of objects with `name` and `value` as a dictionary of lists",
                    Conversion.Yields.DICTIONARY,
                    1,
                    true,
                    arguments -> headers(arguments.getFirst())));

    private ProtocolConversions() {}

    private static Converted protocol(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        boolean number = !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && !BY_NUMBER.containsKey(name)) {
            return Converted.unusable("not the number of a protocol that is known here");
        }
        return name.startsWith("unknown") ? Converted.NOTHING : Converted.text(BY_NUMBER.getOrDefault(name, name));
    }

    /** In lower case (STIX 2.1 §6.12.2). */
    private static String httpVersion(String text) {
        String version = text.strip().toLowerCase(Locale.ROOT);
        return version.isEmpty() || version.startsWith("http") ? version : "http/" + version;
    }

    private static Converted headers(JsonNode list) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        for (JsonNode header : list) {
            JsonNode name = header.path("name");
            JsonNode value = header.path("value");
            if (!name.isTextual() || !value.isTextual()) {
                return Converted.unusable("not a list of objects with name and value");
            }
            headers.withArray("/" + name.textValue().replace("~", "~0").replace("/", "~1"))
                    .add(value.textValue());
        }
        return headers.isEmpty() ? Converted.NOTHING : new Converted.Value(headers);
    }
}
