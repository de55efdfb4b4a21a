package dev.tocsin.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "198.51.100.0/24, 198.51.100.7, true",
        "198.51.100.0/24, 198.51.100.0/27, true",
        "198.51.100.0/27, 198.51.100.0/24, false",
        "198.51.100.7/24, 198.51.100.200, true",
        "198.51.100.7, 198.51.100.7/32, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "::/0, 198.51.100.7, false",
        "0.0.0.0/0, ::1, false",
        "2001:0db8:dead:beef:0000:0000:0000:0000/64, 2001:db8:dead:beef::7, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::ffff:198.51.100.7, ::ffff:c633:6407, true",
        "::ffff:198.51.100.7, 198.51.100.7, false",
    })
    void containsWhatSharesItsPrefix(String outer, String inner, boolean contained) {
        assertThat(range(outer).contains(range(inner))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/+8",
                "1.2.3.4/٨",
                "example.com",
                "::1%lo",
                "[::1]",
                "1::2::3",
                "::/129",
                "::1/",
                ":",
                "1.2.3.4 ",
                "12345::"
            })
    void isNothingElse(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }

    @Test
    void aSingleAddressIsEqualHoweverItIsWritten() {
        assertThat(range("198.51.100.1/32")).isEqualTo(range("198.51.100.1")).hasToString("198.51.100.1/32");
        assertThat(range("2001:DB8::1")).isEqualTo(range("2001:0db8:0:0:0:0:0:1/128"));
        assertThat(range("198.51.100.1").isSingle()).isTrue();
        assertThat(range("198.51.100.0/31").isSingle()).isFalse();
    }

    private static IpRange range(String text) {
        return IpRange.parse(text).orElseThrow();
    }
}
