package dev.tocsin.match.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every conversion as a mapping file names it, applied to the fields {@code a}, {@code b} and {@code c} of an event. */
class ConversionsTest {

    /**
     * What a conversion gives for an event.
     *
     * @param fields the event's fields in JSON, apostrophes standing for quotation marks
     * @param values all values in JSON, with spaces between them
     * @param misfits what could not be used, as {@code field value: reason}
     */
    record Case(String conversion, String fields, String values, List<String> misfits) {}

    private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";
    private static final String SHA1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static Stream<Case> usable() {
        return Stream.of(
                gives("text", "'a': ' As It Is '", "' As It Is '"),
                gives("text", "'a': 5", "'5'"),
                gives("text", "'a': ['x', null, '-', 'y']", "'x' 'y'"),
                gives("lower", "'a': ' GeT '", "'get'"),
                gives("integer", "'a': '0x38C'", "908"),
                gives("integer", "'a': -7", "-7"),
                gives("integer", "'a': 12.000", "12"),
                gives("integer", "'a': 1e3", "1000"),
                gives("integer", "'a': 9007199254740991", "9007199254740991"),
                gives("count", "'a': '0'", "0"),
                gives("port", "'a': 65535", "65535"),
                gives("truth", "'a': true", "true"),
                gives("truth", "'a': 'T'", "true"),
                gives("truth", "'a': ['no', 0, 'F']", "false"),
                gives("list", "'a': ['x', 1]", "'x' 1"),
                gives("list", "'a': {'x': 1}", "{'x': 1}"),
                gives("words", "'a': 'SSL, http,,'", "'ssl' 'http'"),
                gives("address", "'a': '2001:DB8:0:0:0:0:0:1%eth0'", "'2001:db8::1'"),
                gives("address", "'a': ['::ffff:192.0.2.1', '192.0.2.2']", "'192.0.2.1' '192.0.2.2'"),
                gives("domain", "'a': 'WWW.Example.COM.'", "'www.example.com'"),
                gives("domain", "'a': '.'", ""),
                gives(
                        "host",
                        "'a': ['[2001:DB8::1]:443', 'A.test:80', '192.0.2.1']",
                        "'2001:db8::1' 'a.test' '192.0.2.1'"),
                gives("dns answer", "'a': ['192.0.2.1', 'TXT 4 text', '<none>', 'a.test.']", "'192.0.2.1' 'a.test'"),
                gives("name only", "'a': ['a.test:443', '192.0.2.1', '2001:db8::1']", "'a.test'"),
                gives("ip version", "'a': ['192.0.2.1', '2001:db8::1', 'a.test']", "'ipv4' 'ipv6'"),
                gives("mac", "'a': '00-1B-44-11-3A-B7'", "'00:1b:44:11:3a:b7'"),
                gives("url", "'a': ' https://a.test/Q?x=a|b c '", "'https://a.test/Q?x=a|b c'"),
                gives("linked url", "'a': ['a.test/x', 'ftp://a.test/y']", "'http://a.test/x' 'ftp://a.test/y'"),
                gives("http url", "'a': 'A.test', 'b': '/X', 'c': 8080", "'http://a.test:8080/X'"),
                gives("http url", "'a': 'a.test:81', 'b': '/', 'c': 81", "'http://a.test:81/'"),
                gives("http url", "'a': '2001:db8::1', 'b': '/', 'c': 80", "'http://[2001:db8::1]/'"),
                gives("http url", "'a': 'proxy.test', 'b': 'http://b.test/y'", "'http://b.test/y'"),
                gives("http url", "'a': 'a.test', 'b': '*'", ""),
                gives("http url", "'a': 'a.test'", "'http://a.test'"),
                gives("s3 url", "'a': 'bucket', 'b': 'k/x.zip'", "'s3://bucket/k/x.zip'"),
                gives("s3 url", "'a': 'bucket'", "'s3://bucket'"),
                gives("email", "'a': ['Jane <jane@a.test>', '<>', 'joe@a.test']", "'jane@a.test' 'joe@a.test'"),
                gives("display name", "'a': ['\\\"Jane S\\\" <jane@a.test>', 'joe@a.test']", "'Jane S'"),
                gives("dns results", "'a': 'type:  5 c.test;::ffff:192.0.2.1;'", "'c.test' '::ffff:192.0.2.1'"),
                gives("file name", "'a': ['C:\\\\W\\\\a.exe:s', '/usr/bin/b', 'c']", "'a.exe' 'b' 'c'"),
                gives(
                        "directory",
                        "'a': ['C:\\\\a', 'C:\\\\W\\\\a', '/b', '/usr/b', 'c']",
                        "'C:\\\\' 'C:\\\\W' '/' '/usr'"),
                gives("directory under", "'a': '\\\\\\\\s\\\\x', 'b': 'd\\\\e.txt'", "'\\\\\\\\s\\\\x\\\\d'"),
                gives("directory under", "'a': '\\\\\\\\s\\\\x'", "'\\\\\\\\s\\\\x'"),
                gives("stream name", "'a': ['C:\\\\a.txt:Zone.Identifier', 'C:\\\\a.txt']", "'Zone.Identifier'"),
                gives("md5", "'a': '" + MD5.toUpperCase(Locale.ROOT) + "'", "'" + MD5 + "'"),
                gives("sha-1", "'a': '" + SHA1.replaceAll("..(?=.)", "$0:") + "'", "'" + SHA1 + "'"),
                gives("sha-256", "'a': '" + SHA256 + "'", "'" + SHA256 + "'"),
                gives("sha-512", "'a': '" + SHA256 + SHA256 + "'", "'" + SHA256 + SHA256 + "'"),
                gives("sha-512", "'a': '000000'", ""),
                gives(
                        "hashes",
                        "'a': 'SHA1=" + SHA1 + ",MD5=" + MD5 + ",IMPHASH=00000000000000000000000000000000'",
                        "{'SHA-1': '" + SHA1 + "', 'MD5': '" + MD5 + "'}"),
                gives(
                        "hash list",
                        "'a': [{'algorithm': 'MD5', 'algorithm_id': 1, 'value': '" + MD5 + "'},"
                                + " {'algorithm_id': 3, 'value': '" + SHA256 + "'},"
                                + " {'algorithm': 'Other', 'algorithm_id': 5, 'value': '3:aB:Cd'},"
                                + " {'algorithm': 'TLSH', 'value': 'T1" + "0A".repeat(35) + "'},"
                                + " {'algorithm': 'x_own', 'value': 'Any Text'}]",
                        "{'MD5': '" + MD5 + "', 'SHA-256': '" + SHA256 + "', 'SSDEEP': '3:aB:Cd', 'TLSH': 't1"
                                + "0a".repeat(35) + "', 'X_OWN': 'any text'}"),
                gives("hash list", "'a': {'algorithm': 'MD5', 'value': '" + MD5 + "'}", "{'MD5': '" + MD5 + "'}"),
                gives(
                        "registry key",
                        "'a': ['hklm\\\\S', '\\\\REGISTRY\\\\MACHINE\\\\T', '\\\\Registry\\\\User\\\\S', 'HKU']",
                        "'HKEY_LOCAL_MACHINE\\\\S' 'HKEY_LOCAL_MACHINE\\\\T' 'HKEY_USERS\\\\S' 'HKEY_USERS'"),
                gives("registry key of value", "'a': 'HKCU\\\\Run\\\\Updater'", "'HKEY_CURRENT_USER\\\\Run'"),
                gives(
                        "registry value name",
                        "'a': ['HKCU\\\\Run\\\\Updater', 'HKCU\\\\Run\\\\(Default)']",
                        "'Updater' ''"),
                gives(
                        "registry data",
                        "'a': ['DWORD (0x0000000a)', 'QWORD (0x00000001-0x00000000)', 'Binary Data', 'x']",
                        "'10' '4294967296' 'x'"),
                gives(
                        "registry data type",
                        "'a': ['DWORD (0x0000000a)', 'QWORD (0x00000001-0x00000000)', 'Binary Data', 'x']",
                        "'REG_DWORD' 'REG_QWORD' 'REG_BINARY'"),
                gives("account name", "'a': ['SHIRE\\\\frodo', 'sam']", "'frodo' 'sam'"),
                gives("principal name", "'a': ['frodo/SHIRE', 'sam@SHIRE']", "'frodo' 'sam'"),
                gives("qualified account", "'a': 'frodo', 'b': 'SHIRE'", "'SHIRE\\\\frodo'"),
                gives("qualified account", "'a': 'frodo'", "'frodo'"),
                gives("host application", "'a': 'x\\nHost Application = powershell -enc x\\ny'", "'powershell -enc x'"),
                gives("pipe name", "'a': ['\\\\lsass', '<Anonymous Pipe>']", "'\\\\lsass'"),
                gives(
                        "protocol",
                        "'a': ['TCP', 17, '1', 'IPv6-ICMP', 'unknown_transport']",
                        "'tcp' 'udp' 'icmp' 'ipv6-icmp'"),
                gives("application protocol", "'a': ['failed', 'bittorrent-dht']", "'bittorrent-dht'"),
                gives("http version", "'a': ['HTTP/1.1', 2]", "'http/1.1' 'http/2'"),
                gives(
                        "headers",
                        "'a': [{'name': 'Accept', 'value': 'a'}, {'name': 'Accept', 'value': 'b'},"
                                + " {'name': ':method', 'value': 'GET'}, {'name': 'DNT', 'value': ''}]",
                        "{'Accept': ['a', 'b']}"));
    }

