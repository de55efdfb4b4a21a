package dev.tocsin.match.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.match.Hit;
import dev.tocsin.match.Oracle;
import dev.tocsin.match.RuleSet;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.telemetry.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same recorded traffic in Zeek's two forms is seen as the same, and matched alike. */
class ZeekFormsTest {

    private static final List<String> PATTERNS = List.of(
            "[domain-name:value = 'ise.wrccdc.org']",
            "[domain-name:value LIKE '%.wrccdc.cpp.edu' AND domain-name:resolves_to_refs[*].value ISSUBSET '134.71.0.0/16']",
            "[ipv4-addr:value = '10.47.3.155']",
            "[network-traffic:dst_port = 3389 AND network-traffic:protocols[*] = 'rdp'] REPEATS 100 TIMES",
            "[user-account:account_login = 'nessus']",
            "[software:name = 'SSH-2.0-OpenSSH_7.6'] FOLLOWEDBY [domain-name:value MATCHES '^ise\\\\.']",
            "[x509-certificate:hashes.'SHA-256' = 'b2dafbcdbc75210672f137f27ce882ccb799887631655d4f11191d5a678e44fe']",
            "[network-traffic:src_ref.value = '10.164.94.120' AND network-traffic:dst_port = 443]");

    /**
     * The two files hold the same records in the same order, so the first of both are the same: all of a log but of the
     * three long ones, and enough of those that every rule has hits.
     */
    private static final int MOST = 5_000;

    private final EventMapping mapping = EventMapping.standard();

    @ParameterizedTest
    @ValueSource(strings = {"dns", "ssl", "rdp", "ssh", "smtp", "ntlm", "kerberos", "modbus", "notice", "weird"})
    void aRowOfATableIsSeenAsTheSameObjectsAsItsJson(String stream) {
        // By uid: the two files hold the same records, and records of one connection in the same order.
        Map<String, List<Integer>> fromJson = objectsByUid("zeek/json/" + stream + ".json.gz");
        Map<String, List<Integer>> fromTsv = objectsByUid("zeek/tsv/" + stream + ".log.gz");
        assertThat(fromJson).isNotEmpty();
        assertThat(fromTsv).isEqualTo(fromJson);
    }

    @Test
    void rulesGiveTheSameHitsOnBothForms() {
        Map<String, List<String>> onJson = hits("json", ".json.gz");
        Map<String, List<String>> onTsv = hits("tsv", ".log.gz");
        assertThat(onTsv).isEqualTo(onJson);
        assertThat(onJson.keySet()).as("each rule is for something that occurs").hasSize(PATTERNS.size());
    }

    private Map<String, List<Integer>> objectsByUid(String file) {
        Map<String, List<Integer>> objects = new HashMap<>();
        Corpus.read(
                Corpus.find(file),
                MOST,
                event -> objects.computeIfAbsent(uid(event), uid -> new ArrayList<>())
                        .add(mapping.observe(event, misfit -> {}).objects().hashCode()));
        // A hash stands for the objects, of which there are too many to keep; equal objects have equal ones.
        objects.values().forEach(list -> list.sort(null));
        return objects;
    }

    private Map<String, List<String>> hits(String form, String suffix) {
        List<StixObject> indicators =
                PATTERNS.stream().map(ZeekFormsTest::indicator).toList();
        Oracle oracle =
                new Oracle(RuleSet.EMPTY.with(indicators, Instant.MIN).rules().rules());
        Map<String, List<String>> hits = new HashMap<>();
        // The few that come first in time are read last: each of the many that waits for one is then searched for but
        // once.
        for (String stream : List.of("dns", "ssl", "rdp", "ssh")) {
            Path file = Corpus.find("zeek/" + form + "/" + stream + suffix);
            Corpus.read(
                    file,
                    MOST,
                    event -> oracle.accept(mapping.observe(event, misfit -> {}))
                            .forEach(hit -> hits.computeIfAbsent(hit.rule().name(), name -> new ArrayList<>())
                                    .add(described(hit))));
        }
        hits.values().forEach(list -> list.sort(null));
        return hits;
    }

    private static String described(Hit hit) {
        return hit.evidence().stream()
                .map(evidence -> uid(evidence.event()) + evidence.matched())
                .toList()
                .toString();
    }

    private static String uid(Event event) {
        return event.fields().path("uid").asText();
    }

    private static StixObject indicator(String pattern) {
        var json = StixJson.mapper().createObjectNode();
        json.put("type", "indicator").put("id", StixId.random("indicator").toString());
        json.put("name", pattern).put("pattern", pattern).put("pattern_type", "stix");
        json.put("valid_from", "2000-01-01T00:00:00Z").put("modified", "2026-01-01T00:00:00Z");
        return StixObject.of(json);
    }
}
