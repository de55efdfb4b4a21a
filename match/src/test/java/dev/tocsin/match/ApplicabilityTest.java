package dev.tocsin.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.pattern.PatternParser;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplicabilityTest {

    private static final LogSource DNS = new LogSource(LogFormat.ZEEK_JSON, "dns");
    private static final LogSource FILES = new LogSource(LogFormat.ZEEK_TSV, "files");
    private static final LogSource SYSMON =
            new LogSource(LogFormat.WINDOWS_FLAT, "Microsoft-Windows-Sysmon/Operational");
    private static final LogSource OBSERVED = new LogSource(LogFormat.STIX_OBSERVED_DATA, "");

    private final EventMapping mapping = EventMapping.standard();

    @Test
    void aRuleThatALogCanCarryApplies() {
        applies("[domain-name:value = 'a.test']", DNS);
        applies("[network-traffic:dst_ref.value = '10.0.0.1' AND network-traffic:protocols[*] = 'udp']", DNS);
        applies("[domain-name:resolves_to_refs[*].value = '10.0.0.1']", DNS);
        applies("[process:parent_ref.image_ref.parent_directory_ref.path = 'C:\\\\x']", SYSMON);
        applies("[file:hashes.'SHA-256' = 'aa']", FILES);
        applies("[file:hashes.IMPHASH = 'aa']", SYSMON);
        applies("[windows-registry-key:values[*].data = '1']", SYSMON);
        applies("[mutex:name = 'anything']", OBSERVED);
    }

    @Test
    void aRuleForWhatALogNeverCarriesSaysSo() {
        cannotApply("[file:hashes.MD5 = 'aa']", "Zeek JSON dns logs never carry file:hashes.MD5", DNS);
        cannotApply("[url:value = 'http://a.test/']", "Zeek JSON dns logs never carry url:value", DNS);
        cannotApply("[file:hashes.IMPHASH = 'aa']", "Zeek TSV files logs never carry file:hashes.IMPHASH", FILES);
        // A list has no properties, and a reference is no list.
        cannotApply(
                "[domain-name:resolves_to_refs.value = 'x']",
                "Zeek JSON dns logs never carry domain-name:resolves_to_refs.value",
                DNS);
    }

    @Test
    void alternativesNeedOneThatCanBeAndConjunctionsAll() {
        applies("[file:hashes.MD5 = 'aa' OR domain-name:value = 'a.test']", DNS);
        applies("[url:value = 'x'] OR [domain-name:value = 'a.test']", DNS);
        cannotApply(
                "[domain-name:value = 'a.test'] AND [url:value = 'x']",
                "Zeek JSON dns logs never carry url:value",
                DNS);
        cannotApply(
                "[domain-name:value = 'a.test'] FOLLOWEDBY ([url:value = 'x'] REPEATS 2 TIMES) WITHIN 5 SECONDS",
                "Zeek JSON dns logs never carry url:value",
                DNS);
    }

    @Test
    void partsOfAPatternMayBeInDifferentLogs() {
        applies("[domain-name:value = 'a.test'] AND [file:hashes.MD5 = 'aa']", DNS, FILES);
        // Within brackets all is about one object, so one log must carry it all.
        cannotApply(
                "[file:hashes.MD5 = 'aa' AND file:parent_directory_ref.path = 'x']",
                "Zeek JSON dns, Zeek TSV files logs never carry file:parent_directory_ref.path",
                DNS,
                FILES);
    }

    @Test
    void absenceNeedsAnObjectThatCouldHaveIt() {
        applies("[NOT EXISTS domain-name:x_other]", DNS);
        cannotApply("[NOT EXISTS mutex:name]", "Zeek JSON dns logs never carry mutex:name", DNS);
        cannotApply("[file:name != 'x']", "Zeek JSON dns logs never carry file:name", DNS);
    }

    @Test
    void aLogConcernsARuleWhenItCanHoldAnyPartOfIt() {
        IndicatorRule rule = rule("[domain-name:value = 'a.test'] AND [file:hashes.MD5 = 'aa']");
        assertThat(Applicability.concerns(rule, DNS, mapping)).isTrue();
        assertThat(Applicability.concerns(rule, new LogSource(LogFormat.ZEEK_JSON, "modbus"), mapping))
                .isFalse();
    }

    private void applies(String pattern, LogSource... logs) {
        assertThat(Applicability.of(rule(pattern), List.of(logs), mapping))
                .as(pattern)
                .isEqualTo(new Applicability.Applies());
    }

    private void cannotApply(String pattern, String reason, LogSource... logs) {
        assertThat(Applicability.of(rule(pattern), List.of(logs), mapping))
                .as(pattern)
                .isInstanceOfSatisfying(
                        Applicability.CannotApply.class,
                        no -> assertThat(no.reasons())
                                .extracting(Object::toString)
                                .contains(reason));
    }

    private static IndicatorRule rule(String pattern) {
        StixObject indicator = StixObject.of(StixJson.read(
                "{\"type\": \"indicator\", \"id\": \"indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"}"));
        return new IndicatorRule(
                indicator,
                "a rule",
                PatternParser.parse(pattern).orThrow(),
                Instant.parse("2020-01-01T00:00:00Z"),
                Optional.empty());
    }
}
