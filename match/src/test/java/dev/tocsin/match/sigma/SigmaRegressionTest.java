package dev.tocsin.match.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.match.Hit;
import dev.tocsin.match.SharedFiles;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.telemetry.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** SigmaHQ's recorded events, each beside the name of the rule that must match it. */
class SigmaRegressionTest {

    private static final Pattern RULE = Pattern.compile("rule_metadata:\\s+- id: ([0-9a-f-]{36})");
    private static final Pattern COUNT = Pattern.compile("match_count: (\\d+)");

    @Test
    void each_rule_matches_as_many_of_its_recorded_events_as_its_authors_say() throws IOException {
        Map<String, SigmaRule> rules = SigmaCorpus.rules();
        List<SigmaRule> all = List.copyOf(rules.values());
        SigmaOracle oracle = new SigmaOracle(all, LogSources.standard());
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> rulesPerEvent = new TreeMap<>();
        int checked = 0;
        for (Path info : SharedFiles.below(SharedFiles.find("conformance/sigma-regression"), "info.yml")) {
            Path folder = info.resolveSibling(".").normalize();
            String text = Files.readString(info);
            Matcher rule = RULE.matcher(text);
            assertThat(rule.find()).as("%s names a rule", info).isTrue();
            Matcher count = COUNT.matcher(text);
            if (text.contains("# regression_tests_info")) {
                continue; // switched off by its authors: it has no events
            }
            int events = 0;
            int matching = 0;
            for (Path log : SharedFiles.below(folder, ".json")) {
                try (LogReader reader = LogReader.open(log.toString(), Files.newInputStream(log))) {
                    while (reader.hasNext()) {
                        events++;
                        List<Hit> hits = oracle.accept(reader.next());
                        rulesPerEvent.merge(log.getFileName().toString(), hits.size(), Integer::max);
                        matching +=
                                hits.stream().anyMatch(hit -> hit.rule().id().equals(rule.group(1))) ? 1 : 0;
                    }
                    assertThat(reader.tally().problems()).isEmpty();
                }
            }
            boolean right = count.find() ? matching == Integer.parseInt(count.group(1)) : matching > 0;
            checked++;
            if (!right) {
                wrong.add(folder.getFileName() + ": " + matching + " of " + events);
            }
        }
        System.out.println("checked " + checked + " rules; rules that match one event: " + rulesPerEvent.values());
        // Its events create procdump.exe, procdump64.exe and procdump64a.exe, which the rule lists, and its authors
        // count one.
        assertThat(wrong).containsExactly("file_event_win_cred_dump_tools_dropped_files: 3 of 6");
        assertThat(checked).isGreaterThan(90);
        assertThat(rulesPerEvent.values()).allMatch(rulesForOne -> rulesForOne < 15);
    }
}
