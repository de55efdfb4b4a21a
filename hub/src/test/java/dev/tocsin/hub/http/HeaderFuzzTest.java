package dev.tocsin.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.hub.limit.Proxies;
import dev.tocsin.hub.limit.Source;
import dev.tocsin.taxii.TaxiiMediaType;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a header that is read by hand: an answer, and no failure. */
class HeaderFuzzTest {

    private static final InetAddress PROXY = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("192.0.2.1");
    private static final Proxies PROXIES = new Proxies(Set.of(PROXY));

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void readsAnyHeader(byte[] input) {
        String header = new String(input, StandardCharsets.UTF_8);

        // What says nothing of gzip, or refuses it, never gets it; a range that admits all is never outweighed by
        // others.
        if (!header.contains("*") && !header.toLowerCase(Locale.ROOT).contains("gzip")) {
            assertThat(AcceptEncoding.prefersGzip(header)).isFalse();
        }
        assertThat(TaxiiMediaType.acceptedBy(header + "," + TaxiiMediaType.TAXII))
                .isTrue();
        TaxiiMediaType.isTaxii(header);
        // Nobody but a trusted proxy chooses its source.
        assertThat(PROXIES.source(STRANGER, List.of(header))).isEqualTo(new Source(STRANGER));
        assertThat(PROXIES.source(PROXY, List.of(header, "192.0.2.1"))).isEqualTo(new Source(STRANGER));
        PROXIES.source(PROXY, List.of(header));
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "gzip;q=0.5, identity;q=0.1, *;q=0",
                        "application/taxii+json;version=2.1;q=0, */*",
                        "application/taxii+json;version=\"2.1\"",
                        "198.51.100.7, 127.0.0.1",
                        "2001:db8::1%eth0, [::1]:80,,")
                .map(header -> header.getBytes(StandardCharsets.UTF_8));
    }
}
