package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Names of services (RFC 6335 §5.1) and the looser ones that were registered before it. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._+/-]{0,63}");

    private static final Pattern HTTP_VERSION = Pattern.compile("(?:http/)?([0-9]{1,2}(?:\\.[0-9]{1,2})?)");

    /** The keys of a dictionary (STIX 2.1 §2.3). */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,250}");

    static final List<Conversion> ALL = List.of(
            Conversion.ofText(
                    "protocol",
                    "a protocol in lower case; an IANA number as the protocol's name; nothing for `unknown`",
                    ProtocolConversions::protocol),
            Conversion.ofText(
                    "application protocol",
                    "a protocol in lower case; nothing for `failed`",
                    text -> text.equals("failed") ? Converted.NOTHING : protocol(text)),
            Conversion.ofText("http version", "`http/1.1`", ProtocolConversions::httpVersion),
            new Conversion(
                    "headers",
                    "a list of objects with `name` and `value` as a dictionary of lists; without the pseudo-header"
                            + " fields of HTTP/2",
                    Conversion.Yields.DICTIONARY,
                    1,
                    true,
                    arguments -> headers(arguments.getFirst())));

    private ProtocolConversions() {}

    private static Converted protocol(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (NUMBER.matcher(name).matches()) {
            return BY_NUMBER.containsKey(name)
                    ? Converted.text(Objects.requireNonNull(BY_NUMBER.get(name)))
                    : Converted.unusable("not the number of a protocol that is known here");
        }
        if (name.startsWith("unknown")) {
            return Converted.NOTHING;
        }
        return NAME.matcher(name).matches() ? Converted.text(name) : Converted.unusable("not the name of a protocol");
    }

    /** In lower case (STIX 2.1 §6.12.2). */
    private static Converted httpVersion(String text) {
        Matcher version = HTTP_VERSION.matcher(text.strip().toLowerCase(Locale.ROOT));
        return version.matches()
                ? Converted.text("http/" + version.group(1))
                : Converted.unusable("not a version of HTTP");
    }

    /** HTTP/2 passes on the request line as fields with a colon before the name (RFC 9113 §8.3). */
    private static Converted headers(JsonNode list) {
        if (!list.isArray()) {
            return Converted.unusable("not a list of header fields");
        }
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        List<Converted.Lost> lost = new ArrayList<>();
        for (JsonNode header : list) {
            String name = header.path("name").asText();
            JsonNode value = header.path("value");
            boolean pseudo = name.startsWith(":");
            if (name.isEmpty() || !value.isTextual()) {
                lost.add(new Converted.Lost(header, "not a header field with a name and a text as its value"));
            } else if (!pseudo && !KEY.matcher(name).matches()) {
                lost.add(new Converted.Lost(header, "a header field with a name that no key in STIX can have"));
            } else if (!pseudo && !value.textValue().isBlank()) {
                headers.withArrayProperty(name).add(value.textValue());
            }
        }
        return Converted.dictionary(headers, lost);
    }
}
