package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.taxii.TaxiiMediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent to a hub: it answers, with nothing that is its own failure, in a type that no browser runs. */
class BodyFuzzTest {

    private static final List<String> ADDRESSES = List.of(
            "/api/collections/crowd/objects/",
            "/share/v1/preview",
            "/admin/v1/members",
            "/admin/v1/channels",
            "/admin/v1/tokens",
            "/admin/v1/channels/crowd/admissions");

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = new RunningHub();
        hub.channel("crowd");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** @param input the number of an address, 128 more where the body is sent as gzip, and a body */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void answersAnyBody(byte[] input) {
        int number = input.length == 0 ? 0 : (input[0] & 0x7f) % ADDRESSES.size();
        byte[] body = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        int port = hub.uri("/").getPort();
        // The fuzzer tells of a connection to anywhere else: nothing that is sent leads there.
        try (SilentCloseable _ = BugDetectors.allowNetworkConnections((host, at) -> at == port)) {
            var request = hub.request(hub.administrator, ADDRESSES.get(number))
                    .header("Content-Type", number == 0 ? TaxiiMediaType.TAXII : RunningHub.JSON)
                    .POST(BodyPublishers.ofByteArray(body));
            var answer =
                    hub.send(input.length > 0 && input[0] < 0 ? request.header("Content-Encoding", "gzip") : request);
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 499);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/"));
        }
    }

    static Stream<byte[]> seeds() {
        String note = "{\"type\":\"note\",\"id\":\"note--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"created\":"
                + "\"2026-01-01T00:00:00Z\",\"modified\":\"2026-01-01T00:00:00Z\",\"content\":\"a@b.example\",";
        Stream<byte[]> plain = Stream.of(
                        "\0{\"objects\":[" + note + "\"object_marking_refs\":[\"marking-definition--1\"]},7,{}]}",
                        "\0{\"objects\":[" + note
                                + "\"granular_markings\":[{\"selectors\":[\"content\",\"x.[0]\"],\"lang\":\"en\"}]}]}",
                        "\1{\"objects\":[" + note + "\"lang\":\"\\ud800\"}]}",
                        "\2{\"name\":\"\\u0000\",\"kind\":\"operator\"}",
                        "\3{\"name\":\"x\",\"ceiling\":\"red\",\"title\":\"<script>\"}",
                        "\4{\"administrator\":true,\"expires\":\"+999999999-12-31T23:59:59Z\"}",
                        "\5{\"member\":\"x\",\"rights\":[\"read\",7]}")
                .map(body -> body.getBytes(StandardCharsets.UTF_8));
        byte[] packed = packed("{\"objects\":[" + note + "\"lang\":\"en\"}]}");
        return Stream.concat(
                plain, Stream.of(packed, Arrays.copyOf(packed, packed.length / 2), packed(" ".repeat(1 << 20))));
    }

    private static byte[] packed(String content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0x80);
        try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }
}