    static Stream<Case> unusable() {
        return Stream.of(
                loses(
                        "integer",
                        "'a': ['0x-1', '0x', 'seven', '1.5', '٣', '1e99', '9007199254740992']",
                        "not a whole number"),
                loses("count", "'a': [-1, '0x-1', '', 1.5]", "not a whole number from 0"),
                loses("port", "'a': [-1, 65536, 'http']", "not a port number, 0 to 65535"),
                loses("truth", "'a': ['maybe', 2]", "neither true nor false"),
                loses("address", "'a': ['999.1.1.1', 'a.test', '010.0.0.1', 7, true]", "not an IP address"),
                loses("domain", "'a': ['a b', '1.2.3.4', 'a..b']", "not a domain name"),
                loses("host", "'a': ['a b', '300.1.1.1', 'a.test:port']", "neither an IP address nor a domain name"),
                loses("dns answer", "'a': ['a..b']", "neither an IP address nor a domain name"),
                loses("name only", "'a': ['a..b', '300.1.1.1']", "not a domain name"),
                loses("mac", "'a': ['00:1b:44:11:3a', '001b44113ab7']", "not a MAC address"),
                loses("url", "'a': ['a.test/x', 'http://', '/x']", "not a URL with a scheme"),
                loses(
                        "url",
                        "'a': ['http://a.test/\\u0000', 'http://a.test/\\r\\nHost: b', 'http://a.test/\\u009b']",
                        "a URL with control characters"),
                loses("linked url", "'a': ['a.test/\\u0007']", "a URL with control characters"),
                loses("http url", "'a': 'a b', 'b': '/'", "neither an IP address nor a domain name"),
                losesField("http url", "'a': 'a.test', 'b': '/\\u0001'", "b /\u0001: a URL with control characters"),
                losesField(
                        "http url", "'a': 'a.test', 'b': '/', 'c': '99999'", "c 99999: not a port number, 0 to 65535"),
                losesField("http url", "'a': 'a.test', 'b': ['/']", "b [\"/\"]: a list, not a text"),
                losesField(
                        "http url", "'a': 'a.test', 'b': '/', 'c': {'n': 80}", "c {\"n\":80}: an object, not a text"),
                loses("s3 url", "'a': 'buc\\u0000ket'", "a URL with control characters"),
                losesField("s3 url", "'a': 'bucket', 'b': 'k\\n'", "b k\n: a URL with control characters"),
                loses("email", "'a': ['jane', 'a b@c', 'a\\u0000@b.test']", "not an email address"),
                loses(
                        "md5",
                        "'a': ['" + SHA1 + "', 'zz', '" + MD5.replace('d', 'g') + "']",
                        "not a hash of MD5, 32 hexadecimal digits"),
                loses("sha-1", "'a': ['" + MD5 + "']", "not a hash of SHA-1, 40 hexadecimal digits"),
                loses("sha-256", "'a': ['" + MD5 + "']", "not a hash of SHA-256, 64 hexadecimal digits"),
                loses("sha-512", "'a': ['" + MD5 + "']", "not a hash of SHA-512, 128 hexadecimal digits"),
                new Case(
                        "hashes",
                        "'a': 'SHA1=51B8,MD5=" + MD5 + ",nonsense,MD5=" + MD5.replace('d', 'a') + "'",
                        "{'MD5': '" + MD5 + "'}",
                        List.of(
                                "a SHA1=51B8: not a hash of SHA-1, 40 hexadecimal digits",
                                "a nonsense: not ALGORITHM=VALUE",
                                "a MD5=" + MD5.replace('d', 'a') + ": a second hash of the same algorithm")),
                new Case(
                        "hash list",
                        "'a': [{'value': '" + MD5 + "'}, {'algorithm_id': 1, 'value': '" + MD5 + "'},"
                                + " {'algorithm_id': 99, 'value': 'x'}, {'algorithm': 'SHA-1', 'value': 5}, 'text',"
                                + " {'algorithm': 'SHA-512/224', 'value': 'ab'}, {'algorithm': 'SSDEEP', 'value': 'ab'}]",
                        "{'MD5': '" + MD5 + "'}",
                        List.of(
                                "a {\"value\":\"" + MD5 + "\"}: a hash whose algorithm is not said",
                                "a {\"algorithm_id\":99,\"value\":\"x\"}: a hash whose algorithm is not said",
                                "a {\"algorithm\":\"SHA-1\",\"value\":5}: a hash without a text as its value",
                                "a text: not an object with algorithm and value",
                                "a {\"algorithm\":\"SHA-512/224\",\"value\":\"ab\"}: a hash whose algorithm is not said",
                                "a {\"algorithm\":\"SSDEEP\",\"value\":\"ab\"}: not a hash of its algorithm")),
                losesField("hash list", "'a': '" + MD5 + "'", "a " + MD5 + ": not a list of hashes"),
                losesField("hash list", "'a': 5", "a 5: not a list of hashes"),
                loses("protocol", "'a': [-1, '-1', 'tcp udp', 'tcp\\u0000']", "not the name of a protocol"),
                loses("protocol", "'a': [254, '0006']", "not the number of a protocol that is known here"),
                loses("application protocol", "'a': ['<b>']", "not the name of a protocol"),
                loses("http version", "'a': ['HTTP/one', 'foo']", "not a version of HTTP"),
                new Case(
                        "headers",
                        "'a': [{'name': 'Accept', 'value': 'a'}, {'name': 'X'}, 'text', {'name': 'a b', 'value': 'c'}]",
                        "{'Accept': ['a']}",
                        List.of(
                                "a {\"name\":\"X\"}: not a header field with a name and a text as its value",
                                "a text: not a header field with a name and a text as its value",
                                "a {\"name\":\"a b\",\"value\":\"c\"}: a header field with a name that no key in STIX can"
                                        + " have")),
                losesField("headers", "'a': 'Accept: a'", "a Accept: a: not a list of header fields"),
                losesField("headers", "'a': {'Accept': 'a'}", "a {\"Accept\":\"a\"}: not a list of header fields"));
    }

