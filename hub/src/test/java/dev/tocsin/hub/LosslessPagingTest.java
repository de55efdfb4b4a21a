package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Right;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Readers page over a real socket while writers add: nothing is left out or told twice (TAXII 2.1 §3.4, §3.5). The timeout is
 * for a reader that never comes to the end.
 */
@Timeout(120)
class LosslessPagingTest {

    private static final String COLLECTION = "/api/collections/early-warning/";
    private static final int WRITERS = 3;
    private static final int ENVELOPES = 12;
    private static final int IN_EACH = 25;
    private static final int ALL = WRITERS * ENVELOPES * IN_EACH;

    private final RunningHub hub = new RunningHub();
    private String token = "";

    @BeforeEach
    void aCommunity() {
        hub.channel("early-warning");
        token = hub.member("Member");
        hub.admit("Member", "early-warning", Right.READ, Right.CONTRIBUTE);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void readersWhoPageWhileOthersWriteMissAndRepeatNothing() throws Exception {
        Set<String> written =
                IntStream.range(0, ALL).mapToObj(Campaigns::id).collect(Collectors.toCollection(TreeSet::new));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> readers = List.of(
                    threads.submit(() -> read("objects/", 7, true)),
                    threads.submit(() -> read("manifest/", 13, false)),
                    threads.submit(() -> read("objects/", 11, false)),
                    threads.submit(() -> read("manifest/", 5, false)));
            for (int writer = 0; writer < WRITERS; writer++) {
                int from = writer * ENVELOPES * IN_EACH;
                threads.execute(
                        () -> IntStream.range(0, ENVELOPES).forEach(envelope -> contribute(from + envelope * IN_EACH)));
            }

            List<String> order = read("objects/", ALL, true);
            assertThat(order).containsExactlyInAnyOrderElementsOf(written);
            for (Future<List<String>> reader : readers) {
                assertThat(reader.get()).isEqualTo(order);
            }
        }
    }

    /**
     * What a client reads that asks, until it has as many as are written, for what was added after the last it was told of.
     *
     * @param byNext whether it follows {@code next} as far as that leads, or asks by the date alone
     */
    private List<String> read(String resource, int limit, boolean byNext) {
        List<String> seen = new ArrayList<>();
        String date = "1970-01-01T00:00:00.000000Z";
        while (seen.size() < ALL) {
            String filtered = COLLECTION + resource + "?limit=" + limit + "&added_after=" + date;
            String next = "";
            do {
                HttpResponse<String> response = hub.get(token, filtered + next);
                assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                JsonNode page = RunningHub.json(response);
                page.path("objects")
                        .forEach(object -> seen.add(object.path("id").asText()));
                assertThat(page.has("next"))
                        .isEqualTo(
                                resource.equals("objects/") && page.path("more").asBoolean());
                next = byNext && page.has("next") ? "&next=" + page.path("next").asText() : "";
                date = response.headers().firstValue("X-TAXII-Date-Added-Last").orElse(date);
            } while (!next.isEmpty());
        }
        return seen;
    }

    private void contribute(int from) {
        HttpResponse<String> response =
                hub.post(token, COLLECTION + "objects/", Campaigns.envelope(IntStream.range(from, from + IN_EACH)));
        assertThat(RunningHub.json(response).path("success_count").asInt())
                .as(response.body())
                .isEqualTo(IN_EACH);
    }
}
