package dev.tocsin.share.screen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.screen.BenignList.Origin;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.pattern.IpRange;
import dev.tocsin.stix.pattern.LinearRegex;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads lists in the JSON format of MISP's warning lists: {@code name}, {@code type} ({@code cidr}, {@code hostname},
 * {@code string}, {@code substring} or {@code regex}), {@code list} and {@code matching_attributes}. Other properties, such
 * as {@code version} and {@code description}, are for people and are passed over.
 *
 * <p>Of {@code matching_attributes} those count that name addresses, domains, URLs, e-mail addresses or digests; a list
 * without any, or with none of these, is taken to speak of every kind that its type can match.
 */
public final class WarningListReader {

    /** The longest list taken, in bytes. */
    public static final int MAX_BYTES = StixJson.MAX_OBJECT_BYTES;

    /** The most entries taken. */
    public static final int MAX_ENTRIES = 400_000;

    private static final int MAX_TEXT_LENGTH = 4_096;

    /** Expressions are tried one after another on every value. */
    private static final int MAX_EXPRESSIONS = 500;

    private WarningListReader() {}

    /**
     * Reads one list.
     *
     * @param file what the list is called in messages
     * @throws UnusableListException if it is no such list; the message has the entry's number, counted from 1
     */
    public static BenignList read(String file, byte[] json, Origin origin) {
        JsonNode root = parse(file, json);
        String name = text(file, root, "name");
        String type = text(file, root, "type");
        Function<String, Optional<Entry>> entry = reader(file, type);
        JsonNode list = root.path("list");
        if (!list.isArray()) {
            throw unusable(file, "the property \"list\" is not a list of strings", "write \"list\": [\"...\"]");
        }
        bound(file, type, list.size());
        List<Entry> entries = new ArrayList<>(list.size());
        for (JsonNode value : list) {
            String place = "entry " + (entries.size() + 1);
            if (!value.isTextual() || value.textValue().isBlank()) {
                throw unusable(file, place + " is not a text: " + Quoted.of(value.toString()), "write a string");
            }
            String stripped = value.textValue().strip();
            if (stripped.length() > MAX_TEXT_LENGTH) {
                throw unusable(file, place + " has more than " + MAX_TEXT_LENGTH + " characters", "shorten it");
            }
            entries.add(entry.apply(stripped)
                    .orElseThrow(() -> unusable(
                            file,
                            place + " is no " + word(type) + ": " + Quoted.of(stripped),
                            "correct or remove it")));
        }
        return new BenignList(name, origin, kinds(root, type, origin), entries);
    }

    private static JsonNode parse(String file, byte[] json) {
        try {
            JsonNode root = StixJson.read(json);
            if (!root.isObject()) {
                throw unusable(file, "it is not a JSON object", "a list is {\"name\":…,\"type\":…,\"list\":[…]}");
            }
            return root;
        } catch (StixException e) {
            throw new UnusableListException(Quoted.of(file) + ": " + e.getMessage(), e);
        }
    }

    private static void bound(String file, String type, int entries) {
        int most = type.equals("regex") ? MAX_EXPRESSIONS : MAX_ENTRIES;
        if (entries > most) {
            throw unusable(file, entries + " entries, more than " + most, "split or shorten it");
        }
    }

    private static Function<String, Optional<Entry>> reader(String file, String type) {
        return switch (type) {
            case "cidr" -> text -> IpRange.parse(text).map(Entry.Network::new);
            case "hostname" -> text -> hostName(text).map(Entry.DomainAndBelow::new);
            case "string" -> text -> Optional.of(exact(text));
            case "substring" -> text -> Optional.of(new Entry.Substring(text));
            case "regex" -> WarningListReader::expression;
            default ->
                throw unusable(
                        file,
                        "the type " + Quoted.of(type) + " is not known",
                        "use cidr, hostname, string, substring or regex");
        };
    }

    /** A string may be an address or a network too, and is then compared as one. */
    private static Entry exact(String text) {
        return IpRange.parse(text).<Entry>map(Entry.Network::new).orElseGet(() -> new Entry.Exact(text));
    }

    /** Names are written with or without a point before them, and after them. */
    private static Optional<String> hostName(String text) {
        String name = text.startsWith(".") ? text.substring(1) : text;
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        boolean usable = !name.isEmpty() && name.chars().noneMatch(c -> c <= ' ' || c == '/' || c == '@');
        return usable ? Optional.of(name) : Optional.empty();
    }

    /** Written between slashes in some lists, with {@code i} behind for any letter case. */
    private static Optional<Entry> expression(String text) {
        int last = text.lastIndexOf('/');
        boolean slashes =
                text.startsWith("/") && last > 0 && text.substring(last + 1).matches("i?");
        String regex = slashes ? text.substring(1, last).replace("\\/", "/") : text;
        return LinearRegex.compile(slashes && text.endsWith("i") ? "(?i)" + regex : regex)
                        instanceof LinearRegex.Compilation.Compiled(LinearRegex compiled)
                ? Optional.of(new Entry.Expression(compiled))
                : Optional.empty();
    }

    private static Set<ValueKind> kinds(JsonNode root, String type, Origin origin) {
        Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
        for (JsonNode attribute : root.path("matching_attributes")) {
            kind(attribute.asText()).ifPresent(kinds::add);
        }
        if (kinds.isEmpty()) {
            kinds.addAll(
                    switch (type) {
                        case "cidr" -> EnumSet.of(ValueKind.ADDRESS);
                        // Mail at a member's own name is a member's own; mail at a name that all use is not.
                        case "hostname" ->
                            origin == Origin.DECLARED_ASSETS
                                    ? EnumSet.of(ValueKind.DOMAIN, ValueKind.URL, ValueKind.EMAIL)
                                    : EnumSet.of(ValueKind.DOMAIN, ValueKind.URL);
                        default -> EnumSet.allOf(ValueKind.class);
                    });
        }
        return kinds;
    }

    private static Optional<ValueKind> kind(String attribute) {
        String plain = attribute.startsWith("filename|") ? attribute.substring("filename|".length()) : attribute;
        return switch (plain) {
            case "ip-src", "ip-dst", "ip-src|port", "ip-dst|port", "domain|ip" -> Optional.of(ValueKind.ADDRESS);
            case "domain", "hostname", "hostname|port" -> Optional.of(ValueKind.DOMAIN);
            case "url", "uri", "link" -> Optional.of(ValueKind.URL);
            case "email", "email-src", "email-dst", "whois-registrant-email" -> Optional.of(ValueKind.EMAIL);
            case "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha512/224", "sha512/256", "ssdeep", "tlsh" ->
                Optional.of(ValueKind.HASH);
            default -> Optional.empty();
        };
    }

    private static String word(String type) {
        return switch (type) {
            case "cidr" -> "address or CIDR block";
            case "hostname" -> "domain name";
            default -> "regular expression that can be searched for in linear time";
        };
    }

    private static String text(String file, JsonNode root, String property) {
        JsonNode value = root.path(property);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw unusable(
                    file,
                    "the property " + Quoted.of(property) + " is missing or no text",
                    "a list is {\"name\":…,\"type\":…,\"list\":[…]}");
        }
        String text = value.textValue().strip();
        return text.length() <= 200 ? text : text.substring(0, 200);
    }

    private static UnusableListException unusable(String file, String what, String hint) {
        return new UnusableListException(Quoted.of(file) + ": " + what + "; " + hint);
    }
}
