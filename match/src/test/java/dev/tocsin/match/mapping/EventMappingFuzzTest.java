package dev.tocsin.match.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.match.Observation;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a log line says: what is read from it is observed, and what cannot be is named and short. */
class EventMappingFuzzTest {

    private static final EventMapping MAPPING = EventMapping.standard();

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void observesAnyLine(byte[] input) {
        for (Event event : events(input)) {
            List<Misfit> misfits = new ArrayList<>();
            Observation observation = MAPPING.observe(event, misfits::add);
            assertThat(observation.objects().values())
                    .allSatisfy(
                            object -> assertThat(object.path("type").asText()).isNotEmpty());
            assertThat(misfits)
                    .allSatisfy(misfit -> assertThat(misfit.value()).hasSizeLessThanOrEqualTo(Misfit.LONGEST_VALUE));
        }
    }

    private static List<Event> events(byte[] input) {
        List<Event> events = new ArrayList<>();
        try (LogReader reader = LogReader.open("conn.log", new ByteArrayInputStream(input))) {
            reader.forEachRemaining(events::add);
        }
        return events;
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "{\"_path\":\"conn\",\"ts\":1.5,\"id.orig_h\":\"fe80::1%x\",\"id.resp_p\":70000,\"proto\":\"udp\"}",
                        "{\"event_type\":\"tls\",\"src_ip\":\"::ffff:1.2.3.4\",\"tls\":{\"fingerprint\":\"aa:bb\",\"sni\":\"\\u00e9.x\"}}",
                        "{\"EventID\":1,\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"Hashes\":\"MD5=x,SHA256=\",\"ProcessId\":\"0x1\"}",
                        "{\"eventSource\":\"s\",\"eventName\":\"n\",\"awsRegion\":\"r\",\"sourceIPAddress\":\"a.amazonaws.com\"}",
                        "{\"class_uid\":4001,\"time\":1,\"src_endpoint\":{\"ip\":\"1.1.1.1\",\"port\":\"x\"}}")
                .map(line -> line.getBytes(StandardCharsets.UTF_8));
    }
}
