package dev.tocsin.hub.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.QueryString;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands behind the question mark: filters and a page, or one problem that says what is wrong with it. */
class AddressFuzzTest {

    private static final int LONGEST_MESSAGE = 1_000;

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void readsAnyQuery(byte[] input) {
        try {
            Parameters parameters = Parameters.read(QueryString.parse(new String(input, StandardCharsets.UTF_8)));
            assertThat(parameters.limit()).isBetween(1, Parameters.MAX_LIMIT);
        } catch (ProblemException e) {
            assertThat(String.valueOf(e.getMessage()))
                    .hasSizeLessThan(LONGEST_MESSAGE)
                    .doesNotContainPattern("\\p{Cntrl}");
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "limit=1&next=after-1&added_after=2026-01-01T00:00:00.000001Z",
                        "match[id]=note--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f,malware--1&match[type]=a,b",
                        "match%5Bversion%5D=first,last,all,2026-01-01T00:00:00.123456789Z",
                        "match[spec_version]=2.1&a=%2&a&&=")
                .map(query -> query.getBytes(StandardCharsets.UTF_8));
    }
}