    /** Those that take any text. */
    private static final Set<String> OF_ANY_TEXT = Set.of(
            "text",
            "lower",
            "list",
            "words",
            "ip version",
            "display name",
            "dns results",
            "file name",
            "directory",
            "directory under",
            "stream name",
            "registry key",
            "registry key of value",
            "registry value name",
            "registry data",
            "registry data type",
            "account name",
            "principal name",
            "qualified account",
            "host application",
            "pipe name");

    private final List<Misfit> misfits = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("usable")
    void whatFitsIsGivenAndNothingIsCounted(Case fits) {
        assertThat(values(fits)).isEqualTo(wanted(fits));
        assertThat(misfits).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatDoesNotFitIsCountedAndNamedAndTheRestIsGiven(Case broken) {
        assertThat(values(broken)).isEqualTo(wanted(broken));
        assertThat(misfits)
                .extracting(misfit -> misfit.field() + " " + misfit.value() + ": " + misfit.reason())
                .containsExactlyElementsOf(broken.misfits());
    }

    static Stream<Conversion> conversions() {
        return Conversions.all().stream()
                .filter(conversion -> !conversion.name().equals("list"));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void anObjectWhereThereIsNoneIsCountedAndNamed(Conversion conversion) {
        assertThat(values(new Case(conversion.name(), "'a': {'x': 1}", "", List.of())))
                .isEmpty();
        assertThat(misfits).singleElement().satisfies(misfit -> {
            assertThat(misfit.field()).isEqualTo("a");
            assertThat(misfit.value()).isEqualTo("{\"x\":1}");
        });
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void aListInAListIsCountedAndNamed(Conversion conversion) {
        assertThat(values(new Case(conversion.name(), "'a': [['x']]", "", List.of())))
                .isEmpty();
        assertThat(misfits).singleElement().satisfies(misfit -> {
            assertThat(misfit.field()).isEqualTo("a");
            assertThat(misfit.value()).isEqualTo("[\"x\"]");
        });
    }

    @Test
    void noConversionIsLeftOut() {
        Set<String> all =
                Conversions.all().stream().map(Conversion::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(usable().map(Case::conversion).collect(Collectors.toSet())).containsExactlyInAnyOrderElementsOf(all);
        all.removeAll(OF_ANY_TEXT);
        assertThat(unusable().map(Case::conversion).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private static Case gives(String conversion, String fields, String values) {
        return new Case(conversion, fields, values, List.of());
    }

    /** Nothing is given, and {@code a}, or each element of it, is named with this reason. */
    private static Case loses(String conversion, String fields, String reason) {
        ObjectNode event = fields(fields);
        List<String> misfits = new ArrayList<>();
        (event.path("a").isArray() ? event.path("a") : event.arrayNode().add(event.path("a"))).forEach(value -> {
            if (!value.asText().isEmpty()) {
                misfits.add("a " + value.asText() + ": " + reason);
            }
        });
        return new Case(conversion, fields, "", misfits);
    }

    private static Case losesField(String conversion, String fields, String misfit) {
        return new Case(conversion, fields, "", List.of(misfit));
    }

    private static ObjectNode fields(String fields) {
        return (ObjectNode) StixJson.read(("{" + fields + "}").replace('\'', '"'));
    }

    private static String wanted(Case of) {
        return of.values().replace('\'', '"').replace("\": ", "\":").replace(", \"", ",\"");
    }

    /** All values in JSON, with spaces between them. */
    private String values(Case of) {
        String names = String.join(" + ", List.of("a", "b", "c").subList(0, takes(of.conversion())));
        FormatMapping mapping = MappingFile.read(
                "test.json", """
                {"title": "test", "formats": ["GENERIC_JSON"], "absent": ["-"],
                 "streams": {"*": {"objects": {"it": {"type": "x-test", "all": ["%s | %s"]}}}}}""".formatted(names, of.conversion()).getBytes(StandardCharsets.UTF_8));
        Event event = Events.event(LogFormat.GENERIC_JSON, "", "{" + of.fields() + "}");
        Scope scope = new Scope(event, mapping.absent(), misfits::add);
        ObjectNode object = Observer.observe(mapping.stream("").templatesFor(scope), scope)
                .getOrDefault("it", StixJson.mapper().createObjectNode());
        List<String> values = new ArrayList<>();
        object.path("all").forEach(value -> values.add(value.toString()));
        return String.join(" ", values);
    }

    private static int takes(String conversion) {
        return Conversions.named(conversion).map(Conversion::takes).orElse(1);
    }
}
