package dev.tocsin.match.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.match.RuleCounts;
import dev.tocsin.match.mapping.Corpus;
import dev.tocsin.sigma.LogSource;
import dev.tocsin.sigma.SigmaRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Public rules over a recorded intrusion with ordinary work around it: what fires is what happened, and little else. */
class RecordedIntrusionTest {

    private static boolean isOfInterest(SigmaRule rule) {
        LogSource source = rule.logSource();
        return source.product().equals(Optional.of("windows"))
                && (source.service().equals(Optional.of("system"))
                        || source.category().equals(Optional.of("process_creation"))
                        || source.category().equals(Optional.of("registry_set")));
    }

    @Test
    void a_service_that_starts_a_hidden_shell_is_found_in_three_logs() {
        List<SigmaRule> rules = SigmaCorpus.rules().values().stream()
                .filter(RecordedIntrusionTest::isOfInterest)
                .toList();
        SigmaOracle oracle = new SigmaOracle(rules, LogSources.standard());
        Corpus.read(Corpus.find("windows/empire-psexec.jsonl.xz"), Integer.MAX_VALUE, oracle::accept);
        Map<String, Long> hits = oracle.counts().stream()
                .filter(count -> count.hits() > 0)
                .collect(Collectors.toMap(count -> count.rule().name(), RuleCounts::hits));
        assertThat(hits)
                .containsEntry("CobaltStrike Service Installations - System", 1L)
                .containsEntry("PowerShell as a Service in Registry", 1L)
                .containsEntry("HackTool - Empire PowerShell Launch Parameters", 4L);
        assertThat(hits.values().stream().mapToLong(Long::longValue).sum()).isLessThan(50);
    }
}
