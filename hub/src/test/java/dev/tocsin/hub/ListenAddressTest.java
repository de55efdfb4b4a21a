package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    @Test
    void anAddressComesBackAsItWasWritten() {
        qt().forAll(
                        arbitrary()
                                .pick(
                                        "localhost",
                                        "127.0.0.1",
                                        "0.0.0.0",
                                        "::",
                                        "::1",
                                        "fe80::1%eth0",
                                        "hub.example.org"),
                        integers().between(0, 65_535))
                .checkAssert((host, port) -> {
                    ListenAddress address = new ListenAddress(host, port);

                    assertThat(ListenAddress.parse(address.toString())).isEqualTo(address);
                });
    }

    @Test
    void anyTextIsReadAndComesBackOrIsRefused() {
        qt().forAll(
                        strings().betweenCodePoints(0x20, 0x7f).ofLengthBetween(0, 20),
                        integers().between(-9, 99_999))
                .checkAssert((host, port) -> {
                    for (String text : new String[] {host, host + ":" + port, "[" + host + "]:" + port}) {
                        Throwable thrown = catchThrowable(() -> {
                            ListenAddress address = ListenAddress.parse(text);
                            assertThat(ListenAddress.parse(address.toString())).isEqualTo(address);
                        });
                        assertThat(thrown == null || thrown instanceof IllegalArgumentException)
                                .as("%s: %s", text, thrown)
                                .isTrue();
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "8471", "127.0.0.1", "127.0.0.1:", ":8471", "::1:8471", "[::1]", "[x]:1", "a:-1", "a:1 "})
    void whatIsNoAddressIsQuoted(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("\"" + text + "\"");
    }

    @Test
    void aPortBeyondTheLastIsNone() {
        assertThatThrownBy(() -> ListenAddress.parse("127.0.0.1:65536")).hasMessage("not a port: 65536");
    }
}
