package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conversions of addresses, names and the locators made of them. */
final class NetworkConversions {

    private static final String NO_HOST = "neither an IP address nor a domain name";

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}([:-][0-9a-f]{2}){5}");
    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]{0,30})://\\S.*", Pattern.DOTALL);
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]{2,60}\\]|[^:]{1,300}):[0-9]{1,5}");
    private static final Pattern MAILBOX = Pattern.compile("[^\\s\\p{Cc}<>,;@]{1,320}@[^\\s\\p{Cc}<>,;@]{1,255}");

    static final List<Conversion> ALL = List.of(
            Conversion.ofText(
                    "address",
                    "an IP address: an `ipv4-addr` or an `ipv6-addr`, IPv6 in the form of RFC 5952, an IPv4 address mapped"
                            + " into IPv6 as IPv4, without a zone",
                    text -> IpAddress.parse(text)
                            .map(address -> Converted.text(address.text()))
                            .orElse(Converted.unusable("not an IP address"))),
            Conversion.ofText(
                    "domain",
                    "a domain name in lower case, without the dot of the root",
                    text -> text.equals(".") ? Converted.NOTHING : domain(text, "not a domain name")),
            Conversion.ofText(
                    "host",
                    "an IP address or a domain name, whichever it is, without a port",
                    text -> host(text).orElse(Converted.unusable(NO_HOST))),
            Conversion.ofText(
                    "dns answer",
                    "the same; nothing for a record of another type, which Zeek writes with its type before it: `TXT 4 text`",
                    text -> text.indexOf(' ') >= 0 || text.startsWith("<")
                            ? Converted.NOTHING
                            : host(text).orElse(Converted.unusable(NO_HOST))),
            Conversion.ofText(
                    "name only",
                    "a domain name; nothing where it is an IP address",
                    text -> IpAddress.parse(withoutPort(text)).isPresent()
                            ? Converted.NOTHING
                            : domain(withoutPort(text), "not a domain name")),
            Conversion.ofText(
                    "ip version",
                    "`ipv4` or `ipv6`, by the address",
                    text -> IpAddress.parse(text)
                            .map(address -> Converted.text("ipv" + address.version()))
                            .orElse(Converted.NOTHING)),
            Conversion.ofText("mac", "a MAC address in lower case with colons", NetworkConversions::mac),
            Conversion.ofText("url", "a URL with its scheme, as it is written", NetworkConversions::url),
            Conversion.ofText(
                    "linked url",
                    "a URL; `http://` is put before one that has no scheme",
                    text -> url(hasScheme(text.strip()) ? text : "http://" + text.strip())),
            Conversion.ofTexts(
                    "http url",
                    "`http://` + host + path; with the port, where one is given that is not 80 and the host has none; a"
                            + " target that has a scheme stands for itself",
                    3,
                    NetworkConversions::httpUrl),
            Conversion.ofTexts("s3 url", "`s3://` + bucket + `/` + key", 2, NetworkConversions::s3Url),
            Conversion.ofText("email", "the address of a mailbox, without its display name", NetworkConversions::email),
            Conversion.ofText(
                    "display name", "the name before the address of a mailbox", NetworkConversions::displayName),
            Conversion.ofText(
                    "dns results",
                    "the addresses and names in Sysmon's list of query results",
                    Conversion.Yields.LIST,
                    NetworkConversions::dnsResults));

    private NetworkConversions() {}

    private static Converted domain(String text, String otherwise) {
        return DomainName.parse(text).map(name -> Converted.text(name.text())).orElse(Converted.unusable(otherwise));
    }

    private static Optional<Converted> host(String text) {
        String host = withoutPort(text.strip());
        return IpAddress.parse(host)
                .map(address -> Converted.text(address.text()))
                .or(() -> DomainName.parse(host).map(name -> Converted.text(name.text())));
    }

    /** {@code name:port}, {@code 1.2.3.4:port} and {@code [v6]:port}; an IPv6 address without brackets has no port. */
    private static String withoutPort(String text) {
        Matcher shape = WITH_PORT.matcher(text);
        String host = shape.matches() ? shape.group(1) : text;
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static Converted mac(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return MAC.matcher(lower).matches()
                ? Converted.text(lower.replace('-', ':'))
                : Converted.unusable("not a MAC address");
    }

    private static boolean hasScheme(String text) {
        return SCHEME.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * A URL is kept as the log has it, also with characters that RFC 3986 §2 wants escaped: what was requested is what an
     * indicator names. Control characters never were part of one.
     */
    private static Converted url(String text) {
        String url = text.strip();
        if (!hasScheme(url)) {
            return Converted.unusable("not a URL with a scheme");
        }
        return isClean(url) ? Converted.text(url) : Converted.unusable("a URL with control characters");
    }

    private static boolean isClean(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static Converted httpUrl(List<String> parts) {
        String host = parts.get(0).strip();
        String target = parts.size() > 1 ? parts.get(1).strip() : "";
        if (!isClean(target)) {
            return new Converted.Unusable("a URL with control characters", 1);
        }
        if (hasScheme(target)) {
            return Converted.text(target);
        }
        // RFC 9112 §3.2: the authority form of CONNECT and the asterisk form of OPTIONS name no resource.
        if (!target.isEmpty() && !target.startsWith("/")) {
            return Converted.NOTHING;
        }
        if (host(host).isEmpty()) {
            return Converted.unusable(NO_HOST);
        }
        String port = parts.size() > 2 ? parts.get(2).strip() : "";
        if (!port.isEmpty() && !isPort(port)) {
            return new Converted.Unusable("not a port number, 0 to 65535", 2);
        }
        boolean addPort =
                !port.isEmpty() && !port.equals("80") && withoutPort(host).equals(host);
        String authority = IpAddress.parse(host).filter(ip -> ip.version() == 6).isPresent() ? "[" + host + "]" : host;
        return Converted.text("http://" + authority.toLowerCase(Locale.ROOT) + (addPort ? ":" + port : "") + target);
    }

    private static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) <= 65_535;
    }

    private static Converted s3Url(List<String> parts) {
        String key = parts.size() > 1 ? parts.get(1) : "";
        if (!isClean(key)) {
            return new Converted.Unusable("a URL with control characters", 1);
        }
        return url("s3://" + parts.get(0) + (key.isEmpty() ? "" : "/" + key));
    }

    private static Converted email(String text) {
        String address = mailbox(text);
        // RFC 5321 §4.5.5: a null reverse-path is written <>.
        if (address.isEmpty()) {
            return Converted.NOTHING;
        }
        return MAILBOX.matcher(address).matches()
                ? Converted.text(address)
                : Converted.unusable("not an email address");
    }

    private static Converted displayName(String text) {
        int open = text.lastIndexOf('<');
        String name = open > 0 ? text.substring(0, open).strip() : "";
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return Converted.text(quoted ? name.substring(1, name.length() - 1) : name);
    }

    private static String mailbox(String text) {
        int open = text.lastIndexOf('<');
        int close = text.indexOf('>', open + 1);
        return (open >= 0 && close > open ? text.substring(open + 1, close) : text).strip();
    }

    /** {@code type:  5 name;::ffff:192.0.2.1;}: Sysmon puts the type before what is no address. */
    private static Converted dnsResults(String text) {
        var results = JsonNodeFactory.instance.arrayNode();
        for (String part : text.split(";", -1)) {
            String result = part.strip();
            if (result.startsWith("type:")) {
                result = result.substring(result.lastIndexOf(' ') + 1);
            }
            if (!result.isEmpty()) {
                results.add(result);
            }
        }
        return results.isEmpty() ? Converted.NOTHING : new Converted.Value(results);
    }
}
