package dev.tocsin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Zeek's JSON and TSV logs of the same traffic give the same events, field by field.
 *
 * <p>What differs, and may: the recorded JSON has {@code _path} and {@code _write_ts}, which its writer added; it writes
 * a {@code time} as text; and it gives an {@code interval} every digit of a double, where TSV rounds to six.
 */
class SameTrafficTest {

    private static final List<String> ONLY_IN_JSON = List.of("_path", "_write_ts");

    @ParameterizedTest
    @ValueSource(strings = {"dns", "kerberos", "modbus", "notice", "ntlm", "rdp", "smtp", "ssh", "ssl", "weird"})
    void givesTheSameEvents(String log) throws IOException {
        try (LogReader json = open("zeek/json/" + log + ".json.gz");
                LogReader tsv = open("zeek/tsv/" + log + ".log.gz")) {
            Map<String, String> differences = new TreeMap<>();
            while (json.hasNext() && tsv.hasNext()) {
                Event a = json.next();
                Event b = tsv.next();
                if (!a.time().equals(b.time()) || !a.source().stream().equals(b.source().stream())) {
                    differences.putIfAbsent("time or stream", a + " and " + b);
                }
                compare(a, b, differences);
            }
            assertThat(differences).isEmpty();
            assertThat(json.hasNext()).isEqualTo(tsv.hasNext()).isFalse();
        }
    }

    private static void compare(Event json, Event tsv, Map<String, String> differences) {
        for (var field : tsv.fields().properties()) {
            JsonNode other = json.fields().path(field.getKey());
            if (!same(other, field.getValue())) {
                differences.putIfAbsent(field.getKey(), other + " and " + field.getValue());
            }
        }
        for (Iterator<String> names = json.fields().fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!tsv.fields().has(name) && !ONLY_IN_JSON.contains(name)) {
                differences.putIfAbsent(name, "only in JSON: " + json.fields().path(name));
            }
        }
    }

    private static boolean same(JsonNode json, JsonNode tsv) {
        if (json.isArray() && json.size() == tsv.size()) {
            for (int i = 0; i < json.size(); i++) {
                if (!same(json.get(i), tsv.get(i))) {
                    return false;
                }
            }
            return tsv.isArray();
        }
        if (tsv.isBigDecimal() && json.isTextual()) {
            return EventTime.read(json, EventTime.Clock.SELF_EVIDENT)
                    .equals(EventTime.read(tsv, EventTime.Clock.SELF_EVIDENT));
        }
        if (tsv.isBigDecimal() && json.isNumber()) {
            return Math.abs(tsv.doubleValue() - json.doubleValue()) <= 0.000_000_6;
        }
        return json.equals(tsv);
    }

    private static LogReader open(String name) throws IOException {
        return LogReader.open(name, Files.newInputStream(Corpus.file(name)));
    }
}
