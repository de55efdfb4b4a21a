package dev.tocsin.share.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.share.screen.BenignList.Origin;
import dev.tocsin.stix.pattern.PatternParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenignScreenTest {

    private static final String ASSETS = """
            {"name":"City Hospital's own","type":"hostname","list":["hospital.city.gov"]}""";

    private final BenignScreen screen = new BenignScreen(lists());

    private static BenignLists lists() {
        List<BenignList> all = new ArrayList<>(ShippedLists.byFile().values());
        all.add(WarningListReader.read("assets", ASSETS.getBytes(StandardCharsets.UTF_8), Origin.DECLARED_ASSETS));
        return BenignLists.of(all);
    }

    private Optional<OnList> find(String pattern) {
        return screen.find(PatternParser.parse(pattern).orThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[ipv4-addr:value = '8.8.8.8']                               | public DNS resolvers",
                "[ipv4-addr:value = '10.1.2.3']                              | special-purpose addresses",
                "[ipv4-addr:value ISSUBSET '127.0.0.0/8']                    | special-purpose addresses",
                "[ipv4-addr:value ISSUBSET '8.8.0.0/16']                     | public DNS resolvers",
                "[ipv4-addr:value ISSUBSET '0.0.0.0/0']                      | special-purpose addresses",
                "[ipv6-addr:value = 'fe80::1']                               | special-purpose addresses",
                "[ipv6-addr:value = 'ff02::1']                               | special-purpose addresses",
                "[ipv6-addr:value ISSUBSET '2001:db8::/32']                  | addresses for documentation",
                "[ipv4-addr:value LIKE '192.168.%']                          | special-purpose addresses",
                "[ipv4-addr:value LIKE '%']                                  | special-purpose addresses",
                "[network-traffic:dst_ref.value = '1.1.1.1']                 | public DNS resolvers",
                "[network-traffic:dst_ref.value = 'www.google.com']          | well-known domains",
                "[domain-name:value = 'GitHub.com']                          | well-known domains",
                "[domain-name:value IN ('evil.top', 'github.com')]           | well-known domains",
                "[domain-name:value LIKE '%.com']                            | domain names for examples and tests",
                "[domain-name:value MATCHES '^(www.)?paypal']                | well-known domains",
                "[domain-name:value != 'evil.top']                           | domain names for examples and tests",
                "[domain-name:value NOT = 'evil.top']                        | domain names for examples and tests",
                "[NOT EXISTS domain-name:value OR EXISTS url:value]          | domain names for examples and tests",
                "[url:value = 'https://github.com/']                         | well-known domains",
                "[url:value = 'https://user@github.com:443']                 | well-known domains",
                "[url:value = 'http://192.168.1.1']                          | special-purpose addresses",
                "[url:value = 'https://intranet.hospital.city.gov/x?y']      | City Hospital's own",
                "[domain-name:value = 'mail.HOSPITAL.city.gov']              | City Hospital's own",
                "[email-addr:value = 'it@hospital.city.gov']                 | City Hospital's own",
                "[file:hashes.MD5 = 'D41D8CD98F00B204E9800998ECF8427E']      | common files",
                "[file:hashes.'SHA-256' = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'] | common files",
                "[ipv4-addr:value = '45.83.1.7' OR ipv4-addr:value = '8.8.4.4'] | public DNS resolvers",
                "[ipv4-addr:value = '45.83.1.7'] OR [domain-name:value = 'github.com'] | well-known domains",
                "([ipv4-addr:value = '8.8.8.8'] AND [ipv4-addr:value = '1.1.1.1']) WITHIN 5 SECONDS | public DNS resolvers",
            })
    void whatCouldMatchOnBenignValuesAloneIsFound(String pattern, String list) {
        assertThat(find(pattern)).as(pattern).map(OnList::list).contains(list);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ipv4-addr:value = '45.83.1.7']",
                "[ipv4-addr:value ISSUBSET '45.83.1.0/24']",
                "[domain-name:value = 'evil.github.com']",
                "[domain-name:value = 'notgoogle.com']",
                "[domain-name:value = 'hospital.city.gov.evil.top']",
                "[domain-name:value LIKE '%.evil.top']",
                "[url:value = 'https://github.com/evil/payload.exe']",
                "[url:value = 'https://evil.top/?u=https://github.com/']",
                "[url:value = 'https://github.com@evil.top/']",
                "[email-addr:value = 'sender@gmail.com']",
                "[network-traffic:dst_ref.value = '8.8.8.8' AND network-traffic:dst_port = 4444]",
                "[ipv4-addr:value = '8.8.8.8'] FOLLOWEDBY [domain-name:value = 'evil.top']",
                "[file:name = 'github.com']",
                "[process:command_line LIKE '%8.8.8.8%']",
                "[x-thing:value = '8.8.8.8']",
            })
    void whatIsOnlyTakenPartInIsNot(String pattern) {
        assertThat(find(pattern)).as(pattern).isEmpty();
    }

    @Test
    void ofTwoListsThatHaveAValueThePublicOneIsNamed() {
        BenignList secret = WarningListReader.read(
                "a",
                "{\"name\":\"secret\",\"type\":\"string\",\"list\":[\"github.com\"]}".getBytes(StandardCharsets.UTF_8),
                Origin.DECLARED_ASSETS);
        BenignList open = secret.from(Origin.OPERATOR);

        assertThat(BenignLists.of(List.of(secret, open)).on(ValueKind.DOMAIN, "github.com"))
                .hasValueSatisfying(on -> assertThat(on.secret()).isFalse());
    }

    @Test
    void theShippedListsAreReadAndNoneIsEmpty() {
        assertThat(ShippedLists.byFile()).hasSize(7);
        assertThat(ShippedLists.byFile().values())
                .allSatisfy(list -> assertThat(list.entries()).as(list.name()).isNotEmpty());
    }
}
