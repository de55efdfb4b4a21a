package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.limit.Pace;
import dev.tocsin.hub.limit.Proxies;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What those are told who ask too often; allowances come back so slowly that no test waits for one. */
class LimitsTest {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Pace PLENTY = new Pace(100_000, A_DAY);
    private static final Proxies LOOPBACK = new Proxies(Set.of(InetAddress.ofLiteral("127.0.0.1")));

    @Test
    void aSourceThatAsksTooOftenIsToldInTheWordsOfWhereItAskedWhenToComeBack() {
        try (RunningHub hub = RunningHub.limited(new Limits(new Pace(2, A_DAY), PLENTY, Proxies.NONE))) {
            assertThat(status(hub, hub.administrator, "/taxii2/", "")).isEqualTo(200);
            assertThat(status(hub, "", "/taxii2/", "")).isEqualTo(401);

            HttpResponse<String> taxii = hub.send(hub.request(hub.administrator, "/taxii2/"));
            HttpResponse<String> nothing = hub.send(hub.request("", "/no/such/address"));

            assertThat(taxii.statusCode()).isEqualTo(429);
            assertThat(RunningHub.json(taxii).path("error_code").asText()).isEqualTo("too-many-requests");
            assertThat(RunningHub.json(taxii).path("description").asText()).contains("from this address");
            assertThat(nothing.statusCode()).isEqualTo(429);
            assertThat(nothing.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(nothing.headers().firstValue("Retry-After").orElseThrow())
                    .satisfies(seconds -> assertThat(Long.parseLong(seconds)).isBetween(1L, 43_200L));
        }
    }

    @Test
    void anAccountIsCountedWhicheverAddressAndTokenItUsesAndNoOtherIsHeldUp() {
        try (RunningHub hub = RunningHub.limited(new Limits(PLENTY, new Pace(2, A_DAY), LOOPBACK))) {
            String hospital = hub.member("Hospital");
            String colleague = hub.personOf("Hospital", "Ann Lee");

            assertThat(status(hub, hospital, "/taxii2/", "203.0.113.1")).isEqualTo(200);
            assertThat(status(hub, hospital, "/taxii2/", "203.0.113.2")).isEqualTo(200);
            assertThat(status(hub, hospital, "/taxii2/", "203.0.113.3")).isEqualTo(429);
            assertThat(status(hub, colleague, "/taxii2/", "203.0.113.3")).isEqualTo(200);
            assertThat(status(hub, hub.administrator, "/taxii2/", "203.0.113.3"))
                    .isEqualTo(200);
        }
    }

    @Test
    void wrongTokensCostTheirSourceMuchAndNobodyElseAnything() {
        Pace threeFailures = new Pace(3 * Limits.FAILED_LOGIN, A_DAY);
        try (RunningHub hub = RunningHub.limited(new Limits(threeFailures, threeFailures, LOOPBACK))) {
            for (int i = 0; i < 3; i++) {
                assertThat(status(hub, "tocsin_wrong", "/taxii2/", "203.0.113.1"))
                        .isEqualTo(401);
            }
            assertThat(status(hub, "tocsin_wrong", "/taxii2/", "203.0.113.1")).isEqualTo(429);
            assertThat(status(hub, hub.administrator, "/taxii2/", "203.0.113.2"))
                    .isEqualTo(200);
        }
    }

    @Test
    void asksThatShowNothingAreNoFailedLogins() {
        try (RunningHub hub = RunningHub.limited(new Limits(new Pace(Limits.FAILED_LOGIN, A_DAY), PLENTY, LOOPBACK))) {
            for (int i = 0; i < 10; i++) {
                assertThat(status(hub, "", "/taxii2/", "")).isEqualTo(401);
            }
        }
    }

    @Test
    void nobodyEscapesByAHeaderThatOnlyAProxyMayWrite() {
        try (RunningHub hub = RunningHub.limited(new Limits(new Pace(2, A_DAY), PLENTY, Proxies.NONE))) {
            assertThat(status(hub, "", "/taxii2/", "203.0.113.1")).isEqualTo(401);
            assertThat(status(hub, "", "/taxii2/", "203.0.113.2")).isEqualTo(401);
            assertThat(status(hub, "", "/taxii2/", "203.0.113.3")).isEqualTo(429);
        }
    }

    private static int status(RunningHub hub, String token, String path, String forwardedFor) {
        var request = hub.request(token, path);
        if (!forwardedFor.isEmpty()) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        return hub.send(request.header("Accept", "application/taxii+json;version=2.1"))
                .statusCode();
    }
}
