package dev.tocsin.share.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.share.screen.BenignList.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningListReaderTest {

    private static BenignList read(String json) {
        return WarningListReader.read("list.json", json.getBytes(StandardCharsets.UTF_8), Origin.OPERATOR);
    }

    @Test
    void aListInTheFormatOfMispIsRead() {
        BenignList list = read("""
                {"description":"d","list":["10.0.0.0/8","2001:db8::1"],"matching_attributes":["ip-src","ip-dst","domain|ip"],
                 "name":"List of mine","type":"cidr","version":20260101}""");

        assertThat(list.name()).isEqualTo("List of mine");
        assertThat(list.kinds()).containsExactly(ValueKind.ADDRESS);
        assertThat(list.entries()).hasSize(2);
    }

    @Test
    void eachTypeMatchesItsOwnWay() {
        assertThat(on("hostname", "[\".bank.test.\"]", ValueKind.DOMAIN, "a.bank.test"))
                .isTrue();
        assertThat(on("hostname", "[\"bank.test\"]", ValueKind.DOMAIN, "notbank.test"))
                .isFalse();
        assertThat(on("string", "[\"Bank.Test\"]", ValueKind.DOMAIN, "bank.test"))
                .isTrue();
        assertThat(on("string", "[\"bank.test\"]", ValueKind.DOMAIN, "a.bank.test"))
                .isFalse();
        assertThat(on("string", "[\"192.88.99.1\"]", ValueKind.ADDRESS, "192.88.99.1"))
                .isTrue();
        assertThat(on("substring", "[\"BANK\"]", ValueKind.URL, "https://x.test/mybank/"))
                .isTrue();
        assertThat(on("regex", "[\"/^mx[0-9]+\\\\.BANK/i\"]", ValueKind.DOMAIN, "mx12.bank.test"))
                .isTrue();
        assertThat(on("regex", "[\"^mx[0-9]+$\"]", ValueKind.DOMAIN, "MX12")).isFalse();
    }

    private static boolean on(String type, String list, ValueKind kind, String value) {
        return BenignLists.of(List.of(read("{\"name\":\"n\",\"type\":\"" + type + "\",\"list\":" + list + "}")))
                .on(kind, value)
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                        | not a JSON object",
                "{                                                         | not JSON",
                "{\"type\":\"cidr\",\"list\":[]}                           | \"name\" is missing",
                "{\"name\":\"n\",\"type\":\"cidrs\",\"list\":[]}           | the type \"cidrs\" is not known",
                "{\"name\":\"n\",\"type\":\"cidr\",\"list\":\"10.0.0.1\"}  | is not a list of strings",
                "{\"name\":\"n\",\"type\":\"cidr\",\"list\":[\"10.0.0.1\",\"10.0.0.300\"]} | entry 2 is no address or CIDR block: \"10.0.0.300\"",
                "{\"name\":\"n\",\"type\":\"hostname\",\"list\":[\"a b\"]} | entry 1 is no domain name: \"a b\"",
                "{\"name\":\"n\",\"type\":\"regex\",\"list\":[\"(?=a)\"]}  | entry 1 is no regular expression that can be searched for in linear time",
                "{\"name\":\"n\",\"type\":\"string\",\"list\":[7]}         | entry 1 is not a text: \"7\"",
            })
    void whatIsNoListIsRefusedWithThePlaceAndTheValue(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnusableListException.class)
                .hasMessageContaining("\"list.json\"")
                .hasMessageContaining(message);
    }

    @Test
    void whatWouldCostTooMuchIsRefused() {
        String many = "\"a\"" + ",\"a\"".repeat(500);
        assertThatThrownBy(() -> read("{\"name\":\"n\",\"type\":\"regex\",\"list\":[" + many + "]}"))
                .hasMessageContaining("501 entries, more than 500");
        assertThatThrownBy(() -> read("{\"name\":\"n\",\"type\":\"string\",\"list\":[\"" + "x".repeat(5_000) + "\"]}"))
                .hasMessageContaining("entry 1 has more than 4096 characters");
    }
}
