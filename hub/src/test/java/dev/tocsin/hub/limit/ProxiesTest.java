package dev.tocsin.hub.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("198.51.100.7");

    private final Proxies proxies = new Proxies(Set.of(PROXY, InetAddress.ofLiteral("10.0.0.2")));

    @Test
    void aStrangerCannotChooseItsSource() {
        assertThat(proxies.source(STRANGER, List.of("203.0.113.9"))).isEqualTo(new Source(STRANGER));
        assertThat(Proxies.NONE.source(PROXY, List.of("203.0.113.9"))).isEqualTo(new Source(PROXY));
    }

    @Test
    void whatAProxyWroteLastCountsAndNotWhatItWasSent() {
        assertThat(proxies.source(PROXY, List.of("192.0.2.1, 203.0.113.9"))).isEqualTo(source("203.0.113.9"));
        assertThat(proxies.source(PROXY, List.of("192.0.2.1", "203.0.113.9, 10.0.0.2")))
                .as("through two proxies")
                .isEqualTo(source("203.0.113.9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "localhost", "203.0.113.9:80", "999.1.1.1", "203.0.113.9,", "hub.example"})
    void whatIsNoAddressLeavesTheProxyAsTheSource(String forwardedFor) {
        assertThat(proxies.source(PROXY, List.of(forwardedFor))).isEqualTo(new Source(PROXY));
    }

    @Test
    void anIpv6NetworkOf64BitsIsOneSource() {
        assertThat(source("2001:db8:0:1::1")).isEqualTo(source("2001:db8:0:1:ffff:ffff:ffff:ffff"));
        assertThat(source("2001:db8:0:1::1")).isNotEqualTo(source("2001:db8:0:2::1"));
        assertThat(source("203.0.113.9")).isNotEqualTo(source("203.0.113.10"));
        assertThat(source("::ffff:203.0.113.9")).isEqualTo(source("203.0.113.9"));
    }

    private static Source source(String address) {
        return new Source(InetAddress.ofLiteral(address));
    }
}
