package dev.tocsin.match.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndicatorKeysTest {

    private static final long SEED = 0x5EED;

    private final IndicatorKeys keys = new IndicatorKeys(SEED);

    @ParameterizedTest
    @CsvSource({
        "ADDRESS, 192.0.2.7, ::ffff:192.0.2.7",
        "ADDRESS, 192.0.2.7, ::FFFF:C000:207",
        "ADDRESS, 2001:db8::1, 2001:0DB8:0:0:0:0:0:1",
        "ADDRESS, 2001:db8::1, 2001:db8::0.0.0.1",
        "ADDRESS, fe80::1, fe80::1%eth0",
        "ADDRESS, ::, 0:0:0:0:0:0:0:0",
        "DOMAIN, example.com, Example.COM.",
        "HASH, 9e107d9d372bb6826bd81d3542a419d6, 9E107D9D372BB6826BD81D3542A419D6",
        "EMAIL, a.b@example.com, A.B@Example.com",
        "FOLDED, C:\\Temp\\x.exe, c:\\temp\\X.EXE",
        "URL, http://example.com, example.com/",
        "URL, http://example.com/a/b?q=1/2, https://u:p@EXAMPLE.com.:8443/a/b?q=1/2#part",
        "URL, http://example.com?q, http://example.com/?q",
        "URL, http://[2001:db8::1]:80/x, http://[2001:DB8:0::1]/x",
        "URL, http://192.0.2.7:8080/x, 192.0.2.7/x",
    })
    void waysOfWritingTheSameHaveOneKey(ValueKind kind, String one, String other) {
        assertThat(keys.value(kind, one)).isPresent().isEqualTo(keys.value(kind, other));
    }

    @ParameterizedTest
    @CsvSource({
        "ADDRESS, 192.0.2.7, 192.0.2.8",
        "ADDRESS, ::1.2.3.4, 1.2.3.4",
        "DOMAIN, example.com, examplecom",
        "DOMAIN, a.b, b.a",
        "EXACT, Mutex, mutex",
        "URL, http://example.com/A, http://example.com/a",
        "URL, http://example.com/a/, http://example.com/a",
        "URL, http://example.com/a?x, http://example.com/a?y",
        "URL, http://[::1.2.3.4]/, http://1.2.3.4/",
    })
    void whatIsNotTheSameHasAnotherKey(ValueKind kind, String one, String other) {
        assertThat(keys.value(kind, one)).isPresent().isNotEqualTo(keys.value(kind, other));
    }

    @ParameterizedTest
    @CsvSource({
        "ADDRESS, 192.0.2",
        "ADDRESS, 192.0.2.256",
        "ADDRESS, 192.0.2.07",
        "ADDRESS, 192.0.2.7.",
        "ADDRESS, 192.0.2.7/24",
        "ADDRESS, ':'",
        "ADDRESS, ':::'",
        "ADDRESS, '1::2::3'",
        "ADDRESS, '1:2:3:4:5:6:7'",
        "ADDRESS, '1:2:3:4:5:6:7:8:9'",
        "ADDRESS, '1:2:3:4:5:6:7::8'",
        "ADDRESS, '1:2:3:4:5:6:7:'",
        "ADDRESS, '12345::'",
        "ADDRESS, '1:2:3:4:5:6:7:1.2.3.4'",
        "ADDRESS, '::1.2.3.4:5'",
        "ADDRESS, example.com",
        "ADDRESS, ''",
        "DOMAIN, .",
        "DOMAIN, ''",
        "URL, ''",
        "EXACT, ''",
    })
    void whatCannotBeOfItsKindHasNoKey(ValueKind kind, String value) {
        assertThat(keys.value(kind, value)).isEmpty();
    }

    @Test
    void oneTextOfTwoKindsHasTwoKeys() {
        List<Long> all = new ArrayList<>();
        for (ValueKind kind : ValueKind.values()) {
            all.add(keys.value(kind, "1.2.3.4").orElseThrow());
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void aNameIsInEveryDomainAboveIt() {
        List<Long> name = of(ValueKind.DOMAIN, "a.b.Example.com.");
        assertThat(name).hasSize(5).doesNotHaveDuplicates();
        for (String domain : List.of("com", "example.com", "b.example.com", "a.b.example.com", "A.B.EXAMPLE.COM.")) {
            assertThat(name).as(domain).contains(keys.domainAndBelow(domain).orElseThrow());
        }
        assertThat(name)
                .contains(keys.value(ValueKind.DOMAIN, "a.b.example.com").orElseThrow());
        assertThat(name)
                .doesNotContain(keys.value(ValueKind.DOMAIN, "example.com").orElseThrow());
        assertThat(name).doesNotContain(keys.domainAndBelow("ample.com").orElseThrow());
    }

    @Test
    void anAddressIsInEveryNetworkOfALengthThatThereIs() {
        long wide = keys.network("192.0.2.99/16").orElseThrow();
        long narrow = keys.network("192.0.2.0/25").orElseThrow();
        long other = keys.network("192.0.2.128/25").orElseThrow();
        long all = keys.network("0.0.0.0/0").orElseThrow();
        long six = keys.network("2001:db8::/33").orElseThrow();
        long sixLong = keys.network("2001:db8::8/125").orElseThrow();
        long single = keys.network("192.0.2.7").orElseThrow();
        assertThat(of(ValueKind.ADDRESS, "192.0.2.7"))
                .contains(
                        wide,
                        narrow,
                        all,
                        single,
                        keys.value(ValueKind.ADDRESS, "192.0.2.7").orElseThrow())
                .doesNotContain(other, six)
                .hasSize(4);
        assertThat(of(ValueKind.ADDRESS, "198.51.100.7"))
                .as("only the network that has all")
                .hasSize(2);
        assertThat(of(ValueKind.ADDRESS, "2a00::1"))
                .as("no network begins like it")
                .hasSize(1);
        assertThat(of(ValueKind.ADDRESS, "2001:db8:7fff::1")).contains(six).doesNotContain(all, sixLong);
        assertThat(of(ValueKind.ADDRESS, "2001:db8:8000::1")).doesNotContain(six);
        assertThat(of(ValueKind.ADDRESS, "2001:db8::f")).contains(six, sixLong);
        assertThat(of(ValueKind.ADDRESS, "2001:db8::10")).doesNotContain(sixLong);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.0/33", "192.0.2.0/", "192.0.2.0/-1", "192.0.2.0/2x", "2001:db8::/129", "x/8", "1.2.3.4/0008"})
    void whatIsNoNetworkHasNoKey(String network) {
        assertThat(keys.network(network)).isEmpty();
    }

    @Test
    void aUrlIsBelowEachSlashOfItsPathAndHasAHost() {
        List<Long> url = of(ValueKind.URL, "https://www.Example.com:8443/a/b/c.php?to=/d/#e/");
        for (String prefix :
                List.of("www.example.com", "http://www.example.com/", "www.example.com/a/", "www.example.com/a/b/x")) {
            assertThat(url).as(prefix).contains(keys.urlsBelow(prefix).orElseThrow());
        }
        assertThat(url)
                .contains(keys.domainAndBelow("example.com").orElseThrow())
                .contains(keys.value(ValueKind.DOMAIN, "www.example.com").orElseThrow())
                .doesNotContain(keys.urlsBelow("www.example.com/A/").orElseThrow());
        assertThat(keys.urlsBelow("www.example.com/a/b/c.php?to=/")).isEqualTo(keys.urlsBelow("www.example.com/a/b/"));
        assertThat(of(ValueKind.URL, "http://[2001:db8::1]/"))
                .contains(keys.value(ValueKind.ADDRESS, "2001:db8::1").orElseThrow());
    }

    @Test
    void hostAndPathMayBeTwoValues() {
        ValueKeys values = new ValueKeys(SEED);
        byte[] host = bytes("Example.com:8080");
        byte[] path = bytes("/a/b?c");
        values.url(host, 0, host.length, path, 0, path.length);
        assertThat(all(values)).isEqualTo(of(ValueKind.URL, "http://example.com/a/b?c"));
    }

    @Test
    void longNamesAndDeepPathsHaveBoundedManyKeys() {
        assertThat(of(ValueKind.DOMAIN, "a.".repeat(512))).hasSize(513);
        assertThat(of(ValueKind.DOMAIN, "a.".repeat(513))).isEmpty();
        assertThat(of(ValueKind.URL, "h/" + "a/".repeat(10_000))).hasSize(2 + ValueKeys.DEEPEST_PREFIX + 1);
    }

    @Test
    void anotherSeedMakesOtherKeys() {
        assertThat(new IndicatorKeys(SEED + 1).value(ValueKind.DOMAIN, "example.com"))
                .isNotEqualTo(keys.value(ValueKind.DOMAIN, "example.com"));
    }

    private List<Long> of(ValueKind kind, String value) {
        ValueKeys values = new ValueKeys(SEED);
        values.networks(keys.networks());
        byte[] around = bytes("x." + value + "/y");
        values.add(kind, around, 2, around.length - 2);
        return all(values);
    }

    private static List<Long> all(ValueKeys values) {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < values.count(); i++) {
            all.add(values.key(i));
        }
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
